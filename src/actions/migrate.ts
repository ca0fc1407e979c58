import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TargetSettings } from '../model/settings.ts';
import type { Report } from '../model/report.ts';
import { applyMigrations } from '../runner/apply-migrations.ts';
import { baseline } from '../runner/baseline.ts';
import type { RunnerRequest, RunnerResult } from '../runner/runner-request.ts';
import { makePlan, showStatus } from '../runner/show-status.ts';
import { UserError } from '../errors/user-error.ts';
import { chooseTarget } from './choose-target.ts';
import type { MigrateRequest } from './migrate-request.ts';
import { redactReport } from '../report/redact-report.ts';
import { runnerReport } from './runner-report.ts';
import { runnerRequestOf } from './runner-request-of.ts';
import type { RunContext } from './run-context.ts';

/** Plans, applies, baselines, or compares the files with the history of a target. */
export async function migrate(context: RunContext, request: MigrateRequest): Promise<Report> {
  const { project } = context;
  const target = chooseTarget(context, request);
  const runner = await runnerRequest(context, request, target);
  if (runner.migrations.rules.declares === true) {
    const { migrateDeclared } = await import('./declared/migrate-declared.ts');
    return withPlanFile(await migrateDeclared({ context, request, target, runner }), context, request['plan-file']);
  }
  const result = await operate(runner, request);
  const report = runnerReport(result, { action: request.mode === 'status' ? 'status' : 'migrate', mode: request.mode, target: target.name, project, read: runner.migrations });
  return withPlanFile(report, context, request['plan-file']);
}

async function runnerRequest(context: RunContext, request: MigrateRequest, target: TargetSettings): Promise<RunnerRequest> {
  const hash = request['expected-plan-hash'];
  return {
    ...(await runnerRequestOf(context, target)),
    ...(request.to === undefined ? {} : { to: request.to }),
    ...(hash === undefined ? {} : { expectedPlanHash: hash }),
  };
}

function operate(runner: RunnerRequest, { mode, to }: MigrateRequest): Promise<RunnerResult> {
  switch (mode) {
    case 'apply':
      return applyMigrations(runner);
    case 'plan':
      return makePlan(runner);
    case 'status':
      return showStatus(runner);
    case 'baseline': {
      if (to === undefined) throw new UserError('input/missing-value', { where: 'to', expected: 'the version that the database is at' });
      return baseline({ ...runner, baselineVersion: to });
    }
  }
}

/** The plan as a file of its own, for an approver or a later job. */
function withPlanFile(report: Report, { project: { folder }, redact }: RunContext, file: string | undefined): Report {
  if (file === undefined || report.plan === undefined) return report;
  writeFileSync(resolve(folder, file), `${JSON.stringify(redactReport(report, redact).plan, null, 2)}\n`);
  return { ...report, plan: { ...report.plan, file } };
}
