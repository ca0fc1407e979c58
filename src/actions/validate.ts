import type { Finding } from '../model/finding.ts';
import type { Migration } from '../model/migration.ts';
import type { Report } from '../model/report.ts';
import { usualChecks, type ValidateCheck } from '../model/validate-check.ts';
import { amount, basisOf, changeParts, countFindings, draftReport, verdictOf } from './draft-report.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { gatherChange, type GatheredChange } from './gather-change-set.ts';
import type { BesideResult } from './beside/beside.ts';
import { judgeBeside } from './beside/judge-beside.ts';
import type { TargetChoice } from './choose-target.ts';
import { validateUnchanged } from './validate-unchanged.ts';
import { judgeIntegrity } from './judge-integrity.ts';
import { policyOfBase } from './policy-of-base.ts';
import { hideWrittenSecrets } from './hide-written-secrets.ts';
import { rehearse, type Rehearsal, type RehearsalRequest } from './rehearsal/rehearse.ts';
import { requireEngine } from './require-engine.ts';
import type { ChangeRequest, RunContext } from './run-context.ts';

/** What is asked of validate. */
export interface ValidateRequest extends ChangeRequest, TargetChoice {
  /** Absent: the usual ones, and what does not apply to the directory is not mentioned. */
  readonly checks?: readonly ValidateCheck[];
}

/** Proves that the migrations are intact, go through from an empty database on, and do what they seem to do. */
export async function validate(run: RunContext, request: ValidateRequest): Promise<Report> {
  const context = { ...run, project: await policyOfBase(run.project, await request.changeSet, run) };
  const { project } = context;
  const change = await gatherChange(project, request);
  if (change === undefined) return validateUnchanged(context, request);
  hideWrittenSecrets(context, replayedTexts(change));
  const known = requireEngine(project, context.env);
  const { checks = usualChecks } = request;
  if (change.read.rules.declares === true) {
    const { validateDeclared } = await import('./declared/validate-declared.ts');
    return validateDeclared(context, { known, change, checks });
  }
  const integrity = checks.includes('integrity') ? await judgeIntegrity(project, known.engine, change) : [];
  const isAsked = checks.some(isRehearsed);
  const unrun = unrunOf(change, isAsked);
  const rehearsed = isAsked && unrun === undefined ? await rehearse(context, { engine: known.engine, change, checks: trialsOf(request, change) }) : undefined;
  const stale = checks.includes('snapshot') ? await checkSnapshot(context) : undefined;
  const beside = await judgeBeside(context, { engine: known.engine, change }, request);
  const findings = [...integrity, ...beside.findings, ...(rehearsed ?? nothingRehearsed).findings];
  const summary = summaryOf(findings, change, rehearsed);
  return {
    ...draftReport('validate', stale === undefined ? { outcome: verdictOf(findings, project.settings.failOn), summary } : { outcome: 'findings', summary: `${summary}; the snapshot is not what the migrations make` }),
    ...basisOf(project, known),
    ...changeParts(change),
    ...stale,
    findings,
    ...targetParts(beside),
    ...shownParts(rehearsed),
    notEvaluated: [...notReplayed(unrun), ...(rehearsed ?? nothingRehearsed).notEvaluated, ...beside.notEvaluated],
    notes: [...project.notes, ...change.read.notes, ...(rehearsed ?? nothingRehearsed).notes, ...beside.notes],
  };
}

function unrunOf({ read }: GatheredChange, isAsked: boolean): Migration | undefined {
  return isAsked ? read.migrations.find(({ notRun }) => notRun !== undefined) : undefined;
}

/** What only another tool can run leaves nothing that could be replayed in its place. */
function notReplayed(unrun: Migration | undefined): Report['notEvaluated'] {
  return unrun === undefined ? [] : [{ rule: 'replay', file: unrun.path, missing: 'SQL', reason: `Nothing is replayed: of ${unrun.version ?? unrun.path}, ${unrun.notRun ?? ''}.` }];
}

function targetParts({ targets }: BesideResult): Pick<Report, 'targets'> {
  return targets.length === 0 ? {} : { targets };
}

const nothingRehearsed: Pick<Rehearsal, 'findings' | 'notEvaluated' | 'notes'> = { findings: [], notEvaluated: [], notes: [] };

function shownParts(rehearsed: Rehearsal | undefined): Pick<Report, 'devDatabase' | 'replay'> {
  if (rehearsed === undefined) return {};
  const { devDatabase, replay } = rehearsed;
  return { devDatabase, replay };
}

/** Everything that may be sent to the dev database: what the change set edits with its old text, too, and ways back. */
function replayedTexts({ read: { migrations }, before }: GatheredChange): readonly Pick<Migration, 'text'>[] {
  return [...migrations, ...before, ...migrations.flatMap(({ undo }) => undo ?? [])];
}

/** Whether a check runs the migrations. */
function isRehearsed(check: ValidateCheck): boolean {
  return check === 'replay' || check === 'idempotence' || check === 'round-trip' || check === 'difference';
}

/** Where nobody asks for it, the way back is looked at in directories that have one. */
function trialsOf({ checks }: ValidateRequest, { read }: GatheredChange): RehearsalRequest['checks'] {
  const chosen = checks ?? usualChecks;
  return {
    idempotence: chosen.includes('idempotence'),
    roundTrip: chosen.includes('round-trip') && (checks !== undefined || read.migrations.some(({ undo }) => undo !== undefined)),
    difference: chosen.includes('difference'),
  };
}

function summaryOf(findings: readonly Finding[], change: GatheredChange, rehearsed: Rehearsal | undefined): string {
  const found = countFindings(findings, change.changed.length);
  if (rehearsed === undefined) return found;
  const { devDatabase: { applied, engine, version }, planned } = rehearsed;
  return `${found}; ${amount(applied, 'migration')} of ${String(planned)} replayed on ${engine} ${version}`;
}
