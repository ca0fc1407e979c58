import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/model/report.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { describeRule } from '../../src/rules/describe-rule.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { aFinding, aReport } from '../support/reports.ts';

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: Readonly<Record<string, number>> } }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly { readonly kind: string; readonly justification?: string }[];
}

interface SarifRun {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly defaultConfiguration: object; readonly help: { readonly text: string } }[] } };
  readonly automationDetails: { readonly id: string };
  readonly results: readonly SarifResult[];
  readonly invocations: readonly { readonly executionSuccessful: boolean; readonly toolExecutionNotifications?: readonly { readonly level: string; readonly message: { readonly text: string } }[] }[];
}

function runOf(changes: Partial<Report>, redact = (text: string): string => text): SarifRun {
  const log = JSON.parse(renderSarif(aReport(changes), { redact, describeRule })) as { readonly version: string; readonly runs: readonly SarifRun[] };
  expect(log.version).toBe('2.1.0');
  const [run, ...more] = log.runs;
  if (run === undefined || more.length > 0) throw new Error('one run is expected');
  return run;
}

describe('a SARIF log', () => {
  it('holds each finding with its exact place, its rule and a fingerprint that stays when lines move', () => {
    const location = { file: 'db/a b#1.sql', start: { line: 3, column: 5 }, end: { line: 4, column: 2 } };
    const run = runOf({ findings: [aFinding({ location })] });
    expect(run.results).toEqual([expect.objectContaining({
      ruleId: 'index-not-concurrent', ruleIndex: 0, level: 'error', partialFingerprints: { 'schemaGitops/v1': 'f00d' },
      message: { text: 'CREATE INDEX blocks writes to public.orders. Writers wait until the index is built. Fix: Build it CONCURRENTLY in a migration of its own.' },
    })]);
    expect(run.results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'db/a%20b%231.sql', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 5, endLine: 4, endColumn: 2 },
    });
    expect(run.automationDetails.id).toBe('schema-gitops/lint/');
  });

  it('tells each rule once, and results name it by its index', () => {
    const findings = ['truncate-table', 'index-not-concurrent', 'truncate-table'].map((rule, line) =>
      aFinding({ rule, severity: line === 0 ? 'notice' : 'warning', location: { file: 'a.sql', start: { line: line + 1, column: 1 }, end: { line: line + 1, column: 2 } } }));
    const { tool, results } = runOf({ findings });
    expect(tool.driver.rules.map(({ id }) => id)).toEqual(['index-not-concurrent', 'truncate-table']);
    expect(tool.driver.rules.every(({ help }) => help.text.length > 20)).toBe(true);
    expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([['truncate-table', 1, 'note'], ['index-not-concurrent', 0, 'warning'], ['truncate-table', 1, 'warning']]);
  });

  it('holds suppressed findings as suppressed, with their reason', () => {
    const { results } = runOf({ suppressed: [aFinding({ fingerprint: 'a' }), { ...aFinding({ fingerprint: 'b' }), reason: 'small table' }] });
    expect(results.map(({ suppressions }) => suppressions)).toEqual([[{ kind: 'inSource' }], [{ kind: 'inSource', justification: 'small table' }]]);
  });

  it('holds what could stand instead as a fix', () => {
    const { results } = runOf({ findings: [aFinding({ replacement: { startLine: 2, endLine: 3, text: 'a\nb' } })] });
    expect(results[0]).toMatchObject({ fixes: [{ artifactChanges: [{ replacements: [{ deletedRegion: { startLine: 2, startColumn: 1, endLine: 3 }, insertedContent: { text: 'a\nb' } }] }] }] });
  });

  it('says what was not judged, and that a run failed', () => {
    const error = { code: 'git/no-base', what: 'No base', fix: 'Fetch it.', docs: 'docs/errors/git.md' };
    const [invocation] = runOf({ error, notEvaluated: [{ rule: 'set-not-null-scan', file: 'a.sql', missing: 'schema-state', reason: 'No migration creates it.' }] }).invocations;
    expect(invocation).toEqual({
      executionSuccessful: false,
      toolExecutionNotifications: [
        { level: 'error', message: { text: expect.stringContaining('No base') } },
        { level: 'note', message: { text: 'set-not-null-scan was not evaluated in a.sql: No migration creates it.' } },
      ],
    });
  });

  it('keeps the worst of more findings than code scanning takes, and says how many are left', () => {
    const findings = Array.from({ length: 6000 }, (_, at) =>
      aFinding({ severity: at % 2 === 0 ? 'notice' : 'error', location: { file: 'a.sql', start: { line: at + 1, column: 1 }, end: { line: at + 1, column: 2 } } }));
    const { results, invocations } = runOf({ findings });
    expect(results).toHaveLength(5000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(3000);
    expect(invocations[0]?.toolExecutionNotifications?.map(({ message }) => message.text)).toEqual(['1000 more findings are not in this file; the JSON report has all of them.']);
  });

  it.each(Object.entries(hostileTexts).map(([name, text]) => ({ name, text })))('is JSON without secrets or hidden characters: $name', ({ text }) => {
    const finding = aFinding({ title: text, why: `${text} s3cret`, objects: [text], location: { file: text, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } });
    const written = renderSarif(aReport({ findings: [finding] }), { redact: (part) => part.replaceAll('s3cret', '***'), describeRule });
    expect(written).not.toMatch(/s3cret|##\[|[\u202e\u001b]/);
    const { runs } = JSON.parse(written) as { readonly runs: readonly SarifRun[] };
    expect(runs[0]?.results[0]?.message.text).toContain('***');
  });
});
