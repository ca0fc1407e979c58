import { createRequire } from 'node:module';
import path from 'node:path';

/** What of Drizzle and of the drivers that it is given is called. */
interface Tools {
  readonly drizzle: (connection: unknown) => unknown;
  migrate(database: unknown, config: object): Promise<unknown>;
}

interface Connection {
  end(): Promise<void>;
}

interface Drivers {
  readonly Pool: new (config: object) => Connection;
  createConnection(url: string): Promise<Connection>;
}

const [packages = '', url = '', folder = ''] = process.argv.slice(2);
const load = createRequire(path.join(packages, 'package.json'));

async function migrate(): Promise<void> {
  const isPostgres = url.startsWith('postgres');
  const name = isPostgres ? 'node-postgres' : 'mysql2';
  const { drizzle } = load(`drizzle-orm/${name}`) as Tools;
  const migrator = load(`drizzle-orm/${name}/migrator`) as Tools;
  const connection = isPostgres ? new (load('pg') as Drivers).Pool({ connectionString: url }) : await (load('mysql2/promise') as Drivers).createConnection(url);
  try {
    // 1.0 takes an object, 0.x a connection too.
    await migrator.migrate(packages.includes('-1.0') ? drizzle({ client: connection }) : drizzle(connection), { migrationsFolder: folder });
  } finally {
    await connection.end();
  }
}

const answer = await migrate().then(() => ({ done: true }), (error: unknown) => ({ error: error instanceof Error ? `${error.message} ${error.cause instanceof Error ? error.cause.message : ''}` : String(error) }));
process.stdout.write(`${JSON.stringify(answer)}\n`, () => process.exit(0));
