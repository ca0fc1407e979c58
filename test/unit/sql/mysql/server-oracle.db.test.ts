import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { parseServerVersion } from '../../../../src/sql/server-version.ts';
import { MysqlSyntaxOracle } from '../../../support/mysql-syntax-oracle.ts';
import { createDatabase, describeEachServer, type TestDatabase, type TestServer } from '../../../support/servers.ts';
import { mutate, mysqlStrays } from '../../../support/statement-generator/mutate.ts';
import { mariadbGrammar, mysqlGrammar } from '../../../support/statement-generator/mysql-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { mysqlComments, renderPlain, renderWild } from '../../../support/statement-generator/render.ts';
import type { SyntaxVerdict } from '../../../support/syntax-oracle.ts';

interface Judged {
  readonly sql: string;
  readonly verdict: SyntaxVerdict;
  readonly understood: boolean;
}

/** The generator makes statements that these versions and later ones know. */
const oldestGenerated = { mysql: 80400, mariadb: 100600, postgresql: 0 } as const;

function isUnderstood(reader: ScriptReader, sql: string): boolean {
  const { statements, clientCommands } = reader.read(sql);
  return clientCommands.length === 0 && statements.length === 1 && statements.every(({ problem }) => problem === undefined);
}

/** Half of the statements as the grammar makes them, half damaged; every second one with comments between its words. */
function generate(engine: 'mysql' | 'mariadb', count: number): readonly string[] {
  const random = new Random(2026);
  const grammar = engine === 'mysql' ? mysqlGrammar : mariadbGrammar;
  return Array.from({ length: count }, (_, index) => {
    const words = grammar.generate(random, 'statement');
    const shown = index % 2 === 0 ? words : mutate(random, words, mysqlStrays);
    return index % 4 < 2 ? renderPlain(shown) : renderWild(random, shown, mysqlComments);
  }).filter((sql) => !/^(?:--|#)/.test(sql));
}

async function judgeAll(server: TestServer, database: TestDatabase): Promise<readonly Judged[]> {
  const version = parseServerVersion(server.version);
  const reader = await loadReader({ name: server.engine, ...(version === undefined ? {} : { version }) });
  const oracle = await MysqlSyntaxOracle.connect(database.url);
  const judged: Judged[] = [];
  for (const sql of generate(server.engine === 'mariadb' ? 'mariadb' : 'mysql', 13_500)) {
    judged.push({ sql, verdict: await oracle.judge(sql), understood: isUnderstood(reader, sql) });
  }
  await oracle.close();
  return judged;
}

describeEachServer('the reader of MySQL and MariaDB against the parser', ['mysql', 'mariadb'], (server) => {
  if ((parseServerVersion(server.version)?.number ?? 0) < oldestGenerated[server.engine]) return;
  let judged: readonly Judged[] = [];

  beforeAll(async () => {
    const database = await createDatabase(server);
    judged = await judgeAll(server, database);
    await database.drop();
  }, 120_000);

  it('has enough statements of both kinds to judge by', () => {
    expect(judged.filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(5000);
    expect(judged.filter(({ verdict }) => verdict === 'syntax-error').length).toBeGreaterThan(3000);
  });

  it('understands at least 999 of 1,000 statements that the server parses', () => {
    const valid = judged.filter(({ verdict }) => verdict === 'valid');
    const missed = valid.filter(({ understood }) => !understood).map(({ sql }) => sql);
    expect({ enough: missed.length / valid.length <= 0.001, missed: missed.slice(0, 5) }).toEqual({ enough: true, missed: missed.slice(0, 5) });
  });

  it('takes at most one in a hundred for understood whose syntax the server refuses', () => {
    const refused = judged.filter(({ verdict }) => verdict === 'syntax-error');
    const taken = refused.filter(({ understood }) => understood).map(({ sql }) => sql);
    expect({ few: taken.length / refused.length <= 0.01, taken: taken.slice(0, 5) }).toEqual({ few: true, taken: taken.slice(0, 5) });
  });

  afterAll(() => {
    judged = [];
  });
});
