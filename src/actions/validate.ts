import type { Finding, NotEvaluated } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { amount, basisOf, changeParts, countFindings, draftReport, verdictOf } from './draft-report.ts';
import { checkSnapshot } from './check-snapshot.ts';
import { replayFinding } from './file-findings.ts';
import { gatherChange, type GatheredChange } from './gather-change-set.ts';
import type { BesideResult } from './beside/beside.ts';
import { judgeBeside, type BesideCheck } from './beside/judge-beside.ts';
import type { TargetChoice } from './choose-target.ts';
import { judgeIntegrity } from './judge-integrity.ts';
import { policyOfBase } from './policy-of-base.ts';
import { hideWrittenSecrets } from './hide-written-secrets.ts';
import { replayChange, type ReplayedChange } from './replay-change.ts';
import { requireEngine } from './require-engine.ts';
import type { ChangeRequest, RunContext } from './run-context.ts';

/** Which checks to make. */
export type ValidateCheck = 'integrity' | 'replay' | 'snapshot' | BesideCheck;

/** What is asked of validate. */
export interface ValidateRequest extends ChangeRequest, TargetChoice {
  /** Absent: the usual ones. */
  readonly checks?: readonly ValidateCheck[];
}

const usualChecks: readonly ValidateCheck[] = ['integrity', 'replay'];

/** Proves that the migrations are intact and go through from an empty database. */
export async function validate(run: RunContext, request: ValidateRequest): Promise<Report> {
  const context = { ...run, project: await policyOfBase(run.project, await request.changeSet, run) };
  const { project } = context;
  const change = await gatherChange(project, request);
  if (change === undefined) return { ...draftReport('validate', { outcome: 'skipped', summary: 'No migration changed' }), notes: project.notes, settings: project.settings.sources };
  hideWrittenSecrets(context, change.read.migrations);
  const known = requireEngine(project, context.env);
  const { checks = usualChecks } = request;
  const integrity = checks.includes('integrity') ? await judgeIntegrity(project, known.engine, change) : [];
  const replayed = checks.includes('replay')
    ? await replayChange(context, { engine: known.engine, read: change.read, migrations: change.read.migrations.filter(({ kind }) => kind !== 'undo') })
    : undefined;
  const stale = checks.includes('snapshot') ? await checkSnapshot(context) : undefined;
  const beside = await judgeBeside(context, { engine: known.engine, change }, request);
  const findings = [...integrity, ...beside.findings, ...(replayed === undefined ? [] : replayFindings(replayed))];
  return {
    ...draftReport('validate', { outcome: stale === undefined ? verdictOf(findings, project.settings.failOn) : 'findings', summary: `${summaryOf(findings, change, replayed)}${stale === undefined ? '' : '; the snapshot is not what the migrations make'}` }),
    ...basisOf(project, known),
    ...changeParts(change),
    ...stale,
    findings,
    ...targetParts(beside),
    ...(replayed === undefined ? {} : { devDatabase: replayed.devDatabase }),
    notEvaluated: [...(replayed === undefined ? [] : skippedStatements(replayed)), ...beside.notEvaluated],
    notes: [...project.notes, ...change.read.notes, ...(replayed === undefined ? [] : replayNotes(replayed)), ...beside.notes],
  };
}

function targetParts({ targets }: BesideResult): Pick<Report, 'targets'> {
  return targets.length === 0 ? {} : { targets };
}

function replayFindings({ result }: ReplayedChange): readonly Finding[] {
  return result.failure === undefined ? [] : [replayFinding(result.failure)];
}

function skippedStatements({ result }: ReplayedChange): readonly NotEvaluated[] {
  return result.skipped.map(({ step, statement, reason }) => ({ rule: 'trace-failed', file: step.migration.path, statement: statement.ordinal, missing: 'extension', reason }));
}

function replayNotes({ result }: ReplayedChange): readonly string[] {
  const roles = result.createdRoles.length === 0 ? [] : [`Roles that the dev database lacks were created in it without login: ${result.createdRoles.join(', ')}.`];
  const warnings = result.messages
    .filter(({ message }) => message.severity === 'warning')
    .map(({ step, statement, message }) => `${step.migration.path}, statement ${String(statement.ordinal)}: the server warns: ${message.message}`);
  return [...roles, ...warnings];
}

function summaryOf(findings: readonly Finding[], change: GatheredChange, replayed: ReplayedChange | undefined): string {
  const found = countFindings(findings, change.changed.length);
  if (replayed === undefined) return found;
  return `${found}; ${amount(replayed.result.applied, 'migration')} of ${String(change.read.migrations.length)} replayed on ${replayed.devDatabase.engine} ${replayed.devDatabase.version}`;
}
