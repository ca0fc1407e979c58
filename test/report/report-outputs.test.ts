import { describe, expect, it } from '@jest/globals';
import { actionSpecs } from '../../src/actions/inputs/registry.ts';
import { reportOutputs } from '../../src/report/report-outputs.ts';
import { aDrift, aDriftReport, aFinding, aReport } from '../support/reports.ts';

const location = { file: 'a.sql', start: { line: 4, column: 1 }, end: { line: 4, column: 9 } };
const error = { code: 'database/x', what: 'It failed', fix: 'Mend it.', docs: 'd', location };
const plan = {
  hash: 'abc',
  target: 'staging',
  migrations: ['1', '2', '3'].map((version) => ({ version, path: `V${version}.sql`, mode: 'atomic', statements: [] })),
};
const run = {
  id: 'r',
  migrations: [
    { version: '1', path: 'V1.sql', state: 'applied', durationMs: 1, statements: [] },
    { path: 'R__v.sql', state: 'applied', durationMs: 1, statements: [] },
    { version: '2', path: 'V2.sql', state: 'failed', durationMs: 1, statements: [] },
    { version: '3', path: 'V3.sql', state: 'not-executed', durationMs: 0, statements: [] },
  ],
};

describe('the outputs of a step', () => {
  it('count findings and name the worst', () => {
    const findings = [aFinding({ severity: 'notice' }), aFinding({ severity: 'warning', gate: true })];
    expect(reportOutputs(aReport({ outcome: 'findings', summary: 's', findings }))).toEqual({
      outcome: 'findings',
      summary: 's',
      'findings-count': '2',
      'error-count': '0',
      'warning-count': '1',
      'notice-count': '1',
      'highest-severity': 'warning',
      'requires-approval': 'true',
    });
    expect(reportOutputs(aReport())).toMatchObject({ 'highest-severity': 'none', 'requires-approval': 'false' });
  });

  it('say what a run applied, what is left, and where it failed', () => {
    expect(reportOutputs(aReport({ action: 'migrate', outcome: 'failed', summary: 's', plan, run, error }))).toEqual({
      outcome: 'failed',
      summary: 's',
      'plan-hash': 'abc',
      'applied-count': '2',
      'pending-count': '1',
      'to-version': '1',
      'failed-version': '2',
      'failed-file': 'a.sql',
      'failed-line': '4',
    });
  });

  it('count everything of a plan as pending before it is applied', () => {
    expect(reportOutputs(aReport({ action: 'migrate', plan }))).toMatchObject({ 'applied-count': '0', 'pending-count': '3' });
  });

  it.each(actionSpecs)('of $name cover every declared output that is not a file', ({ name, outputs }) => {
    const report = aReport({ action: name, plan, run, error, findings: [aFinding()], drift: aDrift({ newChanges: 1, reconciliation: { mode: 'issue', result: 'opened', number: 1 } }) });
    const adopted = aDriftReport({ reconciliation: { mode: 'adopt', result: 'opened', number: 2 } });
    const told = [...Object.keys(reportOutputs(report)), ...(name === 'drift-check' ? Object.keys(reportOutputs(adopted)) : [])];
    const declared = outputs.map((output) => output.name).filter((output) => !output.endsWith('-file') || output === 'failed-file');
    expect(told).toEqual(expect.arrayContaining(declared));
  });
});
