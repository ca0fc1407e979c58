import { resolve } from 'node:path';
import type { Report } from '../model/report.ts';
import type { BaseRequest } from '../ports/repository.ts';
import type { Log } from '../ports/log.ts';
import type { TargetChoice } from './choose-target.ts';
import { failedReport } from './failed-report.ts';
import { overridesOf } from './input-overrides.ts';
import type { driftCheckAction } from './inputs/drift-check.ts';
import type { lintAction } from './inputs/lint.ts';
import type { InputSpec, InputValues } from './inputs/input-spec.ts';
import type { migrateAction } from './inputs/migrate.ts';
import type { sharedInputs } from './inputs/shared-inputs.ts';
import type { ParsedInputs } from './inputs/parse-inputs.ts';
import type { revertCommand } from './inputs/revert.ts';
import type { snapshotCommand } from './inputs/snapshot.ts';
import type { validateAction } from './inputs/validate.ts';
import type { LintRequest } from './lint.ts';
import { openProject, type Project } from './open-project.ts';
import { refuseForeignPaths } from './output-paths.ts';
import type { ChangeRequest, RunContext } from './run-context.ts';
import { systemClock } from './system-clock.ts';
import { toolPolicyPaths } from './tool-policies.ts';

/** Inputs of one action, parsed. */
export type Invocation =
  | { readonly action: 'lint'; readonly specs: readonly InputSpec[]; readonly inputs: ParsedInputs<(typeof lintAction)['inputs']> }
  | { readonly action: 'validate'; readonly specs: readonly InputSpec[]; readonly inputs: ParsedInputs<(typeof validateAction)['inputs']> }
  | { readonly action: 'migrate'; readonly specs: readonly InputSpec[]; readonly inputs: ParsedInputs<(typeof migrateAction)['inputs']> }
  | { readonly action: 'drift-check'; readonly specs: readonly InputSpec[]; readonly inputs: ParsedInputs<(typeof driftCheckAction)['inputs']> }
  | { readonly action: 'revert'; readonly specs: readonly InputSpec[]; readonly inputs: ParsedInputs<(typeof revertCommand)['inputs']> }
  | { readonly action: 'snapshot'; readonly specs: readonly InputSpec[]; readonly inputs: ParsedInputs<(typeof snapshotCommand)['inputs']> };

/** What a run takes from its process. */
export interface World {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly log: Log;
  readonly stop: AbortSignal;
  readonly hideUrl: RunContext['hideUrl'];
  readonly hideSecret: RunContext['hideSecret'];
  readonly redact: RunContext['redact'];
  /** Where the change set starts, as far as the event tells. */
  readonly bases: readonly BaseRequest[];
  /** What the pull request says of itself; absent where the run is about none. */
  readonly description?: string;
  /** True where a pull request can be offered changes. */
  readonly isPullRequest: boolean;
}

/** A report, and the repository's root, which its paths are relative to. */
export interface CommandEnd {
  readonly report: Report;
  readonly root: string;
  /** Absent where it could not be opened. */
  readonly project?: Project;
}

/** Runs an action to its report. Never rejects: an error is a report, too. */
export async function runCommand(invocation: Invocation, world: World): Promise<CommandEnd> {
  const shared: InputValues<typeof sharedInputs> = invocation.inputs.values;
  const folder = resolve(world.cwd, shared['working-directory']);
  let root = folder;
  let project: Project | undefined;
  try {
    const opened = await openProject({
      folder,
      config: shared.config,
      configIsNamed: invocation.inputs.given.has('config'),
      overrides: overridesOf(invocation.specs, invocation.inputs),
    });
    root = opened.repository.root;
    refuseForeignPaths(opened, invocation.inputs.values, world.env);
    project = opened;
    const { env, log, hideUrl, hideSecret, redact, stop } = world;
    const token = tokenOf(invocation);
    const context: RunContext = { project, ...(token === undefined ? {} : { token }), env, clock: systemClock, log, hideUrl, hideSecret, redact, stop };
    return { report: await dispatch(invocation, context, world), root, project };
  } catch (error) {
    return { report: failedReport(invocation.action, error), root, ...(project === undefined ? {} : { project }) };
  }
}


/**
 * Each action is loaded when it runs: lint needs no runner, migrate needs no rules. Git is asked for the change set
 * before, so that it works while the action is loaded.
 */
async function dispatch(invocation: Invocation, context: RunContext, world: World): Promise<Report> {
  switch (invocation.action) {
    case 'lint': {
      const request = changeRequest(context.project, invocation.inputs.values, world.bases);
      const { lint } = await import('./lint.ts');
      return lint(context, lintRequest(request, invocation.inputs.values, world));
    }
    case 'validate': {
      const { values } = invocation.inputs;
      const request = changeRequest(context.project, values, world.bases);
      const { validate } = await import('./validate.ts');
      const { checks } = values;
      return validate(context, { ...request, ...(checks === undefined ? {} : { checks }), ...targetChoice(values) });
    }
    case 'migrate': {
      const { migrate } = await import('./migrate.ts');
      return migrate(context, invocation.inputs.values);
    }
    case 'drift-check': {
      const { driftCheck } = await import('./drift-check.ts');
      return driftCheck(context, invocation.inputs.values);
    }
    case 'revert': {
      const { revert } = await import('./revert/revert.ts');
      return revert(context, invocation.inputs.values);
    }
    case 'snapshot': {
      const { snapshot } = await import('./snapshot.ts');
      return snapshot(context, invocation.inputs.values);
    }
  }
}

function tokenOf({ inputs: { values } }: Invocation): string | undefined {
  return 'token' in values ? values.token : undefined;
}

function lintRequest(request: ChangeRequest, values: InputValues<(typeof lintAction)['inputs']>, { isPullRequest, description }: World): LintRequest {
  const { 'stats-file': file } = values;
  return {
    ...request,
    writeBaseline: values['write-baseline'],
    replacements: values.suggest && isPullRequest,
    ...(description === undefined ? {} : { description }),
    ...(file === undefined ? {} : { statsFile: file }),
    ...targetChoice(values),
  };
}

function targetChoice({ target, 'url-env': urlEnv }: TargetChoice): TargetChoice {
  return { ...(target === undefined ? {} : { target }), ...(urlEnv === undefined ? {} : { 'url-env': urlEnv }) };
}

interface ChangeSetValues {
  readonly all: boolean;
  readonly 'base-ref'?: string;
}

/** An input names the base before the event does. */
function changeRequest(project: Project, values: ChangeSetValues, bases: readonly BaseRequest[]): ChangeRequest {
  if (values.all) return {};
  const { repository, directories, config } = project;
  const ref = values['base-ref'];
  // What judges the change set must be of its base, too.
  const policy = [config.path, ...toolPolicyPaths(project)];
  const changeSet = repository.changeSet(ref === undefined ? bases : [{ ref }], [...directories, ...policy]);
  // Its error is met where it is awaited; until then nobody listens, which would end the process.
  changeSet.catch(() => undefined);
  return { changeSet };
}
