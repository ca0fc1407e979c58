import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { fileName, pathBelow } from '../../new-migration.ts';

/** One migration's folder. */
export interface PrismaFolder {
  readonly name: string;
  readonly script: SourceFile;
  /** What Prisma's guide to down migrations lets people write beside it; Prisma itself does not read it. */
  readonly down?: SourceFile;
}

/** What lies in a migrations directory of Prisma. */
export interface PrismaDirectory {
  readonly lock?: SourceFile;
  /** Where it lies: empty, or ending in a slash. */
  readonly root?: string;
  readonly migrations: readonly PrismaFolder[];
  readonly companions: readonly string[];
  readonly notes: readonly string[];
}

const lockName = 'migration_lock.toml';
const scriptName = 'migration.sql';
const downName = 'down.sql';

/**
 * Reads the directory in which migration_lock.toml lies, or the configured one where it is missing. Each folder in it is a
 * migration, as for Prisma: one without migration.sql is an error.
 * @throws UserError migrations/several-directories, migrations/file-missing, migrations/unsupported-feature.
 */
export function readDirectory(files: readonly SourceFile[], folders: readonly string[]): PrismaDirectory {
  const locks = files.filter(({ path }) => fileName(path) === lockName);
  const [lock, other] = locks;
  if (other !== undefined) throw new UserError('migrations/several-directories', { detail: locks.map(({ path }) => path).join(', ') });
  const roots = lock === undefined ? folders : [lock.path.slice(0, -lockName.length).replace(/\/$/, '')];
  const { inside, left } = sortFiles(files, roots);
  const migrations = [...inside].map(([name, content]) => folderOf(name, content));
  return {
    ...(lock === undefined ? {} : { lock, root: lock.path.slice(0, -lockName.length) }),
    migrations,
    companions: migrations.flatMap(({ down }) => down?.path ?? []),
    notes: lock === undefined ? [...left, `${lockName} is missing: nothing says for which engine the directory was made`] : left,
  };
}

interface SortedFiles {
  /** Files by their paths in a folder, by folder. */
  readonly inside: ReadonlyMap<string, ReadonlyMap<string, SourceFile>>;
  /** What is said of SQL files that are in none. */
  readonly left: readonly string[];
}

function sortFiles(files: readonly SourceFile[], roots: readonly string[]): SortedFiles {
  const inside = new Map<string, Map<string, SourceFile>>();
  const left: string[] = [];
  for (const file of files) {
    const below = placeIn(roots, file.path);
    const slash = below?.indexOf('/') ?? -1;
    if (below !== undefined && slash >= 0) {
      const folder = below.slice(0, slash);
      const content = inside.get(folder) ?? new Map<string, SourceFile>();
      inside.set(folder, content.set(below.slice(slash + 1), file));
    } else if (/\.sql$/i.test(file.path)) {
      left.push(`${file.path} is left out as Prisma does: only the ${scriptName} of a folder ${below === undefined ? 'beside migration_lock.toml ' : ''}is a migration`);
    }
  }
  return { inside, left };
}

function placeIn(roots: readonly string[], path: string): string | undefined {
  const isInside = roots.some((root) => root === '' || root === '.' || path.startsWith(`${root.replace(/\/+$/, '')}/`));
  return isInside ? pathBelow(roots, path) : undefined;
}

/** @param content files by their paths in the folder. */
function folderOf(name: string, content: ReadonlyMap<string, SourceFile>): PrismaFolder {
  const script = content.get(scriptName);
  const down = content.get(downName);
  const graph = content.get('ops.json') ?? content.get('migration.json');
  if (graph !== undefined) {
    throw new UserError('migrations/unsupported-feature', { where: graph.path, detail: `${graph.path} belongs to a migration of Prisma 8, which keeps operations instead of SQL and a history of its own` });
  }
  if (script !== undefined) return { name, script, ...(down === undefined ? {} : { down }) };
  const first = [...content.values()][0]?.path ?? name;
  throw new UserError('migrations/file-missing', { where: first.slice(0, first.lastIndexOf('/')), detail: `${name}/${scriptName}` });
}
