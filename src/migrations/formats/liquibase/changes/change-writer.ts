import type { Engine, EngineFamily } from '../../../../model/engine-name.ts';
import type { Change } from '../change-set.ts';
import type { SqlSettings } from '../lay-out-sql.ts';

/** What a change is written for. */
export interface ChangeContext {
  readonly engine: Engine;
  readonly family: EngineFamily;
  /** Schema (PostgreSQL) or database (MySQL, MariaDB) of the connection: where names without a schema live. */
  readonly schema: string;
  /** Changelog in the repository, for messages: `path:line` of the change. */
  readonly where: string;
}

/**
 * What is sent for a change: statements without a delimiter, in order; or a text that Liquibase would cut as its settings say;
 * or nothing, because only Liquibase can (`reason` is a clause: `customChange runs the Java class …`).
 */
export type WrittenChange =
  | { readonly kind: 'statements'; readonly statements: readonly string[] }
  | { readonly kind: 'text'; readonly text: string; readonly settings: Omit<SqlSettings, 'where' | 'dashesNeedBlank'> }
  | { readonly kind: 'not-run'; readonly reason: string };

/** One type of change. */
export interface ChangeType {
  /** @throws UserError migrations/changelog-unreadable where the change lacks what it cannot be without. */
  write(change: Change, context: ChangeContext): WrittenChange;
  /** The change that takes it back, where Liquibase makes one up when a change set has no rollback; undefined where it cannot. */
  inverse?(change: Change, context: ChangeContext): WrittenChange | undefined;
}
