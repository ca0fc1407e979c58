import { countStates, judgeHistory } from '../../changes/judge-history.ts';
import { explain } from '../../errors/explain.ts';
import { UserError } from '../../errors/user-error.ts';
import type { NotEvaluated } from '../../model/finding.ts';
import type { HistoryComparison } from '../../model/history.ts';
import type { Report } from '../../model/report.ts';
import type { RunnerRequest, RunnerResult } from '../../runner/runner-request.ts';
import { makePlan } from '../../runner/show-status.ts';
import { chooseTarget, type TargetChoice } from '../choose-target.ts';
import { amount } from '../draft-report.ts';
import { fileFinding } from '../file-findings.ts';
import type { RunContext } from '../run-context.ts';
import { runnerReport } from '../runner-report.ts';
import { runnerRequestOf } from '../runner-request-of.ts';
import { nothingBeside, type BesideRequest, type BesideResult } from './beside.ts';

/**
 * Holds the files against the history of a target, and asks what migrate would do there. Takes no lock and writes nothing. A target
 * that cannot be asked is not evaluated: a fork's pull request has no secrets.
 */
export async function judgeTargetHistory(context: RunContext, { change }: BesideRequest, choice: TargetChoice): Promise<BesideResult> {
  const target = chooseTarget(context, choice);
  const runner = await runnerRequestOf(context, target).catch(missingUrl);
  if (runner instanceof UserError) return { ...nothingBeside, notEvaluated: [missing(`${runner.facts.where ?? 'the URL'} of ${target.name} is not set`)] };
  const result = await makePlan(runner);
  const { comparison } = result;
  if (comparison === undefined) return { ...nothingBeside, notEvaluated: [missing(`${target.name} could not be asked: ${explain(result.error).what}`)] };
  const { project } = context;
  const touched = new Set(change.files.flatMap(({ path, from }) => (from === undefined ? [path] : [path, from])));
  const [folder = ''] = project.directories;
  const hits = judgeHistory({
    target: target.name,
    format: change.read.format,
    comparison,
    isChanged: (path) => touched.has(path),
    pathOf: (script) => (folder === '' ? script : `${folder}/${script}`),
  });
  return {
    ...nothingBeside,
    findings: hits.flatMap((hit) => fileFinding(hit, project.settings.lint)),
    notes: [`${target.name}: ${countStates(comparison)}. ${wouldDo(result, comparison)}`],
    targets: [reportOf(context, runner, result)],
  };
}

function missingUrl(error: unknown): UserError {
  if (error instanceof UserError && error.code === 'database/url-missing') return error;
  throw error;
}

function wouldDo({ plan, error }: RunnerResult, { pending }: HistoryComparison): string {
  if (error !== undefined) return `migrate would stop there: ${explain(error).what}.`;
  if (plan === undefined || plan.migrations.length === 0) return 'migrate would do nothing there.';
  const statements = plan.migrations.reduce((sum, migration) => sum + migration.statements.length, 0);
  return `migrate would apply ${amount(pending.length, 'migration')} with ${amount(statements, 'statement')} there.`;
}

/** What keeps migrate from applying is a finding of this run, and no error of it. */
function reportOf({ project }: RunContext, { target, migrations }: RunnerRequest, { error: _, ...result }: RunnerResult): Report {
  const hasPlan = result.plan !== undefined && result.plan.migrations.length > 0;
  const { plan, ...rest } = result;
  const shown = hasPlan && plan !== undefined ? { ...rest, plan } : rest;
  return { ...runnerReport({ ...shown, outcome: 'success' }, { action: 'status', mode: 'status', target, project: { ...project, notes: [] }, read: { ...migrations, notes: [] } }), settings: {} };
}

function missing(reason: string): NotEvaluated {
  return { rule: 'target-history', missing: 'target', reason };
}
