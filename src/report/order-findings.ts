import type { Finding, NotEvaluated } from '../model/finding.ts';

const ranks = { error: 0, warning: 1, notice: 2 } as const satisfies Record<Finding['severity'], number>;

/** By place: file, line, column, rule. The order of the JSON report and of the terminal. */
export function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.location.file, b.location.file) ||
    a.location.start.line - b.location.start.line ||
    a.location.start.column - b.location.start.column ||
    compareText(a.rule, b.rule) ||
    compareText(a.fingerprint, b.fingerprint)
  );
}

/** Worst first: severity, gates before others, then by place. The order where a channel has to cut. */
export function byWeight(a: Finding, b: Finding): number {
  return ranks[a.severity] - ranks[b.severity] || Number(b.gate) - Number(a.gate) || byPlace(a, b);
}

/** By file, statement and rule. */
export function byStatement(a: NotEvaluated, b: NotEvaluated): number {
  return (
    compareText(a.file ?? '', b.file ?? '') || (a.statement ?? 0) - (b.statement ?? 0) || compareText(a.rule, b.rule)
  );
}

/** Compares by UTF-16 code unit, so that the order does not depend on a locale. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** How many findings there are of each severity. */
export function countFindings(findings: readonly Finding[]): Readonly<Record<Finding['severity'], number>> {
  const counts = { error: 0, warning: 0, notice: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}
