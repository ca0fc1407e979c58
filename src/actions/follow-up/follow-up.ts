import { resolve } from 'node:path';
import type { DriftPublication } from '../../github/reconcile-drift.ts';
import type { WorkflowEvent } from '../../github/event.ts';
import type { Report } from '../../model/report.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CommandEnd, Invocation } from '../run-command.ts';
import { adoptLocally } from './adopt-locally.ts';
import { writeDriftFiles } from './drift-files.ts';
import { notifyTargets } from './notify-targets.ts';
import { readState, writeState, type RememberedState } from './remembered-state.ts';

/** The world around a run, once it has its report. */
export interface FollowUpWorld {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start at. */
  readonly folder: string;
  /** Where files go that nobody asked for; absent: nowhere. */
  readonly temporary?: string;
  /** Undefined on the command line. */
  readonly event?: WorkflowEvent | undefined;
  readonly redact: (text: string) => string;
  readonly hide: (secret: string) => void;
  readonly clock: Clock;
}

/** The report with what was done about it, sentences about what could not be, and further outputs of the step. */
export interface FollowedUp {
  readonly report: Report;
  readonly problems: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
}

/** Acts on a report where the settings ask for it: issue, pull request, files, notifications. Never fails the run. */
export async function followUp({ report, root, project }: CommandEnd, invocation: Invocation | undefined, world: FollowUpWorld): Promise<FollowedUp> {
  const nothing = { report, problems: [], outputs: {} };
  if (project === undefined || invocation === undefined) return nothing;
  const { notify, drift } = project.settings;
  const run = world.event?.links.run;
  const telling = { ...world, settings: notify, ...(run === undefined ? {} : { run }) };
  if (invocation.action === 'migrate') return { ...nothing, problems: await notifyTargets(report, { ...telling, known: new Map() }) };
  if (invocation.action !== 'drift-check') return nothing;
  const problems: string[] = [];
  const known = rememberedBy(invocation, world);
  const reconciled = await reconcile({ report, root }, { invocation, mode: drift.reconcile, world });
  const before: RememberedState = new Map([...known, ...reconciled.previous]);
  const outputs = unlessUnwritable(problems, () => writeFiles(reconciled.report, { invocation, world, before }));
  problems.push(...reconciled.problems, ...(await notifyTargets(reconciled.report, { ...telling, known: before })));
  return { report: reconciled.report, problems, outputs: outputs ?? {} };
}

/** A disk that is full, or a path that is wrong, costs the files and not the result. */
function unlessUnwritable<Result>(problems: string[], write: () => Result): Result | undefined {
  try {
    return write();
  } catch (error) {
    problems.push(`A file could not be written: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
}

type DriftInvocation = Extract<Invocation, { readonly action: 'drift-check' }>;

interface Reconciling {
  readonly invocation: DriftInvocation;
  readonly mode: 'alert' | 'issue' | 'adopt' | 'revert';
  readonly world: FollowUpWorld;
}

interface Reconciled {
  readonly report: Report;
  readonly problems: readonly string[];
  readonly previous: RememberedState;
}

/** The loading of GitHub's client is left to those who need it. */
async function reconcile({ report, root }: Pick<CommandEnd, 'report' | 'root'>, { invocation, mode, world }: Reconciling): Promise<Reconciled> {
  const nothing = { report, problems: [], previous: new Map() };
  if (mode === 'alert' || mode === 'revert') return nothing;
  const { event, env, redact, clock } = world;
  if (event === undefined) return { ...nothing, ...locally({ report, root }, mode) };
  if (!event.onDefaultBranch) return { ...nothing, problems: [`Only a run on the default branch writes to GitHub about drift (reconcile: ${mode}).`] };
  const { token = '', label, 'issue-labels': labels } = invocation.inputs.values;
  if (token === '') return { ...nothing, problems: [`There is no token, so the drift was not written to GitHub (reconcile: ${mode}).`] };
  const apiUrl = env['GITHUB_API_URL'];
  const publication: DriftPublication = { mode, token, labels, event, redact, clock, ...(label === undefined ? {} : { label }), ...(apiUrl === undefined ? {} : { apiUrl }) };
  const { reconcileDrift } = await import('../../github/reconcile-drift.ts');
  return reconcileDrift(report, publication);
}

function locally({ report, root }: Pick<CommandEnd, 'report' | 'root'>, mode: 'issue' | 'adopt'): Pick<Reconciled, 'report' | 'problems'> {
  if (mode === 'issue') return { report, problems: ['An issue is kept by a workflow only; nothing was written.'] };
  const problems: string[] = [];
  const adopted = unlessUnwritable(problems, () => adoptLocally(report, root));
  return { report: adopted ?? report, problems };
}

function rememberedBy(invocation: Invocation, { folder }: FollowUpWorld): RememberedState {
  const file = invocation.action === 'drift-check' ? invocation.inputs.values['state-file'] : undefined;
  return file === undefined ? new Map() : readState(resolve(folder, file));
}

function writeFiles(report: Report, { invocation, world, before }: { readonly invocation: DriftInvocation; readonly world: FollowUpWorld; readonly before: RememberedState }): Readonly<Record<string, string>> {
  const { 'drift-folder': named, 'state-file': stateFile } = invocation.inputs.values;
  if (stateFile !== undefined) writeState(resolve(world.folder, stateFile), report, before);
  const folder = named === undefined ? world.temporary : resolve(world.folder, named);
  return folder === undefined ? {} : writeDriftFiles(report, { folder, redact: world.redact, links: world.event?.links ?? {} });
}
