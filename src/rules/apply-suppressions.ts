import type { RawFinding } from './make-finding.ts';
import type { Suppression } from './resolve-suppressions.ts';

/** A finding that a suppression answered, and which. */
export interface AnsweredFinding {
  readonly finding: RawFinding;
  readonly suppression: Suppression;
}

/** What became of the findings of one file. */
export interface SuppressionOutcome {
  readonly kept: readonly RawFinding[];
  readonly answered: readonly AnsweredFinding[];
  /** Suppressions that named a rule which fired in their reach. */
  readonly used: ReadonlySet<Suppression>;
  /** Suppressions of a gate that would clear it if they gave a reason. */
  readonly unreasoned: ReadonlySet<Suppression>;
}

interface SuppressionRequest {
  /** Ascending by place. */
  readonly findings: readonly RawFinding[];
  readonly suppressions: readonly Suppression[];
  readonly suppressibleGates: boolean;
}

/** Holds findings against suppressions in one sweep over the file, so that many of both stay cheap. */
export function applySuppressions({ findings, suppressions, suppressibleGates }: SuppressionRequest): SuppressionOutcome {
  const waiting = suppressions
    .flatMap((suppression) => (suppression.span === undefined ? [] : [{ suppression, span: suppression.span }]))
    .sort((a, b) => a.span.start - b.span.start);
  const kept: RawFinding[] = [];
  const answered: AnsweredFinding[] = [];
  const used = new Set<Suppression>();
  const unreasoned = new Set<Suppression>();
  let active: typeof waiting = [];
  let next = 0;
  for (const finding of findings) {
    const at = finding.span.start;
    for (; (waiting[next]?.span.start ?? Infinity) <= at; next += 1) active.push(...waiting.slice(next, next + 1));
    active = active.filter(({ span }) => span.end >= at);
    const naming = active.filter(({ suppression }) => names(suppression, finding)).map(({ suppression }) => suppression);
    for (const suppression of naming) used.add(suppression);
    const clearing = naming.find((suppression) => clears(suppression, finding, suppressibleGates));
    if (clearing !== undefined) answered.push({ finding, suppression: clearing });
    else kept.push(naming.length === 0 ? finding : { ...finding, note: gateNote(suppressibleGates) });
    if (clearing === undefined && suppressibleGates) for (const suppression of naming) unreasoned.add(suppression);
  }
  return { kept, answered, used, unreasoned };
}

function names({ rules }: Suppression, finding: RawFinding): boolean {
  return rules === 'all' || rules.has(finding.rule.id);
}

/** A gate is cleared by an approval; by a suppression only where the configuration allows it and a reason is given. */
function clears({ said }: Suppression, { rule, severity }: RawFinding, suppressibleGates: boolean): boolean {
  const isGate = rule.gate && severity === 'error';
  return !isGate || (suppressibleGates && said.reason !== undefined);
}

function gateNote(suppressibleGates: boolean): string {
  return suppressibleGates
    ? 'The suppression clears this gate only when it gives a reason.'
    : 'The suppression does not clear this gate: it needs an approval, or lint.suppressible-gates.';
}
