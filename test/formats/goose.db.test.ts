import { rm } from 'node:fs/promises';

import { expect, it } from '@jest/globals';

import type { EngineName } from '../../src/model/engine-name.ts';
import { layOut } from '../support/lay-out.ts';
import { callTool, findTool, type ToolAnswer } from '../support/real-tool.ts';
import { describeBesideTool, describeOurs, type FormatSuite, type ToolTarget } from './format-suite.ts';
import { gooseDirectory } from './goose/directory.ts';
import { refusedByGoose } from './goose/refused.ts';

const variables = { PREFIX: 'shop', PREFIX_LOG: 'shop_log' };
const versions = ['0', '1', '2', '3', '4', '5', '6', '10', '11', '12', '13', '20240101120000', '20240101120001'];

const suite: FormatSuite = {
  format: 'goose',
  engines: ['postgresql', 'mariadb', 'mysql'],
  directory: gooseDirectory,
  failing: (engine) => ({ ...gooseDirectory(engine), 'db/20240101120002_bad.sql': '-- +goose Up\nCREATE TABLE half (id int);\nCREATE TABLE half (id int);\n' }),
  placeholders: variables,
  table: 'goose_db_version',
  rows: 'id, version_id, is_applied BY id',
  // As goose 3.29.0 wrote them.
  recorded: (engine: EngineName) => versions.map((version, index) => `${index + 1} ${version} ${engine === 'postgresql' ? 'true' : '1'}`),
  middle: { version: '6', count: 6 },
};

describeOurs(suite);

const tool = await findTool('goose');
if ('unavailable' in tool) it.skip(`goose beside the real goose: ${tool.unavailable}`, () => undefined);
else {
  const call = (target: ToolTarget, ...args: readonly string[]): Promise<ToolAnswer> => callTool(tool.program, ['-dir', target.folder, ...connection(target.url), ...args], { env: variables });
  describeBesideTool(suite, {
    up: async (target, count) => {
      if (count === undefined) return call(target, 'up');
      let answer: ToolAnswer = { succeeded: true, output: '' };
      for (let done = 0; done < count; done += 1) answer = await call(target, 'up-by-one');
      return answer;
    },
    down: (target) => call(target, 'down'),
    complaints: async (target) => (await call(target, 'status')).output.split('\n').filter((line) => line.includes('Pending') || line.includes('error')).join('\n'),
  });

  it.each(refusedByGoose)('goose itself refuses %j', async (text) => {
    const folder = await layOut({ 'db/1_a.sql': text });
    expect(await callTool(tool.program, ['-dir', folder, 'validate'])).toMatchObject({ succeeded: false });
    await rm(folder, { recursive: true });
  });
}

function connection(url: string): readonly string[] {
  if (url.startsWith('postgresql')) return ['postgres', `${url}?sslmode=disable`];
  const { username, password, host, pathname } = new URL(url);
  return ['mysql', `${username}:${password}@tcp(${host})${pathname}?parseTime=true`];
}
