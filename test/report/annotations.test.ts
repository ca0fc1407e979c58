import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/model/finding.ts';
import { annotationCommand, reportAnnotations, selectAnnotations } from '../../src/report/annotations.ts';
import { checkRunContent } from '../../src/report/check-run.ts';
import { aFinding, aReport, keep } from '../support/reports.ts';
import { readCommands } from '../support/workflow-commands.ts';

function findings(count: number, severity: Finding['severity'], changes: Partial<Finding> = {}): readonly Finding[] {
  return Array.from({ length: count }, (_, index) =>
    aFinding({
      severity,
      location: { file: `${severity}.sql`, start: { line: index + 1, column: 1 }, end: { line: index + 1, column: 2 } },
      ...changes,
    }),
  );
}

describe('annotations', () => {
  it('stand on the line and the columns of their finding', () => {
    const [annotation] = reportAnnotations(aReport({ findings: [aFinding()] }), keep);
    if (annotation === undefined) throw new Error('no annotation');
    expect(readCommands(annotationCommand(annotation)).commands[0]).toMatchObject({
      name: 'error',
      properties: { file: 'db/V3__index.sql', line: '1', endLine: '1', col: '1', endColumn: '20' },
    });
  });

  it('have no columns where the range has several lines, since GitHub refuses them', () => {
    const location = { file: 'a.sql', start: { line: 1, column: 5 }, end: { line: 3, column: 2 } };
    const [annotation] = reportAnnotations(aReport({ findings: [aFinding({ location })] }), keep);
    if (annotation === undefined) throw new Error('no annotation');
    expect(Object.keys(readCommands(annotationCommand(annotation)).commands[0]?.properties ?? {})).toEqual([
      'file', 'line', 'endLine', 'title',
    ]);
  });

  it('are all shown where each level has at most ten', () => {
    const report = aReport({ findings: [...findings(10, 'error'), ...findings(10, 'warning'), ...findings(10, 'notice')] });
    const { shown, rest } = selectAnnotations(reportAnnotations(report, keep));
    expect([shown.length, rest.length]).toEqual([30, 0]);
  });

  it('are cut to the ten worst of each level, gates first, and the last notice counts the others', () => {
    const gate = aFinding({ gate: true, title: 'the gate', location: { file: 'z.sql', start: { line: 9, column: 1 }, end: { line: 9, column: 2 } } });
    const report = aReport({ findings: [...findings(14, 'error'), ...findings(10, 'notice'), gate] });
    const { shown, rest } = selectAnnotations(reportAnnotations(report, keep));
    expect(shown[0]?.title).toContain('the gate');
    expect(shown.filter(({ level }) => level === 'error')).toHaveLength(10);
    expect(shown.filter(({ level }) => level === 'notice')).toHaveLength(10);
    expect(shown.at(-1)?.title).toBe('6 more not shown here');
    expect(rest).toHaveLength(6);
    expect(shown.length - 1 + rest.length).toBe(25);
  });

  it('obey a smaller number, and none at all', () => {
    const all = reportAnnotations(aReport({ findings: findings(4, 'error') }), keep);
    expect(selectAnnotations(all, 3).shown.map(({ level }) => level)).toEqual(['error', 'error', 'error', 'notice']);
    expect(selectAnnotations(all, 0)).toEqual({ shown: [], rest: all });
  });

  it('keep their message within the 4,096 characters that the runner shows', () => {
    const report = aReport({ findings: [aFinding({ why: 'x'.repeat(9000) })] });
    expect(reportAnnotations(report, keep)[0]?.message.length).toBe(4096);
  });

  it('begin with the error of the run, at its statement', () => {
    const location = { file: 'a.sql', start: { line: 4, column: 1 }, end: { line: 4, column: 9 } };
    const error = { code: 'database/x', what: 'It failed', location, where: 'a.sql:4:1', fix: 'Mend it.', docs: 'd', cause: 'no table' };
    const [first] = reportAnnotations(aReport({ findings: findings(1, 'error'), error }), keep);
    expect(first).toEqual({ level: 'error', location, title: 'It failed (database/x)', message: 'Said: no table\nFix: Mend it.' });
  });
});

describe('a check run', () => {
  it('carries what the step had no room for, in batches of 50, and the table of all', () => {
    const report = aReport({ outcome: 'findings', findings: findings(130, 'error') });
    const content = checkRunContent(report, keep, { links: {} });
    expect(content.batches.map((batch) => batch.length)).toEqual([50, 50, 20]);
    expect(content.conclusion).toBe('failure');
    expect(content.summary.match(/\| error \|/g)).toHaveLength(130);
    expect(content.batches[0]?.[0]).toMatchObject({ path: 'error.sql', start_line: 11, start_column: 1, annotation_level: 'failure' });
  });

  it.each([
    ['success', 'success'],
    ['no-changes', 'success'],
    ['skipped', 'neutral'],
    ['blocked', 'failure'],
    ['internal-error', 'failure'],
  ] as const)('concludes from outcome %s that it is a %s', (outcome, conclusion) => {
    expect(checkRunContent(aReport({ outcome }), keep, { links: {} }).conclusion).toBe(conclusion);
  });
});
