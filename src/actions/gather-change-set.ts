import type { Migration } from '../model/migration.ts';
import type { ReadMigrations } from '../migrations/read-migrations.ts';
import type { ChangedFile } from '../model/change-set.ts';
import { changedMigrationFiles, gatherMigrations, splitMigrations } from './gather-migrations.ts';
import type { Project } from './open-project.ts';
import type { ChangeRequest } from './run-context.ts';

/** What a gate judges, and the migrations that stand before it. */
export interface GatheredChange {
  /** How the change set was found: words for the report. */
  readonly source: string;
  /** Commit that it starts at; empty where every file is judged. */
  readonly base: string;
  /** Tip of the base branch, where it is known. */
  readonly tip?: string;
  readonly files: readonly ChangedFile[];
  readonly read: ReadMigrations;
  readonly before: readonly Migration[];
  readonly changed: readonly Migration[];
}

/**
 * Finds what differs from the base and reads the migrations; undefined where no migration differs, in which case
 * nothing is read: an unrelated pull request must cost next to nothing.
 * @throws UserError of the git and migrations namespaces.
 */
export async function gatherChange(project: Project, request: ChangeRequest): Promise<GatheredChange | undefined> {
  if (request.changeSet === undefined) {
    const read = await gatherMigrations(project);
    return { source: 'every file', base: '', files: [], read, before: [], changed: read.migrations };
  }
  const changeSet = await request.changeSet;
  const files = changedMigrationFiles(project, changeSet);
  if (files.length === 0) return undefined;
  const read = await gatherMigrations(project);
  const { base, changed } = await splitMigrations(project, read, { base: changeSet.base, files });
  return { source: changeSet.source, base: changeSet.base, ...(changeSet.tip === undefined ? {} : { tip: changeSet.tip }), files, read, before: base, changed };
}
