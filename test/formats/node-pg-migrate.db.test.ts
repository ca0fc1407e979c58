import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { it } from '@jest/globals';

import { callTool, findTool, type ToolAnswer } from '../support/real-tool.ts';
import { describeBesideTool, describeOurs, type FormatSuite, type ToolTarget } from './format-suite.ts';
import { nodePgMigrateDirectory, nodePgMigrateOrder } from './node-pg-migrate/directory.ts';

const suite: FormatSuite = {
  format: 'node-pg-migrate',
  engines: ['postgresql'],
  directory: () => nodePgMigrateDirectory,
  failing: () => ({ ...nodePgMigrateDirectory, 'db/1704110400004_bad.sql': 'CREATE TABLE half (id int);\nCREATE TABLE half (id int);\n' }),
  table: 'pgmigrations',
  rows: 'id, name BY id',
  // As node-pg-migrate 9.0.0 wrote them.
  recorded: () => nodePgMigrateOrder.map((name, index) => `${index + 1} ${name}`),
  middle: { version: '0006_pair', count: 6 },
};

describeOurs(suite);

const tool = await findTool('node-pg-migrate');
if ('unavailable' in tool) it.skip(`node-pg-migrate beside the real node-pg-migrate: ${tool.unavailable}`, () => undefined);
else {
  const library = pathToFileURL(path.join(path.dirname(await realpath(tool.program)), '..', 'dist', 'bundle', 'index.js')).href;
  // Pairs of files are read by a loader that its command line has no word for.
  const script = `const { runner } = await import(process.argv[1]);
const [, , databaseUrl, dir, count, direction] = process.argv;
const migrationLoaderStrategies = [{ extensions: ['.sql'], loader: 'sql' }];
await runner({ databaseUrl, dir, direction, migrationsTable: 'pgmigrations', singleTransaction: true, migrationLoaderStrategies, ...(count === '' ? {} : { count: Number(count) }) });`;
  const call = ({ url, folder }: ToolTarget, count = '', direction = 'up'): Promise<ToolAnswer> => callTool(process.execPath, ['--input-type=module', '--eval', script, library, url, folder, count, direction]);
  describeBesideTool(suite, {
    up: (target, count) => call(target, count === undefined ? '' : String(count)),
    down: (target) => call(target, '1', 'down'),
    complaints: async (target) => (await call(target)).output.replace('No migrations to run!', '').trim(),
  });
}
