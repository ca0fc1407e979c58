import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from '@jest/globals';

import { layOut } from '../support/lay-out.ts';
import { callTool, findTool, type ToolAnswer } from '../support/real-tool.ts';
import { createDatabase, describeEachEngine } from '../support/servers.ts';
import { describeBesideTool, describeOurs, type FormatSuite, type ToolTarget } from './format-suite.ts';
import { sqlMigrateDirectory, sqlMigrateOrder } from './sql-migrate/directory.ts';
import { refusedBySqlMigrate } from './sql-migrate/refused.ts';

const suite: FormatSuite = {
  format: 'sql-migrate',
  engines: ['postgresql', 'mariadb', 'mysql'],
  directory: sqlMigrateDirectory,
  failing: (engine) => ({ ...sqlMigrateDirectory(engine), 'db/zz.sql': '-- +migrate Up\nCREATE TABLE half (id int);\nCREATE TABLE half (id int);\n' }),
  table: 'gorp_migrations',
  rows: 'id, applied_at IS NULL AS n BY id',
  // As sql-migrate 1.8.1 wrote them.
  recorded: (engine) => sqlMigrateOrder.toSorted().map((name) => `${name} ${engine === 'postgresql' ? 'false' : '0'}`),
  middle: { version: '6-no-way-back.sql', count: 6 },
};

describeOurs(suite);

const tool = await findTool('sql-migrate');
if ('unavailable' in tool) it.skip(`sql-migrate beside the real sql-migrate: ${tool.unavailable}`, () => undefined);
else {
  const call = async ({ url, folder }: ToolTarget, ...args: readonly string[]): Promise<ToolAnswer> => {
    const config = path.join(folder, 'dbconfig.yml');
    await writeFile(config, JSON.stringify({ test: { ...connection(url), dir: folder } }));
    return callTool(tool.program, [...args, `-config=${config}`, '-env=test']);
  };
  describeBesideTool(suite, {
    up: (target, count) => call(target, 'up', ...(count === undefined ? [] : [`-limit=${count}`])),
    down: (target) => call(target, 'down'),
    complaints: async (target) => (await call(target, 'up')).output.replace('Applied 0 migrations', '').trim(),
  });

  describeEachEngine('files that sql-migrate refuses', ['postgresql'], (server) => {
    it('are refused by sql-migrate itself', async () => {
      const database = await createDatabase(server);
      const kept: string[] = [];
      for (const [text] of refusedBySqlMigrate) {
        const folder = await layOut({ 'db/1_a.sql': text });
        if ((await call({ url: database.url, folder }, 'up', '-dryrun')).succeeded) kept.push(text);
        await rm(folder, { recursive: true });
      }
      await database.drop();
      expect(kept).toEqual([]);
    }, 60_000);
  });
}

function connection(url: string): { readonly dialect: string; readonly datasource: string } {
  if (url.startsWith('postgresql')) return { dialect: 'postgres', datasource: `${url}?sslmode=disable` };
  const { username, password, host, pathname } = new URL(url);
  return { dialect: 'mysql', datasource: `${username}:${password}@tcp(${host})${pathname}?parseTime=true` };
}
