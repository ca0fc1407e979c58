import type { SqlComment } from '../../model/statement.ts';

/** The tools whose suppressions are honoured. */
export type SuppressionSyntax = 'schema-gitops' | 'squawk' | 'atlas' | 'eugene' | 'pgfence';

/**
 * How far a suppression reaches: `statement` the one that follows or holds it, `line` its own line and the next,
 * `file`, or from `start` to `end`. `header` is Atlas's: the file where an empty line follows, else the statement.
 */
export type SuppressionReach = 'statement' | 'line' | 'file' | 'header' | 'start' | 'end';

/** What a suppression comment says. */
export interface SuppressionComment {
  readonly comment: SqlComment;
  readonly syntax: SuppressionSyntax;
  readonly reach: SuppressionReach;
  /** Rules as written; empty where it names none. */
  readonly names: readonly string[];
  readonly reason?: string;
  /** As written: an ISO date if the author kept to the form. */
  readonly until?: string;
}

/** One form of one tool. The expression is matched against a comment's text without markers; its group is the rest. */
interface Form {
  readonly syntax: SuppressionSyntax;
  readonly reach: SuppressionReach;
  readonly pattern: RegExp;
}

/** Read in the tools' sources: squawk 2026-08, Atlas 2026-06, eugene 2025-05, pgfence 2026. */
const forms: readonly Form[] = [
  { syntax: 'schema-gitops', reach: 'file', pattern: /^schema-gitops:ignore-file\b(.*)$/s },
  { syntax: 'schema-gitops', reach: 'start', pattern: /^schema-gitops:(?:ignore-start|begin-ignore)\b(.*)$/s },
  { syntax: 'schema-gitops', reach: 'end', pattern: /^schema-gitops:(?:ignore-end|end-ignore)\b(.*)$/s },
  { syntax: 'schema-gitops', reach: 'statement', pattern: /^schema-gitops:ignore(?![\w-])(.*)$/s },
  { syntax: 'squawk', reach: 'file', pattern: /^squawk-ignore-file\b(.*)$/s },
  { syntax: 'squawk', reach: 'line', pattern: /^squawk-ignore(?![\w-])(.*)$/s },
  { syntax: 'atlas', reach: 'header', pattern: /^atlas:nolint\b(.*)$/s },
  { syntax: 'eugene', reach: 'statement', pattern: /^eugene: ignore\b(.*)$/s },
  { syntax: 'pgfence', reach: 'statement', pattern: /^pgfence-ignore\b:?(.*)$/s },
  { syntax: 'pgfence', reach: 'statement', pattern: /^pgfence: ignore\b(.*)$/s },
];

/** Reads a comment as a suppression, if it is one. */
export function readSuppression(comment: SqlComment): SuppressionComment | undefined {
  const text = comment.text.trim();
  // Most comments are prose: one test spares them ten.
  if (!/^(?:schema-gitops|squawk|atlas|eugene|pgfence)/.test(text)) return undefined;
  for (const { syntax, reach, pattern } of forms) {
    const match = pattern.exec(text);
    if (match !== null) return { comment, syntax, reach, ...readRest(match[1] ?? '') };
  }
  return undefined;
}

/** `rule[, rule] -- reason [until=date]`, also `rule reason: …`. */
function readRest(rest: string): Pick<SuppressionComment, 'names' | 'reason' | 'until'> {
  const dated = /(?:^|\s)\[?until=([^\s\]]*)\]?\s*$/.exec(rest);
  const undated = dated === null ? rest : rest.slice(0, dated.index);
  const split = /\s--(?=\s|$)|\breason:/.exec(` ${undated}`);
  const names = split === null ? undated : undated.slice(0, Math.max(split.index - 1, 0));
  const reason = split === null ? '' : ` ${undated}`.slice(split.index + split[0].length).trim();
  return {
    names: names.split(/[\s,]+/).filter((name) => name !== ''),
    ...(reason === '' ? {} : { reason }),
    ...(dated === null ? {} : { until: dated[1] ?? '' }),
  };
}
