import type { Report } from '../model/report.ts';
import { driftOutputs } from './drift-outputs.ts';
import { countFindings } from './order-findings.ts';

/** The outputs of a step, as far as a report tells them. Absent parts of the report give no output. */
export function reportOutputs(report: Report): Readonly<Record<string, string>> {
  return {
    outcome: report.outcome,
    summary: report.summary,
    ...(report.action === 'drift-check' ? driftOutputs(report) : findingOutputs(report)),
    ...placeOutputs(report),
    ...runOutputs(report),
    ...(report.devDatabase === undefined ? {} : { 'applied-count': String(report.devDatabase.applied) }),
    ...planOutputs(report),
  };
}

function findingOutputs({ action, findings }: Report): Readonly<Record<string, string>> {
  if (action === 'migrate' || action === 'status' || action === 'snapshot' || action === 'revert') return {};
  const counts = countFindings(findings);
  const [highest = 'none'] = (['error', 'warning', 'notice'] as const).filter((severity) => counts[severity] > 0);
  return {
    'findings-count': String(findings.length),
    'error-count': String(counts.error),
    'warning-count': String(counts.warning),
    'notice-count': String(counts.notice),
    'highest-severity': highest,
    'requires-approval': String(findings.some(({ gate }) => gate)),
  };
}

/** The statement that failed: in the target, or in the replay of validate. */
function placeOutputs({ error, findings }: Report): Readonly<Record<string, string>> {
  const location = error?.location ?? findings.find(({ rule }) => rule === 'trace-failed')?.location;
  if (location === undefined) return {};
  return { 'failed-file': location.file, 'failed-line': String(location.start.line) };
}

function planOutputs({ plan }: Report): Readonly<Record<string, string>> {
  if (plan === undefined) return {};
  return { 'plan-hash': plan.hash, ...(plan.file === undefined ? {} : { 'plan-file': plan.file }) };
}

function runOutputs({ run, plan }: Report): Readonly<Record<string, string>> {
  if (run === undefined && plan === undefined) return {};
  const ran = run?.migrations ?? [];
  const applied = ran.filter(({ state }) => state === 'applied');
  const planned = plan?.migrations.length ?? ran.length;
  const last = applied.findLast(({ version }) => version !== undefined)?.version;
  const failed = ran.find(({ state }) => state === 'failed' || state === 'unknown')?.version;
  return {
    'applied-count': String(applied.length),
    'pending-count': String(Math.max(0, planned - applied.length)),
    ...(last === undefined ? {} : { 'to-version': last }),
    ...(failed === undefined ? {} : { 'failed-version': failed }),
  };
}
