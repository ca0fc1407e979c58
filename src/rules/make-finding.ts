import { invariant } from '../errors/internal-error.ts';
import type { DurationEstimate } from '../model/estimate.ts';
import type { Finding } from '../model/finding.ts';
import type { Location, Span } from '../model/location.ts';
import type { Severity } from '../model/severity.ts';
import type { Positions } from '../sql/positions.ts';
import type { JudgedFile, Rule } from './define-rule.ts';
import { fingerprint } from './fingerprint.ts';
import { fillMessage } from './wording.ts';

/** A finding before it is worded: from a rule, or from the engine of rules itself. */
export interface RawFinding {
  readonly rule: Rule;
  readonly file: JudgedFile;
  readonly span: Span;
  /** Ordinal and text of the statement concerned, where there is one. */
  readonly statement?: { readonly ordinal: number; readonly text: string };
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly objects: readonly string[];
  readonly severity: Exclude<Severity, 'off'>;
  readonly suggestion?: string;
  /** Ids of the rules whose findings this one stands for. */
  readonly also?: readonly string[];
  readonly estimate?: DurationEstimate;
  /** A sentence for the end of the fix. */
  readonly note?: string;
  /** A sentence for the end of the reason: why the severity is not the rule's own. */
  readonly weight?: string;
}

/** Page of a rule in the repository's documentation. */
export function ruleDocs(id: string): string {
  return `docs/rules/${id}.md`;
}

/** Words and places a finding. */
export function makeFinding(raw: RawFinding, positions: Positions): Finding {
  const { rule, file, statement } = raw;
  const message = rule.messages[raw.message];
  invariant(message !== undefined, `rule ${rule.id} has no message ${raw.message}`);
  const text = fillMessage(message, raw.values);
  return {
    rule: rule.id,
    category: rule.category,
    severity: raw.severity,
    gate: rule.gate && raw.severity === 'error',
    location: locate(file, raw.span, positions),
    objects: raw.objects,
    ...text,
    ...(raw.weight === undefined ? {} : { why: `${text.why} ${raw.weight}` }),
    fix: raw.note === undefined ? text.fix : `${text.fix} ${raw.note}`,
    ...optionalParts(raw),
    docs: rule.docs ?? ruleDocs(rule.id),
    fingerprint: fingerprint({
      rule: rule.id,
      objects: raw.objects,
      statement: statement?.text ?? file.text.slice(raw.span.start, raw.span.end),
    }),
  };
}

function optionalParts({ also, statement, suggestion, estimate }: RawFinding): Partial<Finding> {
  return {
    ...(also === undefined ? {} : { also }),
    ...(statement === undefined ? {} : { statement: statement.ordinal }),
    ...(suggestion === undefined ? {} : { suggestion }),
    ...(estimate === undefined ? {} : { estimate }),
  };
}

function locate(file: JudgedFile, span: Span, positions: Positions): Location {
  return { file: file.migration.path, start: positions.position(span.start), end: positions.position(span.end) };
}
