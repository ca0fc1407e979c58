import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { fitSections } from '../../src/report/fit-sections.ts';
import { renderSummary } from '../../src/report/markdown-summary.ts';
import { commentMarker, renderComment } from '../../src/report/pull-request-comment.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { outsideCode } from '../support/outside-code.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';

const comment = { key: { action: 'lint', target: 'production' }, links: {} } as const;

function manyFindings(count: number, text: string): Report {
  const findings = Array.from({ length: count }, (_, index) =>
    aFinding({
      why: text,
      location: { file: 'db/größe.sql', start: { line: index + 1, column: 1 }, end: { line: index + 1, column: 2 } },
    }),
  );
  return aReport({ outcome: 'findings', findings });
}

describe('the job summary', () => {
  it('holds verdict, findings with links to their lines, reasons, runs and what was not evaluated', () => {
    const report = aReport({
      outcome: 'findings',
      summary: '1 error',
      findings: [aFinding({ location: { file: 'db/a (b).sql', start: { line: 2, column: 1 }, end: { line: 3, column: 2 } } })],
      notEvaluated: [{ rule: 'r', file: 'a.sql', statement: 2, missing: 'schema-state', reason: 'Not parsed.' }],
      suppressed: [{ ...aFinding(), reason: 'Empty table.' }],
      engine: { name: 'postgresql', version: '16', source: 'config' },
    });
    const summary = renderSummary(report, keep, { blob: 'https://github.com/o/r/blob/abc', run: 'https://github.com/o/r/actions/runs/1' });
    expect(summary).toContain('## ❌ Schema GitOps lint: findings');
    expect(summary).toContain('[`db/a (b).sql:2`](https://github.com/o/r/blob/abc/db/a%20%28b%29.sql#L2-L3)');
    expect(summary).toContain('| `r` | `a.sql, statement 2` | Not parsed\\. | `schema-state` |');
    expect(summary).toContain('Empty table\\.');
    expect(summary).toContain('- Engine: postgresql 16 \\(config\\)');
  });

  it('stays below the megabyte that the runner takes, in bytes, and says how much is missing', () => {
    const summary = renderSummary(manyFindings(9000, 'ü'.repeat(300)), keep);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(900 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(700 * 1024);
    expect(summary).toMatch(/\*\d+ more findings not shown here; the report file has all\.\*/);
    expect(summary.match(/<details>/g)?.length).toBe(summary.match(/<\/details>/g)?.length);
  });
});

describe('the sticky comment', () => {
  it('begins with a marker that names action, target and label', () => {
    const key = { action: 'lint', target: 'eu-->prod', label: 'pg 16' } as const;
    expect(commentMarker(key)).toBe('<!-- schema-gitops comment/v1 action=lint target=eu%2D%2D%3Eprod label=pg%2016 -->');
    expect(renderComment(aReport(), keep, { key, links: {} }).split('\n')[0]).toBe(commentMarker(key));
  });

  it('shows twenty findings and refers to the summary for the others', () => {
    const body = renderComment(manyFindings(25, 'why'), keep, comment);
    expect(body.match(/\| error \|/g)).toHaveLength(20);
    expect(body).toContain('*5 more findings in the job summary.*');
  });

  it('never exceeds what GitHub takes', () => {
    const statements = Array.from({ length: 500 }, () => ({ sql: '`|'.repeat(900), transaction: 'file' }));
    const report = aReport({
      ...manyFindings(500, 'x'.repeat(3000)),
      plan: { hash: 'h', target: 'x'.repeat(70_000), migrations: [{ path: 'a.sql', mode: 'atomic', statements }] },
      notes: ['n'.repeat(70_000)],
    });
    const body = renderComment(report, keep, { key: { action: 'lint', target: 't'.repeat(9000) }, links: {} });
    expect(body.length).toBeLessThanOrEqual(65_000);
    expect(body.split('\n')[0]).toMatch(/^<!-- .* -->$/);
  });

  it.each(Object.entries(hostileTexts))('carries %s in every place as inert text', (_, text) => {
    const location = { file: text, start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    const report = aReport({
      summary: text,
      target: text,
      findings: [aFinding({ location, title: text, why: text, fix: text, suggestion: text, rule: text })],
      notEvaluated: [{ rule: text, file: text, missing: text, reason: text }],
      notes: [text],
      error: { code: text, what: text, where: text, why: text, fix: text, docs: text, cause: text },
      plan: { hash: text, target: text, migrations: [{ version: text, path: text, mode: text, statements: [{ sql: text, transaction: text }] }] },
      run: { id: text, migrations: [{ version: text, path: text, state: text, durationMs: 1, statements: [] }] },
    });
    const body = renderComment(report, keep, { key: { action: 'lint', target: text }, links: {} });
    const outsideOwnHtml = outsideCode(body).replace(/^<!-- .* -->$/gm, '').replace(/<\/?(details|summary)>/g, '');
    expect(outsideOwnHtml).not.toMatch(/[<>]|@\w|(?<!&)#\d|(?<!\\)!\[|:\/\/|(?<!\\)\]\(/u);
  });
});

describe('fitting sections', () => {
  const size = (text: string): number => text.length;
  const section = { head: 'H', rows: ['aaaa', 'bbbb', 'cccc'], tail: 'T', noun: 'row' };

  it('writes everything where it fits', () => {
    expect(fitSections([section], { limit: 500, size })).toBe('H\naaaa\nbbbb\ncccc\n\nT\n');
  });

  it('cuts between rows for every limit and never exceeds it', () => {
    const sections = [section, { ...section, rows: Array.from({ length: 40 }, () => 'row '.repeat(5)) }, section];
    for (let limit = 300; limit < 1500; limit += 7) {
      const text = fitSections(sections, { limit, size });
      expect(text.length).toBeLessThanOrEqual(limit);
      const shown = text.match(/^(row )+$/gm)?.length ?? 0;
      const missing = Number(/(\d+) more rows not/.exec(text)?.[1] ?? 0);
      if (text.includes('more row')) expect(shown + missing).toBeGreaterThanOrEqual(3);
    }
  });
});
