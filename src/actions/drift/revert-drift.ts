import { errorCatalog } from '../../errors/catalog.ts';
import { explain } from '../../errors/explain.ts';
import { CatalogedError, UserError } from '../../errors/user-error.ts';
import type { DdlStatement } from '../../model/ddl.ts';
import type { Report, ReportedPlan } from '../../model/report.ts';
import type { TargetSettings } from '../../model/settings.ts';
import { applyStatements } from '../../runner/apply-statements.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';

/** What is taken back, and under which approval. */
export interface RevertRequest {
  readonly runner: RunnerRequest;
  readonly target: TargetSettings;
  /** Of the drift that the statements were proved for. */
  readonly fingerprint: string;
  readonly statements: readonly DdlStatement[];
  /** The fingerprint that somebody approved. */
  readonly approved?: string;
  /** Reads the target anew. */
  readonly judgeAgain: () => Promise<{ readonly fingerprint: string; readonly report: Report }>;
}

/**
 * Takes back what may be taken back without a person having written it. Right before, under the locks, the drift must still be the
 * one that the statements were proved for; afterwards the target is judged again.
 * @param report of the drift as it was found.
 */
export async function revertDrift(report: Report, request: RevertRequest): Promise<Report> {
  const { runner, statements } = request;
  const planned = { ...report, plan: planOf(request) };
  if (statements.length === 0) return withResult(report, 'Nothing of it may be taken back without a person; see the SQL and its reasons.');
  try {
    refuseUnapproved(request);
    await applyStatements(runner, statements, () => confirm(request));
    const { report: after } = await request.judgeAgain();
    return withResult({ ...after, plan: planned.plan }, `${statements.length} ${statements.length === 1 ? 'statement' : 'statements'} taken back.`);
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return { ...planned, outcome: errorCatalog[error.code].outcome, summary: explain(error).what, error: explain(error) };
  }
}

/** @throws UserError drift/revert-not-approved, drift/another-drift. */
function refuseUnapproved({ target, approved, fingerprint }: RevertRequest): void {
  if (approved === undefined && target.requiresApproval) throw new UserError('drift/revert-not-approved', { where: target.name, expected: fingerprint });
  if (approved !== undefined && approved !== fingerprint) throw new UserError('drift/another-drift', { where: target.name, expected: approved, actual: fingerprint });
}

async function confirm({ target, fingerprint, judgeAgain }: RevertRequest): Promise<void> {
  const now = await judgeAgain();
  if (now.fingerprint !== fingerprint) throw new UserError('drift/another-drift', { where: target.name, expected: fingerprint, actual: now.fingerprint === '' ? 'no drift' : now.fingerprint });
}

function planOf({ fingerprint, target, statements }: RevertRequest): ReportedPlan {
  const isOne = statements.every(({ transactional }) => transactional);
  return {
    hash: fingerprint,
    target: target.name,
    migrations: [{ path: 'revert of the drift', mode: isOne ? 'atomic' : 'stepwise', statements: statements.map(({ text }) => ({ sql: text, transaction: isOne ? 'one for all' : 'one each' })) }],
  };
}

function withResult(report: Report, result: string): Report {
  return report.drift === undefined ? report : { ...report, drift: { ...report.drift, reconciliation: { mode: 'revert', result } } };
}
