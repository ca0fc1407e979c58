import { CatalogedError } from '../errors/user-error.ts';
import { detectFormat, recognise } from '../migrations/detect-format.ts';
import { formatNamed, formats } from '../migrations/registry.ts';
import type { FormatName, SourceFile } from '../model/migration.ts';
import type { Tree } from './tree.ts';

/** A folder that holds migrations. */
export interface FoundDirectory {
  readonly path: string;
  readonly format: FormatName;
  /** Clause: what told the format. */
  readonly reason: string;
  /** Migrations that were read; 0 where they cannot be. */
  readonly count: number;
  readonly files: number;
  /** Why they cannot be read. */
  readonly problem?: string;
}

/** Folders of packages, of what is built, and of what git or an editor keeps. */
const foreign = /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|target|out|coverage|\.[^/]+)\//;
/** Folders whose migrations are somebody's example. */
const secondary = /(?:^|\/)(?:tests?|__tests__|spec|testdata|fixtures?|stubs?|examples?|samples?|demo|docs?)(?:\/|$)/i;
/** Folders for engines that are none of ours. */
const otherEngine = /(?:^|\/)(?:h2|hsqldb|sqlite3?|oracle|mssql|sqlserver|db2|cockroach(?:db)?|clickhouse|cassandra|spanner|derby)(?:\/|$)/i;
/** Folders that people name so. */
const usual = /(?:^|\/)(?:migrations?|migrate|changelogs?|flyway|drizzle|sqitch|schemas?)(?:\/|$)/i;

/** Files beyond these are not looked at: a folder of that size is data. */
const mostFiles = 5_000;

/** Folders with migrations, the likeliest first. */
export async function findDirectories(tree: Tree): Promise<readonly FoundDirectory[]> {
  const roots = [...new Set(tree.paths.filter((path) => !foreign.test(path)).flatMap((path) => rootOf(path) ?? []))].sort();
  const found: FoundDirectory[] = [];
  for (const root of outermost(roots)) found.push(...(await judgeFolder(tree, root)));
  return found.sort((a, b) => weightOf(b) - weightOf(a));
}

/** The folder that a file's tool is pointed at; undefined for a file that is no migration by its name. */
function rootOf(path: string): string | undefined {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const parent = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (name === 'migration.sql' || name === '_journal.json' || /^(?:.*\/)?committed$/.test(folder)) return parent;
  if (['.skeema', 'sqitch.plan', 'atlas.sum', 'migration_lock.toml'].includes(name)) return folder;
  if (/\.sql$/i.test(name)) return folder;
  if (/(?:^|\/)migrations$/.test(folder) && /^\d.*\.[cm]?[jt]s$/.test(name)) return folder;
  return /(?:changelog|liquibase).*\.(?:xml|ya?ml|json)$/i.test(path) ? folder : undefined;
}

/** A folder below another one belongs to it where their names say so: tools look into the folders below. */
function outermost(roots: readonly string[]): readonly string[] {
  return roots.filter((root) => !roots.some((other) => other !== root && root.startsWith(`${other}/`) && usual.test(other)));
}

async function judgeFolder(tree: Tree, root: string): Promise<readonly FoundDirectory[]> {
  const paths = tree.paths.filter((path) => path.startsWith(root === '' ? '' : `${root}/`) && !foreign.test(path)).slice(0, mostFiles);
  const files = tree.read(paths);
  const told = tell(files);
  if (told === undefined) return [];
  await formats.find(({ name }) => name === told.format)?.load?.();
  return [{ path: root, files: files.length, ...told, ...readFolder(files, root, told.format) }];
}

function tell(files: readonly SourceFile[]): { readonly format: FormatName; readonly reason: string } | undefined {
  const found = recognise(files);
  if (found !== undefined) return { format: found.name, reason: found.reason };
  return attempt(() => detectFormat(files), ({ format, reason }) => ({ format: format.name, reason }), () => undefined);
}

function readFolder(files: readonly SourceFile[], root: string, name: FormatName): Pick<FoundDirectory, 'count' | 'problem'> {
  return attempt<number, Pick<FoundDirectory, 'count' | 'problem'>>(
    () => formatNamed(name).read(files, [root], {}).migrations.length,
    (count) => ({ count }),
    (error) => ({ count: 0, problem: `${error.code}${error.facts.where === undefined ? '' : ` at ${error.facts.where}`}` }),
  );
}

function attempt<Value, Result>(work: () => Value, then: (value: Value) => Result, otherwise: (error: CatalogedError) => Result): Result {
  try {
    return then(work());
  } catch (error) {
    if (error instanceof CatalogedError) return otherwise(error);
    throw error;
  }
}

/** Many migrations, a tool's own files and a telling name count; what is somebody's example counts last. */
function weightOf({ path, format, count, files }: FoundDirectory): number {
  const size = 1 + Math.log2(1 + (count === 0 ? files / 2 : count));
  return size * (format === 'plain-sql' ? 0.5 : 1) * (usual.test(path) ? 2 : 1) * (secondary.test(path) || otherEngine.test(path) ? 0.05 : 1);
}
