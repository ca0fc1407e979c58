import { beforeAll, describe, expect, it } from '@jest/globals';

import type { Statement } from '../../../../src/model/statement.ts';
import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import { postgresGrammar } from '../../../support/statement-generator/postgres-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { renderPlain, renderWild } from '../../../support/statement-generator/render.ts';

let reader: ScriptReader;
beforeAll(async () => {
  reader = await loadReader({ name: 'postgresql' });
});

/** What a statement means, without places and without texts as written. */
function meaning(statement: Statement | undefined): string {
  return JSON.stringify(statement, (key, value: unknown) => (key === 'span' || key === 'text' || key === 'offset' || key === 'comment' ? undefined : value));
}

type Placed = Readonly<Record<string, unknown>> & { readonly span: { readonly start: number; readonly end: number } };

function isPlaced(value: unknown): value is Placed {
  return typeof value === 'object' && value !== null && 'span' in value && typeof value.span === 'object' && value.span !== null;
}

/** Everything in a value that has a place. */
function placedIn(value: unknown): readonly Placed[] {
  if (typeof value !== 'object' || value === null) return [];
  return [...(isPlaced(value) ? [value] : []), ...Object.values(value).flatMap(placedIn)];
}

describe('generated statements', () => {
  it('mean the same with line breaks and comments between their words', () => {
    const random = new Random(31);
    for (let round = 0; round < 1500; round += 1) {
      const words = postgresGrammar.generate(random, 'statement');
      const [plain] = reader.read(renderPlain(words)).statements;
      const [wild] = reader.read(renderWild(random, words)).statements;
      expect(meaning(wild)).toBe(meaning(plain));
    }
  });

  it('have expressions and names whose text stands at their place', () => {
    const random = new Random(32);
    for (let round = 0; round < 1500; round += 1) {
      const sql = renderWild(random, postgresGrammar.generate(random, 'statement'));
      for (const { span, text, columns } of placedIn(reader.read(sql).statements)) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(sql.length);
        if (columns !== undefined && typeof text === 'string') expect(sql.slice(span.start, span.end)).toBe(text);
      }
    }
  });

  it('have expressions that are expressions: read alone they name the same', () => {
    const random = new Random(33);
    let count = 0;
    for (let round = 0; round < 1500; round += 1) {
      const sql = renderPlain(postgresGrammar.generate(random, 'statement'));
      for (const { text, columns, functions } of placedIn(reader.read(sql).statements)) {
        if (typeof text !== 'string' || columns === undefined) continue;
        count += 1;
        expect({ text, ...reader.readExpression(text) }).toMatchObject({ columns, functions });
      }
    }
    expect(count).toBeGreaterThan(150);
  });

  it('are read in one script as they are read alone', () => {
    const random = new Random(34);
    const texts = Array.from({ length: 500 }, () => renderWild(random, postgresGrammar.generate(random, 'statement')));
    const together = reader.read(texts.map((text) => `${text} ;\n`).join(''));
    expect(together.statements).toHaveLength(texts.length);
    together.statements.forEach((statement, index) => {
      const [alone] = reader.read(texts[index] ?? '').statements;
      expect(meaning({ ...statement, ordinal: 1, ...(statement.body === undefined ? {} : { body: { ...statement.body, statements: [] } }) })).toBe(
        meaning(alone === undefined || alone.body === undefined ? alone : { ...alone, body: { ...alone.body, statements: [] } }),
      );
    });
  });
});
