import type { Format } from '../../migrations/format.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import type { HistoryRow, MigrationStatus } from '../../model/history.ts';
import type { Migration } from '../../model/migration.ts';
import type { FileVersion } from '../../ports/repository.ts';
import { mergeMigrations } from '../gather-migrations.ts';
import type { Project } from '../open-project.ts';
import type { ExpectedMigrations } from './expected-migrations.ts';

/** The migrations as they were applied, as far as git has their texts, and what is to be said of it. */
export interface AppliedTexts {
  readonly migrations: ExpectedMigrations;
  readonly notes: readonly string[];
}

/** The text that was applied of a migration, and the commit that has it. */
interface Recovered {
  readonly status: MigrationStatus;
  readonly migration: Migration;
  readonly commit: string;
}

/**
 * Puts for each migration that was edited or taken away after it was applied the text that was applied, which the checksum in
 * the history tells among those that git has. Where no commit has it, the migration stays untraceable.
 */
export async function withAppliedTexts(project: Pick<Project, 'repository' | 'directories'>, read: ReadMigrations, expected: ExpectedMigrations): Promise<AppliedTexts> {
  const wanted = expected.untraceable.filter(({ row, difference }) => row?.checksum !== undefined && row.version !== undefined && difference !== 'description');
  if (wanted.length === 0) return { migrations: expected, notes: [] };
  const names = new Set(wanted.flatMap(({ row, migration }) => [row?.script ?? '', migration?.path ?? '']).map((path) => path.slice(path.lastIndexOf('/') + 1)));
  const versions = await project.repository.fileVersions(project.directories, names);
  const found = wanted.flatMap((status) => recover(status, versions, { read, folders: project.directories }));
  const replaced = new Set(found.map(({ status }) => status.migration));
  const kept = expected.applied.filter((migration) => !replaced.has(migration));
  return {
    migrations: {
      ...expected,
      applied: mergeMigrations(read, kept, found.map(({ migration }) => migration)),
      untraceable: expected.untraceable.filter((status) => !found.some((one) => one.status === status)),
    },
    notes: found.map(({ status, migration, commit }) => {
      const what = status.migration === undefined ? `${migration.path} was taken away` : `${status.migration.path} was edited`;
      return `${what} after it was applied; the text of commit ${commit.slice(0, 10)}, which has the checksum of the history, was replayed.`;
    }),
  };
}

interface Reader {
  readonly read: ReadMigrations;
  readonly folders: readonly string[];
}

function recover(status: MigrationStatus, versions: readonly FileVersion[], { read, folders }: Reader): readonly Recovered[] {
  const { row } = status;
  for (const { path, bytes, commit } of row === undefined ? [] : versions) {
    const migration = readOne(read, { path, bytes }, folders).find((one) => row !== undefined && isApplied(one, row, read.rules));
    // Errors and reports name the file where it is now.
    if (migration !== undefined) return [{ status, commit, migration: status.migration === undefined ? migration : { ...migration, path: status.migration.path } }];
  }
  return [];
}

function isApplied(migration: Migration, row: HistoryRow, rules: Format): boolean {
  if (migration.kind !== 'versioned' || migration.version === undefined || row.version === undefined) return false;
  const checksum = migration.checksum ?? rules.checksum(migration, migration.text);
  return rules.versionKey(migration.version) === rules.versionKey(row.version) && [checksum, ...(migration.equivalentChecksums ?? [])].includes(row.checksum);
}

/** Texts of long ago need not be what the format takes today. */
function readOne({ rules, options }: ReadMigrations, file: Pick<FileVersion, 'path' | 'bytes'>, folders: readonly string[]): readonly Migration[] {
  try {
    return rules.read([file], folders, options).migrations;
  } catch (error) {
    if (error instanceof CatalogedError) return [];
    throw error;
  }
}
