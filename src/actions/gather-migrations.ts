import type { ChangedFile, ChangeSet } from '../model/change-set.ts';
import type { Migration, SourceFile } from '../model/migration.ts';
import { CatalogedError } from '../errors/user-error.ts';
import { loadMigrations, refuseOtherEngine, type ReadMigrations } from '../migrations/read-migrations.ts';
import { versionOrder } from '../migrations/version-order.ts';
import type { Project } from './open-project.ts';

/**
 * Reads the migrations of the work tree.
 * @throws UserError of the migrations namespace.
 */
export async function gatherMigrations(project: Project): Promise<ReadMigrations> {
  const { engine, migrations: { format, options } } = project.settings;
  const read = await loadMigrations({ files: directoryFiles(project), folders: project.directories, options, toolOptions: project.toolOptions, ...(format === undefined ? {} : { format }) });
  if (engine !== undefined) refuseOtherEngine(read, engine.name);
  return read;
}

/** Files below the migration directories, as the work tree has them. */
export function directoryFiles({ directories, repository }: Project): readonly SourceFile[] {
  const paths = directories.flatMap((directory) => repository.listFiles(directory));
  return repository.readFiles([...new Set(paths)].sort());
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
  if (!read.rules.readsByFile) return splitWhole(project, read, { ...changes, added });
  const old = oldPaths(changes);
  const untouched = read.migrations.filter((migration) => !added.has(migration.path));
  const changed = read.migrations.filter((migration) => added.has(migration.path));
  if (old.size === 0) return { base: untouched, changed };
  const before = read.rules.read(await filesAtBase(project, changes.base, old), project.directories, read.options).migrations;
  return { base: mergeMigrations(read, untouched, before), changed };
}

/** Where files explain each other, the directory of the base is read as a whole, and what differs is told by script and text. */
async function splitWhole(project: Project, read: ReadMigrations, changes: Changes & { readonly added: ReadonlySet<string> }): Promise<SplitMigrations> {
  const untouched = directoryFiles(project).filter(({ path }) => !changes.added.has(path));
  const before = await filesAtBase(project, changes.base, oldPaths(changes));
  const base = readBase(project, read, [...untouched, ...before]);
  const known = new Map(base.map(({ script, hash }) => [script, hash]));
  return { base, changed: read.migrations.filter(({ script, hash }) => known.get(script) !== hash) };
}

/** A directory that was broken at the base has no migrations there: a change set that mends it is judged as a whole. */
function readBase({ directories }: Project, { rules, options }: ReadMigrations, files: readonly SourceFile[]): readonly Migration[] {
  try {
    return rules.read(files, directories, options).migrations;
  } catch (error) {
    if (error instanceof CatalogedError) return [];
    throw error;
  }
}

function oldPaths({ files }: Changes): ReadonlySet<string> {
  return new Set(files.filter((file) => file.change !== 'added').map((file) => file.from ?? file.path));
}

async function filesAtBase({ directories, repository }: Project, base: string, paths: ReadonlySet<string>): Promise<readonly SourceFile[]> {
  if (paths.size === 0) return [];
  return (await Promise.all(directories.map((directory) => repository.readFilesAt(base, directory, paths)))).flat();
}

/** A change set, narrowed to the migration directories. */
export interface Changes {
  readonly base: string;
  readonly files: readonly ChangedFile[];
}

/** One list of two, in the format's order; versioned migrations go before repeatable ones. */
export function mergeMigrations(read: ReadMigrations, first: readonly Migration[], second: readonly Migration[]): readonly Migration[] {
  const compareVersions = versionOrder(read.rules, read.migrations);
  const compare = (a: Migration, b: Migration): number => {
    if (a.version === undefined || b.version === undefined) {
      if (a.version === b.version) return a.description < b.description ? -1 : 1;
      return a.version === undefined ? 1 : -1;
    }
    return compareVersions(a.version, b.version);
  };
  return [...first, ...second].sort(compare);
}
