import { describe, expect, it } from '@jest/globals';
import type { NotEvaluated } from '../../src/model/finding.ts';
import type { Report } from '../../src/model/report.ts';
import { annotationCommand, reportAnnotations, selectAnnotations } from '../../src/report/annotations.ts';
import { checkRunContent } from '../../src/report/check-run.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderSummary } from '../../src/report/markdown-summary.ts';
import { renderComment } from '../../src/report/pull-request-comment.ts';
import { Redactor } from '../../src/report/redactor.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { suggestionsOf } from '../../src/report/suggestions.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';

const terminal = { color: false, source: () => undefined, redact: keep };
const comment = { key: { action: 'lint', target: 'production' }, links: {} } as const;

/** What a statement leaves that no rule can read. */
function unread(file: string, statement: number, rules = 195): readonly NotEvaluated[] {
  const reason = `The statement could not be read: near token ${String(statement)}.`;
  return Array.from({ length: rules }, (_, index) => ({ rule: `rule-${String(index)}`, file, statement, missing: 'syntax', reason }));
}

/** Thousands of findings and of entries, each with one of the texts in every place. */
function hugeReport(texts: readonly string[]): Report {
  const textAt = (index: number): string => texts[index % texts.length] ?? '';
  const findings = Array.from({ length: 5000 }, (_, index) => {
    const [line, text] = [2 * index + 1, textAt(index)];
    const location = { file: index % 2 === 0 ? `a${text}.sql` : 'b.sql', start: { line, column: 1 }, end: { line, column: 2 } };
    const replacement = { startLine: line, endLine: line, text: `x${text}` };
    return aFinding({ location, title: text, why: text, fix: text, suggestion: text, rule: text, fingerprint: String(index), replacement });
  });
  const notEvaluated = Array.from({ length: 40_000 }, (_, index) => ({
    rule: `rule-${String(index % 195)}`,
    file: `a${textAt(index)}.sql`,
    statement: Math.floor(index / 195),
    missing: 'syntax',
    reason: `${textAt(index)}${String(index % 9000)}`,
  }));
  return aReport({ outcome: 'findings', summary: texts.join(''), findings, notEvaluated, notes: texts });
}

describe('what was not evaluated', () => {
  const notEvaluated = [
    ...unread('db/b.sql', 7),
    ...unread('db/a.sql', 2),
    ...[1, 2, 3].map((statement) => ({ rule: 'table-size', file: 'db/a.sql', statement, missing: 'table-stats', reason: 'No statistics file was given.' })),
    { rule: 'row-count', file: 'db/c.sql', statement: 4, missing: 'schema-state', reason: 'No migration creates it.' },
  ];
  const report = aReport({ notEvaluated });
  const rows = [
    '| 195 rules | `db/b.sql, statement 7` | The statement could not be read: near token 7\\. | `syntax` |',
    '| 195 rules | `db/a.sql, statement 2` | The statement could not be read: near token 2\\. | `syntax` |',
    '| `table-size` | 3 places | No statistics file was given\\. | `table-stats` |',
    '| `row-count` | `db/c.sql, statement 4` | No migration creates it\\. | `schema-state` |',
  ];

  it('is one line per statement that no rule could read, and one per reason otherwise', () => {
    expect(renderTerminal(report, terminal).split('\n').slice(1, 5)).toEqual([
      '  195 rules in db/b.sql, statement 7: The statement could not be read: near token 7. (missing: syntax)',
      '  195 rules in db/a.sql, statement 2: The statement could not be read: near token 2. (missing: syntax)',
      '  table-size in 3 places: No statistics file was given. (missing: table-stats)',
      '  row-count in db/c.sql, statement 4: No migration creates it. (missing: schema-state)',
    ]);
    for (const text of [renderSummary(report, keep), renderComment(report, keep, comment), checkRunContent(report, keep, { links: {} }).summary]) {
      expect(text.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Rule'))).toEqual(rows);
      expect(text).toContain('<summary>394 not evaluated</summary>');
    }
  });

  it('is complete in the JSON report, and entry by entry where more is asked for', () => {
    expect(renderJson(report, keep).match(/"missing"/g)).toHaveLength(394);
    expect(renderTerminal(report, { ...terminal, verbose: true }).match(/\(missing: /g)).toHaveLength(394);
  });

  it('has its room behind thousands of findings, and leaves them theirs', () => {
    const findings = Array.from({ length: 5000 }, (_, index) => aFinding({ why: 'w'.repeat(400), fingerprint: String(index) }));
    const many = aReport({ findings, notEvaluated: Array.from({ length: 400 }, (_, index) => unread('a.sql', index, 100)).flat() });
    const texts = [renderSummary(many, keep), renderComment(many, keep, comment), checkRunContent(many, keep, { links: {} }).summary];
    expect(texts.map((text) => text.match(/^\| 100 rules/gm)?.length)).toEqual([400, 20, 20]);
    expect(texts.map((text) => (text.match(/^\| error/gm)?.length ?? 0) > 19)).toEqual([true, true, true]);
    expect(texts[1]).toContain('*380 more reasons in the job summary.*');
  });
});

describe('5,000 findings and 40,000 entries that were not evaluated', () => {
  const redactor = new Redactor();
  redactor.add('correct-horse-battery');
  const redact = (text: string): string => redactor.redact(text);

  it.each([
    ['plain', ['plain']],
    ['hostile', Object.values(hostileTexts)],
  ])('with %s texts in every place go into every channel within its limits', (_, texts) => {
    const report = hugeReport(texts);
    const started = performance.now();
    const summary = renderSummary(report, redact);
    const body = renderComment(report, redact, comment);
    const check = checkRunContent(report, redact, { links: {} });
    const annotations = reportAnnotations(report, redact);
    const { shown, rest } = selectAnnotations(annotations);
    shown.map(annotationCommand);
    const suggestions = suggestionsOf(report, redact);
    renderTerminal(report, { ...terminal, redact });
    renderJson(report, redact);
    renderSarif(report, { redact, describeRule: () => undefined });
    // Some 3 s on a machine that does nothing else; what grows with the square takes minutes.
    expect(performance.now() - started).toBeLessThan(60_000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(900 * 1024);
    expect([body.length, check.summary.length].filter((length) => length > 65_000)).toEqual([]);
    expect(Math.max(...check.batches.map((batch) => batch.length))).toBe(50);
    expect(Math.max(...check.batches.flat().map(({ title }) => title.length))).toBeLessThanOrEqual(255);
    expect(check.batches.flat()).toHaveLength(rest.length);
    expect(shown.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(shown.at(-1)?.title).toBe('4990 more not shown here');
    expect(suggestions.every(({ body: { length } }) => length < 65_536)).toBe(true);
  });

  it('also where all of them are on one long line', () => {
    const line = `${'insert into t values (1); '.repeat(40_000)}\n`;
    const findings = Array.from({ length: 5000 }, (_, index) =>
      aFinding({ location: { file: 'a.sql', start: { line: 1, column: 26 * index + 1 }, end: { line: 1, column: 26 * index + 25 } } }),
    );
    const started = performance.now();
    const shown = renderTerminal(aReport({ findings }), { ...terminal, redact, source: () => line });
    expect(performance.now() - started).toBeLessThan(30_000);
    expect(shown.match(/\^{24}/g)).toHaveLength(5000);
  });
});

describe('a run on hundreds of targets', () => {
  it('stays within the limits too, and says how much is missing', () => {
    const findings = Array.from({ length: 30 }, (_, index) => aFinding({ fingerprint: String(index) }));
    const notEvaluated = Array.from({ length: 20 }, (_, index) => unread('a.sql', index, 5)).flat();
    const targets = Array.from({ length: 400 }, (_, index) => aReport({ target: `t${String(index)}`, findings, notEvaluated, notes: ['a'] }));
    const body = renderComment(aReport({ targets }), keep, comment);
    expect(body.length).toBeLessThanOrEqual(65_000);
    expect(body).toMatch(/\*\d+ more parts not shown here; the report file has all\.\*\n$/);
    expect(Buffer.byteLength(renderSummary(aReport({ targets }), keep))).toBeLessThanOrEqual(900 * 1024);
  });
});

describe('a text that is as long as a file', () => {
  it('pushes no other finding out of a document', () => {
    const long = '`x` | '.repeat(200_000);
    const findings = [aFinding({ title: long, why: long, fix: long, suggestion: long }), aFinding({ title: 'the other', fingerprint: 'b', location: { file: 'z.sql', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } })];
    const report = aReport({ findings, notEvaluated: [{ rule: 'r', file: 'a.sql', missing: 'm', reason: long }] });
    for (const text of [renderSummary(report, keep), renderComment(report, keep, comment), checkRunContent(report, keep, { links: {} }).summary]) {
      expect(text).toContain('the other');
      expect(text.length).toBeLessThan(65_536);
    }
  });

  it('is not offered as a change, which GitHub would refuse with all the others', () => {
    const long = { startLine: 1, endLine: 1, text: '`a` '.repeat(200_000) };
    const short = { startLine: 3, endLine: 3, text: 'b' };
    const findings = [aFinding({ replacement: long, fingerprint: 'a' }), aFinding({ replacement: short, fingerprint: 'b' })];
    expect(suggestionsOf(aReport({ findings }), keep).map(({ startLine }) => startLine)).toEqual([3]);
  });
});
