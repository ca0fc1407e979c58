import { describe, expect, it } from '@jest/globals';
import { reportAnnotations } from '../../src/report/annotations.ts';
import { driftMarker, driftStateOf, readStateMarker, renderDriftPage, stateMarker } from '../../src/report/drift-document.ts';
import { renderJson } from '../../src/report/json.ts';
import { renderSummary } from '../../src/report/markdown-summary.ts';
import { reportOutputs } from '../../src/report/report-outputs.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import type { Report } from '../../src/model/report.ts';
import type { ReportedDrift } from '../../src/model/report-drift.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { outsideCode } from '../support/outside-code.ts';
import { aChange, aDriftReport, aReport, keep } from '../support/reports.ts';

function terminal(report: Report): string {
  return renderTerminal(report, { color: false, redact: keep, source: () => undefined });
}

const body = { expected: 'begin\n  a;\n  b;\nend', actual: 'begin\n  a;\n  c;\nend' };
const rich: Partial<ReportedDrift> = {
  changes: [
    aChange(),
    aChange({ kind: 'function.changed', object: 'public.f(integer)', attributes: { body }, hint: 'Somebody edited it.' }),
    aChange({
      kind: 'table.removed',
      object: 'public.u',
      attributes: {},
      consequences: [{ kind: 'column.removed', object: 'public.u.a' }, { kind: 'column.removed', object: 'public.u.b' }, { kind: 'index.removed', object: 'public.u_a' }],
    }),
    aChange({ kind: 'column.added', object: 'public.t.cc', attributes: {}, severity: 'notice', renameOf: 'public.t.c' }),
  ],
  accepted: [{ ...aChange(), reason: 'until the move', until: '2026-12-31' }],
  ignored: [{ ...aChange(), reason: 'table:public.tmp_*' }],
  stale: ['0000aaaa'],
  pending: [{ path: 'db/V3__c.sql', version: '3', kind: 'versioned', state: 'pending' }],
  untraceable: [{ path: 'db/V1__a.sql', kind: 'versioned', state: 'changed' }, { path: 'V2__b.sql', kind: 'versioned', state: 'missing' }],
  notVisible: [{ kind: 'function', names: ['f'], attribute: 'body', missing: 'SHOW_ROUTINE' }],
  notCompared: [{ what: 'cast', count: 3, examples: ['a AS b'] }],
  schemaChangers: [{ role: 'dba', reasons: ['superuser'] }],
  adopt: { text: 'ALTER TABLE t ALTER b SET DEFAULT 6;\n', hazards: ['behaviour_change'], notWritten: [{ object: 'public.u', reason: 'it would drop data' }] },
};

describe('a drift on the terminal', () => {
  const text = terminal(aDriftReport(rich));

  it('shows both sides of each attribute, and of a long value the lines that differ', () => {
    expect(text).toContain('error column.changed public.t.b [0123456789ab]\n  default: 5 → 6');
    expect(text).toContain('  body:\n      begin\n      a;\n    - b;\n    + c;\n      end');
  });

  it('groups what went along under its cause, and calls a rename a guess', () => {
    expect(text).toContain('with 2 columns, 1 index');
    expect(text).toContain('perhaps public.t.c under a new name');
  });

  it('says what does not count, what is pending, what was not seen, and who else can change the schema', () => {
    for (const words of [
      'accepted until 2026-12-31: column.changed public.t.b (until the move)',
      'the acceptance 0000aaaa matches nothing any more',
      '1 migration pending, which is no drift: db/V3__c.sql',
      'db/V1__a.sql was edited after it was applied',
      'V2__b.sql is applied, but its file is gone',
      'body of function f: not visible without SHOW_ROUTINE',
      '3 casts present, not compared: a AS b …',
      'dba: superuser',
      'no statement for public.u: it would drop data',
      'behaviour_change',
    ]) expect(text).toContain(words);
    expect(text).not.toContain('ignored:');
  });

  it('shows each target with its own verdict and the worst one last', () => {
    const both = aReport({ action: 'drift-check', outcome: 'drift', summary: 'all', targets: [aDriftReport(), aDriftReport({ changes: [], fingerprint: '' }, { outcome: 'success', summary: 'staging is clean' })] });
    expect(terminal(both)).toMatch(/drift-check: drift {2}production differs[\s\S]*drift-check: success {2}staging is clean[\s\S]*drift-check: drift {2}all\n$/);
  });
});

describe('a drift in a workflow', () => {
  it('has one annotation per target', () => {
    const annotations = reportAnnotations(aReport({ action: 'drift-check', targets: [aDriftReport(rich), aDriftReport({ changes: [] })] }), keep);
    expect(annotations.map(({ level, title }) => [level, title])).toEqual([['error', 'Drift of production']]);
    expect(annotations[0]?.message).toContain('notice column.added public.t.cc');
  });

  it('names the target in the annotation of an error where there are several', () => {
    const error = { code: 'database/unreachable', what: 'no', fix: 'x', docs: 'y' };
    const failed = aReport({ action: 'drift-check', target: 'staging', error });
    expect(reportAnnotations(aReport({ targets: [failed] }), keep)[0]?.title).toBe('staging: no (database/unreachable)');
  });

  it('gives counts, fingerprints and what was opened as outputs', () => {
    const one = aDriftReport({ ...rich, newChanges: 2, reconciliation: { mode: 'issue', result: 'opened', number: 7 } });
    expect(reportOutputs(one)).toMatchObject({
      outcome: 'drift', 'drift-detected': 'true', 'drift-count': '4', 'error-count': '3', 'notice-count': '1', 'highest-severity': 'error',
      fingerprint: 'fedcba9876543210', 'new-changes': '2', 'issue-number': '7',
    });
    const clean = aDriftReport({ changes: [], fingerprint: '' }, { outcome: 'success' });
    expect(reportOutputs(clean)).toMatchObject({ 'drift-detected': 'false', fingerprint: '', 'highest-severity': 'none' });
    expect(JSON.parse(reportOutputs(aReport({ action: 'drift-check', targets: [one, clean] }))['targets'] ?? '')).toHaveLength(2);
  });
});

describe('the page of a drift', () => {
  it('begins with markers that give back what was reported', () => {
    const report = aDriftReport(rich);
    const page = renderDriftPage(report, keep, { key: { target: 'eu-->prod', label: 'a' }, links: {} });
    expect(page.split('\n')[0]).toBe('<!-- schema-gitops drift/v1 target=eu%2D%2D%3Eprod label=a -->');
    expect(readStateMarker(page)).toEqual(driftStateOf(report));
    expect(readStateMarker(page.replaceAll('\n', '\r\n'))).toEqual(driftStateOf(report));
    expect(readStateMarker('<!-- nothing -->')).toBeUndefined();
  });

  it('never exceeds what GitHub takes', () => {
    const changes = Array.from({ length: 3000 }, (_, index) => aChange({ id: String(index).padStart(12, '0'), hint: 'h'.repeat(300) }));
    const report = aDriftReport({ changes, adopt: { text: 'x'.repeat(100_000), hazards: [], notWritten: [] } });
    expect(renderDriftPage(report, keep, { key: { target: 't'.repeat(500) }, links: {} }).length).toBeLessThanOrEqual(65_536);
    expect(stateMarker(driftStateOf(report)).length).toBeLessThan(4000);
  });

  it.each(Object.entries(hostileTexts))('carries %s in every place as inert text', (_, text) => {
    const report = aDriftReport(hostile(text), { target: text, summary: text });
    for (const document of [renderDriftPage(report, keep, { key: { target: text }, links: {} }), renderSummary(report, keep)]) {
      const outside = outsideCode(document).replace(/^<!-- .* -->$/gm, '').replace(/<\/?(details|summary)>/g, '');
      expect(outside).not.toMatch(/[<>]|@\w|(?<!&)#\d|(?<!\\)!\[|:\/\/|(?<!\\)\]\(/u);
    }
    expect(terminal(report)).not.toMatch(/^\s*::|##\[|[\x1b\x9b\u202e\0\b]/mu);
    expect(driftMarker({ target: text })).toMatch(/^<!-- [^<>\n]* -->$/);
    expect(JSON.parse(renderJson(report, keep))).toMatchObject({ drift: { changes: [{ object: text }] } });
  });
});

function hostile(text: string): Partial<ReportedDrift> {
  const change = aChange({ object: text, hint: text, renameOf: text, attributes: { [text]: { expected: text, actual: `${text}\n${text}` } }, consequences: [{ kind: 'column.added', object: text }] });
  return {
    fingerprint: text,
    expected: { source: text, head: text, version: text },
    changes: [change],
    accepted: [{ ...change, reason: text, until: text }],
    stale: [text],
    pending: [{ path: text, kind: text }],
    notVisible: [{ kind: 'table', names: [text], missing: text }],
    notCompared: [{ what: text, count: 1, examples: [text] }],
    schemaChangers: [{ role: text, reasons: [text] }],
    adopt: { text, hazards: [text], notWritten: [{ object: text, reason: text }] },
    reconciliation: { mode: 'issue', result: text, url: text },
  };
}

describe('outputs of a driftless target', () => {
  it('leave nothing of a drift in the JSON of other actions', () => {
    expect(renderJson(aReport(), keep)).not.toContain('drift"');
  });
});
