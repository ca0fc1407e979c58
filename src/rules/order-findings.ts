import type { NotEvaluated } from '../model/finding.ts';
import type { JudgedFile } from './define-rule.ts';
import type { RawFinding } from './make-finding.ts';

/** Findings by file, place, rule and object, those of other files last; the same finding twice is one. */
export function inOrder(findings: readonly RawFinding[], files: readonly JudgedFile[]): readonly RawFinding[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const sorted = findings.toSorted((a, b) =>
    (rank.get(a.file) ?? files.length) - (rank.get(b.file) ?? files.length)
    || a.span.start - b.span.start
    || compareText(a.rule.id, b.rule.id)
    || compareText(identity(a), identity(b)));
  return sorted.filter((finding, index) => !isSame(finding, sorted[index - 1]));
}

function isSame(a: RawFinding, b: RawFinding | undefined): boolean {
  return a.file === b?.file && a.rule === b.rule && a.span.start === b.span.start && identity(a) === identity(b);
}

function identity({ message, objects, values }: RawFinding): string {
  return JSON.stringify([objects, message, values]);
}

/** Drops a finding where a rule that stands for its rule fired on the same statement and object, which then names it. */
export function withoutSuperseded(findings: readonly RawFinding[]): readonly RawFinding[] {
  const standing = new Map<string, RawFinding>();
  for (const finding of findings) {
    for (const rule of finding.rule.supersedes) standing.set(placeKey(finding, rule), finding);
  }
  if (standing.size === 0) return findings;
  const also = new Map<RawFinding, Set<string>>();
  const kept = findings.filter((finding) => {
    const instead = standing.get(placeKey(finding, finding.rule.id));
    if (instead !== undefined) also.set(instead, (also.get(instead) ?? new Set()).add(finding.rule.id));
    return instead === undefined;
  });
  return kept.map((finding) => withAlso(finding, also.get(finding)));
}

function withAlso(finding: RawFinding, also: ReadonlySet<string> | undefined): RawFinding {
  return also === undefined ? finding : { ...finding, also: [...also].sort() };
}

function placeKey({ file, statement, objects, span }: RawFinding, rule: string): string {
  return JSON.stringify([file.migration.path, statement?.ordinal ?? span.start, rule, objects[0] ?? '']);
}

/** Compares what was not evaluated by file, statement and rule. */
export function compareGaps(files: readonly JudgedFile[]): (a: NotEvaluated, b: NotEvaluated) => number {
  const rank = new Map(files.map(({ migration }, index) => [migration.path, index]));
  const rankOf = ({ file }: NotEvaluated): number => rank.get(file ?? '') ?? -1;
  return (a, b) => rankOf(a) - rankOf(b) || (a.statement ?? 0) - (b.statement ?? 0) || compareText(a.rule, b.rule);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
