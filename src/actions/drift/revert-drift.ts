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
  /** Who runs this, for the ledger. */
  readonly actor: string;
  /** Where it runs: the page of a workflow's run. */
  readonly place?: string;
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
    const runId = await applyStatements(runner, { statements, actor: request.actor, reason: reasonOf(report, request), confirm: () => confirm(request) });
    return await judgedAfter(planned, request, `${statements.length} ${statements.length === 1 ? 'statement' : 'statements'} applied to take it back; run ${runId} of the ledger.`);
  } catch (error) {
    return withError(planned, error);
  }
}

/** What was applied stays said where the target cannot be judged afterwards. */
async function judgedAfter(planned: Report, { judgeAgain }: RevertRequest, result: string): Promise<Report> {
  try {
    const { report: after } = await judgeAgain();
    return withResult({ ...after, ...(planned.plan === undefined ? {} : { plan: planned.plan }) }, result);
  } catch (error) {
    return withResult(withError(planned, error), result);
  }
}

function withError(report: Report, error: unknown): Report {
  if (!(error instanceof CatalogedError)) throw error;
  return { ...report, outcome: errorCatalog[error.code].outcome, summary: explain(error).what, error: explain(error) };
}

/** For whoever reads the ledger later: which drift it was, and under which approval. */
function reasonOf({ drift }: Report, { fingerprint, approved, place }: RevertRequest): string {
  const changes = (drift?.changes ?? []).map(({ kind, object }) => `${kind} ${object}`);
  const approval = approved === undefined ? 'no approval was required' : 'its fingerprint was approved';
  return [`takes back what may be taken back of drift ${fingerprint} (${approval}): ${changes.join(', ')}`, ...(place === undefined ? [] : [place])].join('\n');
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
