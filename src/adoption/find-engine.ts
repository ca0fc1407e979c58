import type { EngineName } from '../model/engine-name.ts';
import { textAt, type Evidence, type Tree } from './tree.ts';

/** The engine of a repository, and its version where something names it. */
export interface FoundEngine {
  readonly engine?: Evidence<EngineName>;
  readonly version?: Evidence<string>;
}

/** Words by which tools and images name engines. */
const words: Readonly<Record<string, EngineName>> = {
  postgres: 'postgresql', postgresql: 'postgresql', pg: 'postgresql', postgis: 'postgresql', pgx: 'postgresql', timescaledb: 'postgresql', pgvector: 'postgresql',
  mysql: 'mysql', mysql2: 'mysql', percona: 'mysql', mariadb: 'mariadb',
};

/** A kind of file, and where in it an engine is named. The first group is the engine's word, the second, where there is one, a version. */
interface Witness {
  readonly path: RegExp;
  readonly says: RegExp;
}

/** In the order of their weight: what belongs to the migrations, then what runs a server beside them. */
const witnesses: readonly Witness[] = [
  { path: /(?:^|\/)migration_lock\.toml$/, says: /^\s*provider\s*=\s*"(\w+)"/m },
  { path: /(?:^|\/)meta\/_journal\.json$/, says: /"dialect"\s*:\s*"(\w+)"/ },
  { path: /(?:^|\/)sqitch\.conf$/, says: /^\s*engine\s*=\s*(\w+)/m },
  { path: /(?:^|\/)\.skeema$/, says: /^\s*flavor\s*=\s*(\w+):(\d[\d.]*)/m },
  { path: /(?:^|\/)flyway(?:\.user)?\.(?:conf|toml)$/, says: /\burl\s*=\s*"?jdbc:(\w+):/ },
  { path: /(?:^|\/)liquibase(?:\.\w+)?\.properties$/, says: /\burl\s*[:=]\s*jdbc:(\w+):/ },
  { path: /(?:^|\/)application[-\w]*\.(?:properties|ya?ml)$/, says: /\bjdbc:(?:tc:)?(\w+)(?::(\d[\d.]*))?:/ },
  { path: /(?:^|\/)atlas\.hcl$/, says: /"(?:docker:\/\/)?(postgres|mysql|mariadb)(?:\/(\d[\d.]*))?\b/ },
  { path: /(?:^|\/)(?:drizzle\.config|knexfile)\.[cm]?[jt]s$/, says: /\b(?:dialect|client)\s*:\s*['"](\w+)['"]/ },
  { path: /(?:^|\/)schema\.prisma$/, says: /provider\s*=\s*"(postgresql|mysql)"/ },
  { path: /(?:^|\/)dbconfig\.yml$/, says: /^\s*dialect:\s*(\w+)/m },
  { path: /(?:^|\/)\.env(?:\.\w+)?$/, says: /\bDATABASE_URL\s*=\s*"?(\w+):\/\// },
];

/** Services of a workflow or of Compose. */
const images: Witness = {
  path: /(?:^|\/)(?:\.github\/workflows\/[^/]+|(?:docker-)?compose[-.\w]*)\.ya?ml$/,
  says: /^\s*(?:-\s*)?image:\s*['"]?(?:[\w.-]+\/)*(postgres|postgis|timescaledb|pgvector|mysql|percona|mariadb):(?:pg)?(\d[\d.]*)/m,
};

/** Finds the engine that a repository is for. */
export function findEngine(tree: Tree, directory: string | undefined): FoundEngine {
  const near = tree.paths.filter((path) => !/(?:^|\/)(?:node_modules|vendor)\//.test(path));
  const told = witnesses.flatMap((witness) => testimony(tree, near, witness));
  const served = testimony(tree, near, images);
  const named = directory === undefined ? [] : byName(directory);
  const [engine] = [...named, ...told, ...served].flatMap(({ engine: found }) => found ?? []);
  const [version] = [...told, ...served].flatMap(({ engine: of, version: found }) => (found !== undefined && of?.value === engine?.value ? [found] : []));
  return { ...(engine === undefined ? {} : { engine }), ...(version === undefined ? {} : { version: { ...version, value: majorOf(version.value, engine?.value) } }) };
}

function testimony(tree: Tree, paths: readonly string[], { path: pattern, says }: Witness): readonly FoundEngine[] {
  return paths.filter((path) => pattern.test(path)).flatMap((path) => {
    const match = says.exec(textAt(tree, path));
    const value = words[(match?.[1] ?? '').toLowerCase()];
    if (value === undefined) return [];
    const version = match?.[2];
    return [{ engine: { value, reason: `${path} says so` }, ...(version === undefined ? {} : { version: { value: version, reason: `${path} says so` } }) }];
  });
}

/** A folder for each engine is named after it. */
function byName(directory: string): readonly FoundEngine[] {
  const value = directory.split('/').reverse().flatMap((part) => words[part.toLowerCase()] ?? [])[0];
  return value === undefined ? [] : [{ engine: { value, reason: `the folder ${directory} is named after it` } }];
}

/** PostgreSQL counts majors alone; the others' series have two numbers. */
function majorOf(version: string, engine: EngineName | undefined): string {
  const [major = '', minor] = version.split('.');
  return engine === 'postgresql' || minor === undefined ? major : `${major}.${minor}`;
}
