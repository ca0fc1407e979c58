import type { DatabaseProblem } from '../model/database-problem.ts';
import type { Statement } from '../model/statement.ts';

/** What a fresh server lacks although real migrations take it for granted. */
export type MissingPrerequisite =
  | { readonly kind: 'role'; readonly name: string }
  | { readonly kind: 'extension'; readonly name: string };

/** How one engine family says that something is missing, and how a role without login is made. */
export interface Prerequisites {
  /** Reads the server's refusal of a statement; undefined where it means something else. */
  missing(problem: DatabaseProblem, statement: Statement): MissingPrerequisite | undefined;
  /** SQL that creates a role nobody can log in with. */
  createRole(name: string): string;
  /** SQL that removes such a role again. */
  dropRole(name: string): string;
  /** True where a refusal can be the consequence of a statement that was left out: an object does not exist. */
  isMissingObject(problem: DatabaseProblem): boolean;
}
