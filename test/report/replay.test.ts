import { describe, expect, it } from '@jest/globals';
import type { ReportedDiagram, ReportedReplay } from '../../src/model/report-replay.ts';
import { renderSummary } from '../../src/report/markdown-summary.ts';
import { erDiagram } from '../../src/report/mermaid.ts';
import { renderComment } from '../../src/report/pull-request-comment.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { aReport, keep } from '../support/reports.ts';

const terminal = { color: false, source: () => undefined, redact: keep };

function aDiagram(name = 'public.users', column = 'id'): ReportedDiagram {
  return {
    entities: [{ name, columns: [{ name: column, type: 'character varying(10)', keys: ['PK', 'FK'] }], more: 0 }, { name: 'public.roles', columns: [], more: 0 }],
    relations: [{ name: 'users_role', from: name, to: 'public.roles', columns: [column], optional: true, unique: false }],
    more: 0,
  };
}

function aReplay(changes: Partial<ReportedReplay> = {}): ReportedReplay {
  const statements = Array.from({ length: 9 }, (_, index) => ({
    ordinal: index + 1, command: 'ALTER TABLE', durationMs: index, heldMs: 10 - index, locks: [{ table: 'public.users', lock: 'ACCESS EXCLUSIVE', blocks: 'reads' as const }],
  }));
  return { base: { migrations: 12, durationMs: 80, template: 'none' }, durationMs: 36, migrations: [{ path: 'db/V2__a.sql', version: '2', mode: 'atomic', durationMs: 36, statements }], more: 0, ...changes };
}

/** What Mermaid takes for one line of an entity relationship diagram (its grammar, erDiagram.jison, without styles). */
const lines = [
  /^erDiagram$/,
  /^ {2}t\d+\["[^"%\r\n\v\b\\<>&#;{}]+"\](?: \{)?$/,
  /^ {4}(?!(?:PK|FK|UK)\b)[A-Za-z_\u00c0-\uffff][\w()[\]\u00c0-\uffff]* (?!(?:PK|FK|UK)\b)[A-Za-z_\u00c0-\uffff][\w\u00c0-\uffff]*(?: (?:PK|FK|UK)(?:, (?:PK|FK|UK))*)?$/,
  /^ {2}\}$/,
  /^ {2}t\d+ (?:\|\||\|o)--(?:o\{|o\|) t\d+ : "[^"%\r\n\v\b\\<>&#;{}]+"$/,
];

function unknownLines(text: string): readonly string[] {
  return text.split('\n').filter((line) => !lines.some((pattern) => pattern.test(line)));
}

describe('the diagram of tables', () => {
  it('draws tables with their columns and keys, and the foreign keys', () => {
    expect(erDiagram(aDiagram())).toBe([
      'erDiagram', '  t1["public.users"] {', '    character_varying(10) id PK, FK', '  }', '  t2["public.roles"]', '  t2 |o--o{ t1 : "users_role"',
    ].join('\n'));
  });

  it.each([...Object.entries(hostileTexts), ['a key word', 'PK'], ['a key word with more', 'FK-x'], ['a directive', '%%{init: {}}%%'], ['quotes', 'a"] {\n x y }'], ['a digit first', '1st'], ['nothing', ''], ['a pair of surrogates', '😀x']])('keeps %s in its place', (_, text) => {
    const diagram = aDiagram(text, text);
    const hostile = { ...diagram, entities: diagram.entities.map((entity) => ({ ...entity, columns: entity.columns.map((column) => ({ ...column, type: text })) })), relations: diagram.relations.map((relation) => ({ ...relation, name: text })) };
    expect(unknownLines(erDiagram(hostile))).toEqual([]);
  });
});

describe('the replay in documents', () => {
  const report = aReport({
    action: 'validate',
    replay: aReplay({
      seed: { file: 'seed.sql', statements: 3, durationMs: 4 },
      roundTrips: [{ path: 'db/V2__a.sql', version: '2', state: 'loses-data', reason: 'drops column b of public.users', probed: ['public.users'] }],
      difference: { changes: [{ kind: 'column.changed', object: 'public.users.b', attributes: { type: { before: 'integer', after: 'bigint' } } }], more: 2, before: aDiagram(), after: aDiagram() },
    }),
  });

  it('names the slowest statements with their locks, the difference, the diagrams and the way back', () => {
    for (const text of [renderSummary(report, keep), renderComment(report, keep, { key: { action: 'validate' }, links: {} })]) {
      expect(text.match(/\| `db\/V2__a\.sql, statement \d` \|/g)).toHaveLength(5);
      expect(text).toContain('| 8 ms | 2 ms | `db/V2__a.sql, statement 9` | ALTER TABLE | ACCESS EXCLUSIVE on public\\.users |');
      expect(text).toContain('<summary>Schema difference: 3 changes</summary>');
      expect(text.match(/```mermaid\nerDiagram/g)).toHaveLength(2);
      expect(text).toContain('loses-data');
    }
    const shown = renderTerminal(report, terminal);
    expect(shown).toContain('8 ms  db/V2__a.sql, statement 9: ALTER TABLE, ACCESS EXCLUSIVE on public.users held for 2 ms');
    expect(shown).toContain('column.changed public.users.b  type: integer → bigint');
    expect(shown).toContain('2 more lines not shown');
    expect(shown).toContain('loses-data  db/V2__a.sql: drops column b of public.users');
  });

  it('leaves out a diagram that is too large, and keeps the rest', () => {
    const entities = Array.from({ length: 30 }, (_, table) => ({ name: `t${String(table)}`, more: 0, columns: Array.from({ length: 40 }, (__, column) => ({ name: `column_${String(column)}`, type: 'integer', keys: [] })) }));
    const large = { entities, relations: [], more: 3 };
    const text = renderSummary(aReport({ replay: aReplay({ difference: { changes: [], more: 0, before: large, after: aDiagram() } }) }), keep);
    expect(text).toContain('too large to be drawn');
    expect(text.match(/```mermaid/g)).toHaveLength(1);
    expect(text).toContain('*3 more tables not drawn.*');
  });
});
