import { beforeAll, describe, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { describeEachServer, testServers } from '../../../support/servers.ts';
import type { Grammar } from '../../../support/statement-generator/grammar.ts';
import { mutate } from '../../../support/statement-generator/mutate.ts';
import { plpgsqlGrammar } from '../../../support/statement-generator/plpgsql-grammar.ts';
import { postgresGrammar } from '../../../support/statement-generator/postgres-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { renderPlain, renderWild } from '../../../support/statement-generator/render.ts';
import { RoutineOracle, SyntaxOracle, type SyntaxVerdict } from '../../../support/syntax-oracle.ts';

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

/** Half of the statements as a grammar makes them, half damaged; every second one with comments between its words. */
function generate(grammar: Grammar, name: string, count: number): readonly string[] {
  const random = new Random(2024);
  return Array.from({ length: count }, (_, index) => {
    const words = grammar.generate(random, name);
    const shown = index % 2 === 0 ? words : mutate(random, words);
    return index % 4 < 2 ? renderPlain(shown) : renderWild(random, shown);
  });
}

interface Oracle {
  judge(sql: string): Promise<SyntaxVerdict>;
  close(): Promise<void>;
}

async function judgeAll(oracle: Oracle, statements: readonly string[]): Promise<readonly Judged[]> {
  const reader = await loadReader({ name: 'postgresql' });
  const judged: Judged[] = [];
  for (const sql of statements) judged.push({ sql, verdict: await oracle.judge(sql), understood: isUnderstood(reader, sql) });
  await oracle.close();
  return judged;
}

function textsOf(judged: readonly Judged[], verdict: SyntaxVerdict, understood?: boolean): readonly string[] {
  return judged.filter((one) => one.verdict === verdict && (understood === undefined || one.understood === understood)).map(({ sql }) => sql);
}

/** What may be missed of the valid statements. */
const tolerance = 0.001;

describeEachServer('the reader of PostgreSQL against the parser', ['postgresql'], (server) => {
  if (server.id !== newest?.id) return;

  describe.each([
    { kind: 'statements', count: 12_000, ask: async () => judgeAll(await SyntaxOracle.connect(server.url), generate(postgresGrammar, 'statement', 12_000)) },
    { kind: 'PL/pgSQL functions', count: 3000, ask: async () => judgeAll(await RoutineOracle.connect(server.url), generate(plpgsqlGrammar, 'function', 3000)) },
  ])('of $kind', ({ count, ask }) => {
    let judged: readonly Judged[] = [];
    beforeAll(async () => {
      judged = await ask();
    });

    it('has enough of both kinds to judge by', () => {
      expect(textsOf(judged, 'valid').length).toBeGreaterThan(count * 0.45);
      expect(textsOf(judged, 'syntax-error').length).toBeGreaterThan(count * 0.3);
    });

    it('understands at least 999 of 1,000 that the server accepts', () => {
      const missed = textsOf(judged, 'valid', false);
      expect(missed.slice(0, missed.length <= textsOf(judged, 'valid').length * tolerance ? 0 : 10)).toEqual([]);
    });

    it('takes none for understood whose syntax the server refuses', () => {
      expect(textsOf(judged, 'syntax-error', true)).toEqual([]);
    });
  });
});
