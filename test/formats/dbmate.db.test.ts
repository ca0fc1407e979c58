import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { expect, it } from '@jest/globals';

import { layOut } from '../support/lay-out.ts';
import { callTool, findTool, type ToolAnswer } from '../support/real-tool.ts';
import { createDatabase, describeEachEngine } from '../support/servers.ts';
import { dbmateDirectory } from './dbmate/directory.ts';
import { refusedByDbmate } from './dbmate/refused.ts';
import { describeBesideTool, describeOurs, type FormatSuite, type ToolTarget } from './format-suite.ts';

const suite: FormatSuite = {
  format: 'dbmate',
  engines: ['postgresql', 'mariadb', 'mysql'],
  directory: dbmateDirectory,
  failing: (engine) => ({ ...dbmateDirectory(engine), 'db/20240101000013_bad.sql': '-- migrate:up\nCREATE TABLE half (id int);\nCREATE TABLE half (id int);\n-- migrate:down\n' }),
  table: 'schema_migrations',
  rows: 'version BY version',
  // As dbmate 2.36.0 wrote them.
  recorded: () => Array.from({ length: 12 }, (_, index) => `202401010000${String(index + 1).padStart(2, '0')}`),
  middle: { version: '20240101000006', count: 6 },
};

describeOurs(suite);

const tool = await findTool('dbmate');
if ('unavailable' in tool) it.skip(`dbmate beside the real dbmate: ${tool.unavailable}`, () => undefined);
else {
  const call = ({ url, folder }: ToolTarget, command: string): Promise<ToolAnswer> =>
    callTool(tool.program, ['-u', url.startsWith('postgresql') ? `${url}?sslmode=disable` : url, '-d', folder, '--no-dump-schema', command]);
  describeBesideTool(suite, {
    up: async (target, count) => {
      const folder = count === undefined ? target.folder : await firstFiles(target.folder, count);
      return call({ ...target, folder }, 'migrate');
    },
    down: (target) => call(target, 'rollback'),
    complaints: async (target) => (await call(target, 'status')).output.split('\n').filter((line) => line.startsWith('[ ]')).join('\n'),
  });

  describeEachEngine('files that dbmate refuses', ['postgresql'], (server) => {
    it('are refused by dbmate itself', async () => {
      const kept: string[] = [];
      for (const [text] of refusedByDbmate) {
        const database = await createDatabase(server);
        const folder = await layOut({ 'db/1_a.sql': text });
        if ((await call({ url: database.url, folder }, 'migrate')).succeeded) kept.push(text);
        await rm(folder, { recursive: true });
        await database.drop();
      }
      expect(kept).toEqual([]);
    }, 60_000);
  });
}

async function firstFiles(folder: string, count: number): Promise<string> {
  const part = await mkdtemp(path.join(tmpdir(), 'migrations-'));
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort().slice(0, count);
  for (const name of names) await copyFile(path.join(folder, name), path.join(part, name));
  return part;
}
