import { sha256 } from '../../plan/canonical-hash.ts';
import type { DdlStatement } from '../../model/ddl.ts';
import type { ReportedPlan } from '../../model/report.ts';
import type { LeftChange, PlannedChanges } from './plan-changes.ts';

/** What a plan is called, and what it was made from. */
export interface PlanBasis {
  readonly target: string;
  /** The directory that declares. */
  readonly path: string;
  /** Of everything that differs. */
  readonly fingerprint: string;
}

/** The plan as a report shows it: one migration that stands in no file. Its hash says the differences, too. */
export function declaredPlan({ statements, left }: PlannedChanges, { target, path, fingerprint }: PlanBasis): ReportedPlan {
  const isOne = runsAsOne(statements);
  const texts = statements.map(({ text }) => text);
  return {
    hash: sha256(JSON.stringify([target, fingerprint, texts, left.map(({ change: { kind, key } }) => [kind, key])])),
    target,
    migrations: statements.length === 0 ? [] : [{ path, mode: isOne ? 'atomic' : 'stepwise', statements: texts.map((sql) => ({ sql, transaction: isOne ? 'one for all' : 'one each' })) }],
  };
}

/** Whether the statements can share a transaction, where the server has such. */
export function runsAsOne(statements: readonly DdlStatement[]): boolean {
  return statements.every(({ transactional }) => transactional);
}

/** One sentence for each change that is not planned. */
export function leftNotes(left: readonly LeftChange[]): readonly string[] {
  return left.map(({ change: { kind, object }, reason }) => `Not planned: ${kind} ${object}, because ${reason}.`);
}
