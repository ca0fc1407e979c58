/**
 * knex in a process of its own: applies some or all migrations of a folder, and prints what it has then as JSON.
 * Arguments: the packages' folder, `latest`, `up` or `list`, the client, the URL, the migrations' folder.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

interface Knex {
  readonly migrate: {
    latest(): Promise<unknown>;
    up(): Promise<unknown>;
    list(): Promise<readonly [readonly { readonly name: string }[], readonly { readonly file: string }[]]>;
  };
  destroy(): Promise<void>;
}

const [packages = '', command = '', client = '', connection = '', directory = ''] = process.argv.slice(2);
const makeKnex = createRequire(path.join(packages, 'package.json'))('knex') as (settings: unknown) => Knex;
const knex = makeKnex({ client, connection, migrations: { directory } });
const { stdout } = process;
const print = (answer: unknown): void => void stdout.write(`\n${JSON.stringify(answer)}\n`);

try {
  if (command === 'latest') await knex.migrate.latest();
  if (command === 'up') await knex.migrate.up();
  const [completed, pending] = await knex.migrate.list();
  print({ completed: completed.map(({ name }) => name), pending: pending.map(({ file }) => file) });
} catch (error) {
  print({ error: error instanceof Error ? error.message : String(error) });
} finally {
  await knex.destroy();
}
