import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** What of Prisma's engine is called; its package describes it in schema_engine.d.ts. */
interface Engine {
  applyMigrations(input: object): Promise<unknown>;
  diagnoseMigrationHistory(input: object): Promise<unknown>;
  markMigrationApplied(input: object): Promise<unknown>;
  markMigrationRolledBack(input: object): Promise<unknown>;
}

interface EngineModule {
  readonly SchemaEngine: { new: (options: object, log: () => void, adapter: unknown) => Promise<Engine> };
  __wbg_set_wasm(exports: unknown): void;
}

/** What of WebAssembly is used: the project's library of types has nothing of it. */
interface Assembly {
  instantiate(bytes: Uint8Array, imports: object): Promise<{ readonly instance: { readonly exports: { __wbindgen_start?(): void } } }>;
}

interface PgConnection {
  executeScript(script: string): Promise<void>;
  readonly client: { query(text: string): Promise<unknown> };
}

interface Adapters {
  readonly PrismaPg: new (options: object) => { connect(): Promise<PgConnection> };
  readonly bindMigrationAwareSqlAdapterFactory: (factory: unknown) => unknown;
}

const [packages = '', url = '', folder = '', command = '', migrationName = ''] = process.argv.slice(2);
const load = createRequire(path.join(packages, 'package.json'));

function adapter(): unknown {
  const { bindMigrationAwareSqlAdapterFactory: bind } = load('@prisma/driver-adapter-utils') as Adapters;
  const factory = new (load('@prisma/adapter-pg') as Adapters).PrismaPg({ connectionString: url });
  // The adapter cuts a script at every semicolon; the engine itself, which the command line runs, sends it whole.
  const connect = async (): Promise<PgConnection> => {
    const connection = await factory.connect();
    connection.executeScript = async (script) => {
      await connection.client.query(script);
    };
    return connection;
  };
  return bind(Object.assign(Object.create(factory), { connect }));
}

/** What the engine says before it ends for a reason that it did not foresee. */
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => process.stderr.write(`${message}\n`) } });

/** The engine is WebAssembly whose JavaScript half is no export of its package. */
async function openEngine(): Promise<Engine> {
  const home = path.join(packages, 'node_modules/@prisma/schema-engine-wasm');
  const module = (await import(pathToFileURL(path.join(home, 'schema_engine_bg.js')).href)) as EngineModule;
  const { instance } = await (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly.instantiate(readFileSync(path.join(home, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': { ...module } });
  module.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start?.();
  return module.SchemaEngine.new({ datamodels: [['schema.prisma', 'datasource db { provider = "postgresql" }']] }, () => undefined, adapter());
}

/** The directory as Prisma's command line hands it to its engine. */
function migrationsList(): object {
  const lock = path.join(folder, 'migration_lock.toml');
  const directories = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort();
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: directories.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: readFileSync(path.join(folder, name, 'migration.sql'), 'utf8') } },
    })),
  };
}

async function call(engine: Engine): Promise<unknown> {
  const input = { migrationsList: migrationsList(), filters: { externalTables: [], externalEnums: [] }, optInToShadowDatabase: false, migrationName };
  switch (command) {
    case 'deploy': return engine.applyMigrations(input);
    case 'diagnose': return engine.diagnoseMigrationHistory(input);
    case 'applied': return engine.markMigrationApplied(input);
    default: return engine.markMigrationRolledBack(input);
  }
}

const answer = await openEngine().then(call).then((result) => ({ result }), (error: unknown) => ({ error: String(error) }));
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
