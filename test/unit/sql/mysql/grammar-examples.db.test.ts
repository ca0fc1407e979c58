import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { parseServerVersion } from '../../../../src/sql/server-version.ts';
import { MysqlSyntaxOracle } from '../../../support/mysql-syntax-oracle.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../../../support/servers.ts';

/** One statement a line, valid and broken ones mixed: what is which is for the server to say, and differs between the two. */
const folder = 'test/unit/sql/mysql/examples';
const files = readdirSync(folder).filter((name) => name.endsWith('.sql'));

/** The tables of words and versions are exact from here on. */
const oldestJudged = { mysql: 90700, mariadb: 101100, postgresql: 0 } as const;

function linesOf(file: string): readonly string[] {
  return readFileSync(path.join(folder, file), 'utf8').split('\n').filter((line) => line !== '');
}

function isUnderstood(reader: ScriptReader, sql: string): boolean {
  const { statements, clientCommands } = reader.read(sql);
  return clientCommands.length === 0 && statements.length === 1 && statements.every(({ problem }) => problem === undefined);
}

describeEachServer('examples of the grammar', ['mysql', 'mariadb'], (server) => {
  const version = parseServerVersion(server.version);
  if (version === undefined || version.number < oldestJudged[server.engine]) return;
  let database: TestDatabase;
  let oracle: MysqlSyntaxOracle;
  let reader: ScriptReader;

  beforeAll(async () => {
    database = await createDatabase(server);
    oracle = await MysqlSyntaxOracle.connect(database.url);
    reader = await loadReader({ name: server.engine, version });
  });

  it.each(files)('are read from %s as the server parses them', async (file) => {
    const differing: string[] = [];
    for (const sql of linesOf(file)) {
      const verdict = await oracle.judge(sql);
      const understood = isUnderstood(reader, sql);
      if (verdict !== 'refused' && understood !== (verdict === 'valid')) differing.push(`${verdict}: ${sql}`);
    }
    expect(differing).toEqual([]);
  });

  afterAll(async () => {
    await oracle.close();
    await database.drop();
  });
});
