import type { Report } from '../model/report.ts';
import type { ReportedDrift } from '../model/report-drift.ts';

/** The outputs of drift-check; of several targets the sums, and lists in the order of the targets. */
export function driftOutputs(report: Report): Readonly<Record<string, string>> {
  const reports = report.targets ?? [report];
  const drifts = reports.flatMap(({ drift }) => (drift === undefined ? [] : [drift]));
  const severities = drifts.flatMap(({ changes }) => changes.map(({ severity }) => severity));
  const [highest = 'none'] = (['error', 'warning', 'notice'] as const).filter((severity) => severities.includes(severity));
  return {
    'drift-detected': String(severities.length > 0),
    'drift-count': String(severities.length),
    'error-count': countOf(severities, 'error'),
    'warning-count': countOf(severities, 'warning'),
    'notice-count': countOf(severities, 'notice'),
    'highest-severity': highest,
    fingerprint: drifts.flatMap(({ fingerprint }) => (fingerprint === '' ? [] : [fingerprint])).join(','),
    ...newChanges(drifts),
    ...numbers('issue-number', drifts, 'issue'),
    ...numbers('pull-request-number', drifts, 'adopt'),
    targets: JSON.stringify(reports.map(({ target, outcome, drift }) => ({ target, outcome, fingerprint: drift?.fingerprint ?? '' }))),
  };
}

function countOf(severities: readonly string[], severity: string): string {
  return String(severities.filter((word) => word === severity).length);
}

function newChanges(drifts: readonly ReportedDrift[]): Readonly<Record<string, string>> {
  const known = drifts.flatMap((drift) => (drift.newChanges === undefined ? [] : [drift.newChanges]));
  return known.length === 0 ? {} : { 'new-changes': String(known.reduce((sum, count) => sum + count, 0)) };
}

function numbers(output: string, drifts: readonly ReportedDrift[], mode: string): Readonly<Record<string, string>> {
  const found = drifts.flatMap(({ reconciliation }) =>
    reconciliation?.mode === mode && reconciliation.number !== undefined ? [String(reconciliation.number)] : [],
  );
  return found.length === 0 ? {} : { [output]: found.join(',') };
}
