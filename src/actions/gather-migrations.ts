import type { ChangedFile, ChangeSet } from '../model/change-set.ts';
import type { Migration, SourceFile } from '../model/migration.ts';
import { readMigrations, type ReadMigrations } from '../migrations/read-migrations.ts';
import type { Project } from './open-project.ts';

/**
 * Reads the migrations of the work tree.
 * @throws UserError of the migrations namespace.
 */
export function gatherMigrations(project: Project): ReadMigrations {
  const paths = project.directories.flatMap((directory) => project.repository.listFiles(directory));
  return readFrom(project, project.repository.readFiles([...new Set(paths)].sort()));
}

function readFrom(project: Project, files: readonly SourceFile[]): ReadMigrations {
  const { format } = project.settings.migrations;
  return readMigrations({ files, folders: project.directories, ...(format === undefined ? {} : { format }) });
}

/** Changed files below the migration directories. */
export function changedMigrationFiles(project: Project, changeSet: ChangeSet): readonly ChangedFile[] {
  const isInside = (path: string): boolean => project.directories.some((directory) => directory === '' || path.startsWith(`${directory}/`));
  return changeSet.files.filter((file) => isInside(file.path) || (file.from !== undefined && isInside(file.from)));
}

/** The migrations of the work tree, split at the merge base. */
export interface SplitMigrations {
  /** As they stood at the base, in the order of application; edited and deleted files with their old text. */
  readonly base: readonly Migration[];
  /** What the change set adds or edits, in the order of application. */
  readonly changed: readonly Migration[];
}

/**
 * Splits the migrations into those of the base and those of the change set.
 * A file that the change set did not touch is the same in both, so that only touched files are read from git.
 */
export async function splitMigrations(project: Project, read: ReadMigrations, changes: Changes): Promise<SplitMigrations> {
  const added = new Set(changes.files.filter((file) => file.change !== 'deleted').map((file) => file.path));
  const old = new Set(changes.files.filter((file) => file.change !== 'added').map((file) => file.from ?? file.path));
  const untouched = read.migrations.filter((migration) => !added.has(migration.path));
  const changed = read.migrations.filter((migration) => added.has(migration.path));
  if (old.size === 0) return { base: untouched, changed };
  const files = await Promise.all(project.directories.map((directory) => project.repository.readFilesAt(changes.base, directory, old)));
  const before = read.rules.read(files.flat(), project.directories).migrations;
  return { base: mergeMigrations(read, untouched, before), changed };
}

/** A change set, narrowed to the migration directories. */
export interface Changes {
  readonly base: string;
  readonly files: readonly ChangedFile[];
}

/** One list of two, in the format's order; versioned migrations go before repeatable ones. */
export function mergeMigrations(read: ReadMigrations, first: readonly Migration[], second: readonly Migration[]): readonly Migration[] {
  const compare = (a: Migration, b: Migration): number => {
    if (a.version === undefined || b.version === undefined) {
      if (a.version === b.version) return a.description < b.description ? -1 : 1;
      return a.version === undefined ? 1 : -1;
    }
    return read.rules.compareVersions(a.version, b.version);
  };
  return [...first, ...second].sort(compare);
}
