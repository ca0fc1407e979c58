import { describe, expect, it } from '@jest/globals';
import { renderTerminal } from '../../src/report/terminal.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';
import { readCommands } from '../support/workflow-commands.ts';

const options = { color: false, source: () => undefined, redact: keep };

/** A frame of `text` with the range from `start` to `end` marked. */
function frameOf(text: string, start: readonly [number, number], end: readonly [number, number]): string {
  const location = { file: 'a.sql', start: { line: start[0], column: start[1] }, end: { line: end[0], column: end[1] } };
  const shown = renderTerminal(aReport({ findings: [aFinding({ location })] }), { ...options, source: () => text });
  const lines = shown.split('\n');
  return lines.slice(2, lines.findIndex((line) => line.startsWith('  why:'))).map((line) => line.slice(4)).join('\n');
}

describe('the terminal output', () => {
  it('shows a finding with its statement, why, fix and where to read more, and the verdict last', () => {
    const report = aReport({
      outcome: 'findings',
      summary: '1 error in 1 file',
      findings: [aFinding({ suggestion: 'CREATE INDEX CONCURRENTLY i ON orders (id);' })],
    });
    const source = (): string => 'CREATE INDEX i ON orders (id);\n';
    expect(renderTerminal(report, { ...options, source })).toBe(
      [
        'error CREATE INDEX blocks writes to public.orders [index-not-concurrent]',
        '  db/V3__index.sql:1:1',
        '    1 | CREATE INDEX i ON orders (id);',
        '      | ^^^^^^^^^^^^^^^^^^^',
        '  why:     Writers wait until the index is built.',
        '  fix:     Build it CONCURRENTLY in a migration of its own.',
        '  instead: CREATE INDEX CONCURRENTLY i ON orders (id);',
        '  more:    schema-gitops explain index-not-concurrent',
        '',
        'lint: findings  1 error in 1 file',
        '',
      ].join('\n'),
    );
  });

  it('shows an error with where, what the server said, why and fix', () => {
    const error = {
      code: 'database/statement-failed',
      what: 'A statement failed',
      where: 'a.sql:2:1',
      location: { file: 'a.sql', start: { line: 2, column: 1 }, end: { line: 2, column: 9 } },
      cause: 'relation "x" does not exist',
      why: 'The server refused it.',
      fix: 'Correct the statement.',
      docs: 'docs/errors/database/statement-failed.md',
    };
    const shown = renderTerminal(aReport({ outcome: 'failed', error }), { ...options, source: () => 'BEGIN;\nSELECT x;\n' });
    expect(shown).toContain(
      'error A statement failed [database/statement-failed]\n  a.sql:2:1\n    1 | BEGIN;\n    2 | SELECT x;\n      | ^^^^^^^^\n  said:    relation "x" does not exist\n',
    );
  });

  it('shows plan, run and server messages as tables', () => {
    const report = aReport({
      action: 'migrate',
      plan: {
        hash: 'abc',
        target: 'staging',
        migrations: [{ version: '1', path: 'db/V1__a.sql', mode: 'atomic', statements: [{ sql: 'SELECT 1', transaction: 'file' }] }],
      },
      run: {
        id: 'r',
        migrations: [
          {
            version: '1',
            path: 'db/V1__a.sql',
            state: 'applied',
            durationMs: 1234,
            statements: [
              { ordinal: 1, state: 'done', durationMs: 3, messages: [{ severity: 'notice', code: '00000', message: 'skipping' }] },
            ],
          },
        ],
      },
      notes: ['Roles were created.'],
    });
    const lines = renderTerminal(report, options).split('\n');
    expect(lines).toContain('plan for staging  abc');
    expect(lines.join('\n')).not.toContain('SELECT 1');
    expect(lines).toContain('  1        applied  1.2 s  1 statement  db/V1__a.sql');
    expect(lines).toContain('  db/V1__a.sql, statement 1: notice 00000: skipping');
    expect(lines).toContain('note: Roles were created.');
  });

  it('shows the statements of a plan that was not run, one line each', () => {
    const statements = [{ sql: 'CREATE TABLE a (\n  id int\n)', transaction: 'file' }];
    const report = aReport({ action: 'migrate', plan: { hash: 'abc', target: 'staging', migrations: [{ path: 'db/R__a.sql', mode: 'atomic', statements }] } });
    const lines = renderTerminal(report, options).split('\n');
    expect(lines).toContain('  repeatable  db/R__a.sql  atomic, 1 statement');
    expect(lines).toContain('      CREATE TABLE a ( id int )');
  });

  it('groups what was not evaluated by its reason, and lists each entry when asked for more', () => {
    const entry = { missing: 'table-stats', reason: 'No statistics file was given.' };
    const report = aReport({
      notEvaluated: [
        { rule: 'b-rule', file: 'b.sql', statement: 2, ...entry },
        { rule: 'a-rule', file: 'a.sql', statement: 1, ...entry },
        { rule: 'a-rule', file: 'a.sql', statement: 3, ...entry },
      ],
    });
    expect(renderTerminal(report, options)).toContain('  a-rule, b-rule in 3 places: No statistics file was given. (missing: table-stats)');
    expect(renderTerminal(report, { ...options, verbose: true })).toContain('  a-rule in a.sql, statement 3: No statistics');
  });

  it('colours only where colour is wanted', () => {
    const report = aReport({ findings: [aFinding()] });
    expect(renderTerminal(report, options)).not.toContain('\x1b');
    expect(renderTerminal(report, { ...options, color: true })).toContain('\x1b[31merror\x1b[0m');
  });

  it.each(Object.entries(hostileTexts))('shows %s in every place without acting on it', (_, text) => {
    const location = { file: text, start: { line: 1, column: 2 }, end: { line: 2, column: 3 } };
    const report = aReport({
      summary: text,
      target: text,
      findings: [aFinding({ location, title: text, why: text, fix: text, suggestion: text, rule: text })],
      suppressed: [{ ...aFinding({ location }), reason: text, until: text }],
      notEvaluated: [{ rule: text, file: text, missing: text, reason: text }],
      notes: [text],
      error: { code: text, what: text, where: text, why: text, fix: text, docs: text, cause: text, location },
      plan: { hash: text, target: text, migrations: [{ version: text, path: text, mode: text, statements: [] }] },
      run: {
        id: text,
        migrations: [
          {
            version: text,
            path: text,
            state: text,
            durationMs: 1,
            statements: [{ ordinal: 1, state: text, messages: [{ severity: text, code: text, message: text }] }],
          },
        ],
      },
      settings: { [text]: text },
    });
    const shown = renderTerminal(report, { ...options, source: () => text, verbose: true });
    expect(readCommands(shown).commands).toEqual([]);
    expect(shown).not.toMatch(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  it('shows no secret, also where it stands in a statement', () => {
    const redact = (text: string): string => text.replaceAll('hunter22', '***');
    const report = aReport({ findings: [aFinding({ why: 'is hunter22' })], notes: ['hunter22'] });
    const source = (): string => "ALTER USER a PASSWORD 'hunter22';";
    const shown = renderTerminal(report, { ...options, redact, source });
    expect(shown).toContain("ALTER USER a PASSWORD '***';");
    expect(shown).not.toContain('hunter22');
  });
});

describe('a code frame', () => {
  it('marks a range of several lines, with one line before it', () => {
    expect(frameOf('-- before\nALTER TABLE t\n  DROP COLUMN c;\nSELECT 1;', [2, 1], [3, 16])).toBe(
      ['1 | -- before', '2 | ALTER TABLE t', '  | ^^^^^^^^^^^^^', '3 |   DROP COLUMN c;', '  |   ^^^^^^^^^^^^^'].join('\n'),
    );
  });

  it('sets its marks below the text where tabs and wide characters stand before', () => {
    expect(frameOf('\t名前 x;', [1, 5], [1, 6])).toBe('1 |     名前 x;\n  |          ^');
  });

  it('cuts a long statement and says how much is missing', () => {
    const text = Array.from({ length: 30 }, (_, index) => `line ${String(index + 1)}`).join('\n');
    const frame = frameOf(text, [9, 1], [30, 5]).split('\n');
    expect(frame.at(-1)).toBe('   | … 14 more lines');
    expect(frame).toHaveLength(18);
  });

  it('shows a window of a long line around the marked part', () => {
    const text = `${'a'.repeat(500)}HERE${'b'.repeat(500)}`;
    const [line = '', marks = ''] = frameOf(text, [1, 501], [1, 505]).split('\n');
    expect(line.length).toBeLessThan(130);
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('HERE');
  });

  it('is absent where the file has no such line', () => {
    expect(frameOf('one line', [7, 1], [7, 2])).toBe('');
  });

  it('shows CRLF files without their carriage returns', () => {
    expect(frameOf('SELECT 1;\r\nSELECT 2;\r\n', [2, 1], [2, 10])).toBe('1 | SELECT 1;\n2 | SELECT 2;\n  | ^^^^^^^^^');
  });
});
