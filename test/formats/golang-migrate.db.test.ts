import { expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { requestFor } from '../runner/target.ts';
import { callTool, findTool, type ToolAnswer } from '../support/real-tool.ts';
import { createDatabase, describeEachServer } from '../support/servers.ts';
import { describeBesideTool, describeOurs, type FormatSuite, type ToolTarget } from './format-suite.ts';
import { golangMigrateDirectory } from './golang-migrate/directory.ts';

const suite: FormatSuite = {
  format: 'golang-migrate',
  engines: ['postgresql', 'mariadb', 'mysql'],
  directory: golangMigrateDirectory,
  failing: (engine) => ({ ...golangMigrateDirectory(engine), 'db/20240101120001_bad.up.sql': 'CREATE TABLE half (id int);\nCREATE TABLE half (id int);\n' }),
  table: 'schema_migrations',
  rows: 'version, dirty BY version',
  // As golang-migrate 4.20.1 wrote it.
  recorded: (engine) => [`20240101120000 ${engine === 'postgresql' ? 'false' : '0'}`],
  leavesDirt: (engine) => engine === 'postgresql',
  middle: { version: '6', count: 6 },
};

describeOurs(suite);

describeEachServer('a migration of golang-migrate that fails without a transaction', suite.engines, (server) => {
  it('leaves the row dirty until it is gone on with', async () => {
    const database = await createDatabase(server);
    const target = { engine: server.engine, url: database.url };
    const statement = server.engine === 'postgresql' ? 'CREATE INDEX CONCURRENTLY i ON a (x)' : 'ALTER TABLE a ADD INDEX i (x)';
    const files = { 'db/1_a.up.sql': 'CREATE TABLE a (id int);', 'db/2_b.up.sql': `CREATE TABLE b (id int);\n${statement};\n` };
    const rows = async () => (await database.query('SELECT version, dirty FROM schema_migrations')).map((row) => Object.values(row).map(Number));
    expect((await applyMigrations(await requestFor(target, files, { format: 'golang-migrate' }))).outcome).toBe('failed');
    expect(await rows()).toEqual([[2, 1]]);
    expect((await applyMigrations(await requestFor(target, files, { format: 'golang-migrate' }))).error).toMatchObject({ code: 'history/failed-migration' });
    await database.drop();
  });
});

const tool = await findTool('migrate');
if ('unavailable' in tool) it.skip(`golang-migrate beside the real golang-migrate: ${tool.unavailable}`, () => undefined);
else {
  const call = ({ url, folder }: ToolTarget, ...args: readonly string[]): Promise<ToolAnswer> => callTool(tool.program, ['-path', folder, '-database', connection(url), ...args]);
  describeBesideTool(suite, {
    up: (target, count) => call(target, 'up', ...(count === undefined ? [] : [String(count)])),
    down: (target) => call(target, 'down', '1'),
    complaints: async (target) => (await call(target, 'up')).output.replace('no change', '').trim(),
  });
}

function connection(url: string): string {
  if (url.startsWith('postgresql')) return `${url}?sslmode=disable`;
  const { username, password, host, pathname } = new URL(url);
  return `mysql://${username}:${password}@tcp(${host})${pathname}`;
}
