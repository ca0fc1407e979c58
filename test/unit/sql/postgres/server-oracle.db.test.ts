import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { describeEachServer, testServers } from '../../../support/servers.ts';
import { mutate } from '../../../support/statement-generator/mutate.ts';
import { postgresGrammar } from '../../../support/statement-generator/postgres-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { renderPlain, renderWild } from '../../../support/statement-generator/render.ts';
import { SyntaxOracle, type SyntaxVerdict } from '../../../support/syntax-oracle.ts';

interface Judged {
  readonly sql: string;
  readonly verdict: SyntaxVerdict;
  readonly understood: boolean;
}

/** The grammar of the reader is that of PostgreSQL 18. */
const newest = testServers(['postgresql']).toSorted((left, right) => parseFloat(left.version) - parseFloat(right.version)).at(-1);

function isUnderstood(reader: ScriptReader, sql: string): boolean {
  const { statements, clientCommands } = reader.read(sql);
  return clientCommands.length === 0 && statements.every(({ problem }) => problem === undefined);
}

/** Half of the statements as the grammar makes them, half damaged; every second one with comments between its words. */
function generate(count: number): readonly string[] {
  const random = new Random(2024);
  return Array.from({ length: count }, (_, index) => {
    const words = postgresGrammar.generate(random, 'statement');
    const shown = index % 2 === 0 ? words : mutate(random, words);
    return index % 4 < 2 ? renderPlain(shown) : renderWild(random, shown);
  });
}

describeEachServer('the reader of PostgreSQL against the parser', ['postgresql'], (server) => {
  if (server.id !== newest?.id) return;
  let judged: readonly Judged[] = [];

  beforeAll(async () => {
    const reader = await loadReader({ name: 'postgresql' });
    const oracle = await SyntaxOracle.connect(server.url);
    const results: Judged[] = [];
    for (const sql of generate(12_000)) results.push({ sql, verdict: await oracle.judge(sql), understood: isUnderstood(reader, sql) });
    await oracle.close();
    judged = results;
  });

  it('has enough statements of both kinds to judge by', () => {
    expect(judged.filter(({ verdict }) => verdict === 'valid').length).toBeGreaterThan(5000);
    expect(judged.filter(({ verdict }) => verdict === 'syntax-error').length).toBeGreaterThan(3000);
  });

  it('understands at least 999 of 1,000 statements that the server accepts', () => {
    const valid = judged.filter(({ verdict }) => verdict === 'valid');
    const missed = valid.filter(({ understood }) => !understood).map(({ sql }) => sql);
    expect({ share: missed.length / valid.length <= 0.001, missed: missed.slice(0, 5) }).toEqual({ share: true, missed: missed.slice(0, 5) });
  });

  it('takes none for understood whose syntax the server refuses', () => {
    const taken = judged.filter(({ verdict, understood }) => verdict === 'syntax-error' && understood);
    expect(taken.map(({ sql }) => sql)).toEqual([]);
  });

  afterAll(() => {
    judged = [];
  });
});
