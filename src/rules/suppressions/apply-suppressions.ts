import type { RawFinding } from '../make-finding.ts';
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
  const sweep = new SuppressionSweep(suppressions);
  const kept: RawFinding[] = [];
  const answered: AnsweredFinding[] = [];
  const used = new Set<Suppression>();
  const unreasoned = new Set<Suppression>();
  for (const finding of findings) {
    const naming = sweep.reaching(finding.span.start).filter((suppression) => names(suppression, finding));
    for (const suppression of naming) used.add(suppression);
    const clearing = naming.find((suppression) => clears(suppression, finding, suppressibleGates));
    if (clearing !== undefined) answered.push({ finding, suppression: clearing });
    else kept.push(naming.length === 0 ? finding : { ...finding, note: gateNote(suppressibleGates) });
    const lacking = clearing === undefined && suppressibleGates ? naming : [];
    for (const suppression of lacking) unreasoned.add(suppression);
  }
  return { kept, answered, used, unreasoned };
}

/** The suppressions that reach a place; asked for places in ascending order. */
class SuppressionSweep {
  readonly #waiting: readonly Suppression[];
  #active: readonly Suppression[] = [];
  #next = 0;

  constructor(suppressions: readonly Suppression[]) {
    this.#waiting = suppressions.filter(({ span }) => span !== undefined).sort((a, b) => startOf(a) - startOf(b));
  }

  reaching(place: number): readonly Suppression[] {
    const first = this.#next;
    while (this.#next < this.#waiting.length && startOf(this.#waiting[this.#next]) <= place) this.#next += 1;
    this.#active = [...this.#active, ...this.#waiting.slice(first, this.#next)].filter(({ span }) => (span?.end ?? -1) >= place);
    return this.#active;
  }
}

function startOf(suppression: Suppression | undefined): number {
  return suppression?.span?.start ?? Infinity;
}

/** By its own rule, or by one that it stands for; what needs an approval is meant by its own name only. */
function names({ rules }: Suppression, { rule, also = [] }: RawFinding): boolean {
  if (rules === 'all' || rules.has(rule.id)) return true;
  return !rule.gate && also.some((id) => rules.has(id));
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
