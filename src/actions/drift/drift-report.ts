import type { Drift, DriftChange } from '../../model/drift.ts';
import type { MigrationStatus } from '../../model/history.ts';
import type { Outcome } from '../../model/outcome.ts';
import type { Report } from '../../model/report.ts';
import type { ReportedDrift, ReportedState } from '../../model/report-drift.ts';
import type { ReportedMigration } from '../../model/reported-migration.ts';
import type { ObjectKey } from '../../model/schema-object.ts';
import type { FailOn } from '../../model/severity.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { amount, draftReport, engineText } from '../draft-report.ts';
import type { Project } from '../open-project.ts';
import { reportMigration } from '../runner-report.ts';
import type { ExpectedMigrations } from './expected-migrations.ts';
import { headOf, type TargetState } from './read-target.ts';
import { reportChange, reportSetAside } from './reported-change.ts';
import type { WrittenSql } from './write-sql.ts';

/** Everything that was found out about one target. */
export interface CheckedTarget {
  readonly target: string;
  readonly project: Project;
  readonly state: TargetState;
  readonly expectation: Expectation;
  readonly migrations?: ExpectedMigrations;
  readonly drift: Drift;
  readonly sql?: WrittenSql;
  /** Reference tables whose rows should have been compared and could not be. */
  readonly unjudgedRows: readonly string[];
  /** What the comparison itself has to say. */
  readonly notes: readonly string[];
  /** Least severity that is drift; absent: every one. */
  readonly failOn?: FailOn;
}

const ranks = { error: 0, warning: 1, notice: 2 } as const;

/** The report of one target. */
export function driftReport(checked: CheckedTarget): Report {
  const { target, project, state, expectation, notes } = checked;
  const outcome = outcomeOf(checked);
  return {
    ...draftReport('drift-check', { outcome, summary: summaryOf(checked, outcome) }),
    engine: { name: state.server.engine, version: state.server.version.text, source: 'server' },
    target,
    drift: reportDrift(checked),
    notes: [...new Set([...project.notes, ...state.actual.notes, ...expectation.notes, ...notes])],
    settings: project.settings.sources,
  };
}

function outcomeOf(checked: CheckedTarget): Outcome {
  const { drift, failOn = 'notice' } = checked;
  const counts = failOn === 'never' ? [] : drift.changes.filter(({ severity }) => ranks[severity] <= ranks[failOn === 'notice' ? 'notice' : failOn]);
  if (counts.length > 0) return 'drift';
  return drift.changes.length === 0 && (hidesExpected(checked) || checked.unjudgedRows.length > 0) ? 'inconclusive' : 'success';
}

/** What should be there and cannot be seen was not found to be right. */
function hidesExpected({ project, state, expectation }: CheckedTarget): boolean {
  const comparesGrants = project.settings.drift.compare.grants !== 'off';
  const hidden = new Set(state.actual.notVisible.map(({ kind }) => kind).filter((kind) => kind !== 'grant' || comparesGrants));
  if (hidden.size === 0) return false;
  return [...expectation.schema.groups.values()].some((group) => group.objects().some(({ kind }) => hidden.has(kind)));
}

function summaryOf(checked: CheckedTarget, outcome: Outcome): string {
  const { target, drift, migrations } = checked;
  const waiting = (migrations?.pending.length ?? 0) === 0 ? '' : `; ${amount(migrations?.pending.length ?? 0, 'migration')} pending`;
  const set = drift.accepted.length === 0 ? '' : `; ${amount(drift.accepted.length, 'change')} accepted`;
  if (outcome === 'inconclusive') return `${target} shows no difference, but ${hiddenWords(checked)}${waiting}`;
  if (drift.changes.length === 0) return `${target} is as Git says${set}${waiting}`;
  return `${target} differs from Git in ${amount(drift.changes.length, 'object')} (${countsOf(drift.changes)})${set}${waiting}`;
}

function hiddenWords({ state: { actual }, unjudgedRows }: CheckedTarget): string {
  const hidden = [...new Set(actual.notVisible.map(({ kind, attribute }) => (attribute === undefined ? kind : `${attribute} of ${kind}`)))];
  return [
    ...(hidden.length === 0 ? [] : [`${hidden.join(', ')} cannot be seen`]),
    ...(unjudgedRows.length === 0 ? [] : [`rows of ${unjudgedRows.join(', ')} cannot be compared`]),
  ].join(' and ');
}

function countsOf(changes: readonly DriftChange[]): string {
  return (['error', 'warning', 'notice'] as const).flatMap((severity) => {
    const count = changes.filter((change) => change.severity === severity).length;
    return count === 0 ? [] : [amount(count, severity)];
  }).join(', ');
}

function reportDrift({ state, expectation, migrations, drift, sql }: CheckedTarget): ReportedDrift {
  const nameOf = (key: ObjectKey): string => drift.changes.find((change) => change.key === key)?.object ?? key;
  const changes = drift.changes.toSorted((a, b) => ranks[a.severity] - ranks[b.severity]);
  return {
    fingerprint: drift.fingerprint,
    expected: { source: expectation.source, ...(expectation.head === undefined ? {} : { head: expectation.head }) },
    actual: actualState(state),
    changes: changes.map((change) => reportChange(change, nameOf)),
    ignored: drift.ignored.map((entry) => reportSetAside(entry, nameOf)),
    accepted: drift.accepted.map((entry) => reportSetAside(entry, nameOf)),
    stale: drift.stale,
    pending: listMigrations(migrations?.pending),
    untraceable: listMigrations(migrations?.untraceable),
    notVisible: state.actual.notVisible,
    notCompared: state.actual.notCompared,
    schemaChangers: state.actual.schemaChangers,
    ...(sql === undefined ? {} : { adopt: sql.adopt, revert: sql.revert }),
  };
}

function actualState(state: TargetState): ReportedState {
  const { server } = state;
  const head = headOf(state);
  return { source: 'the target', version: engineText({ name: server.engine, version: server.version }), ...(head === undefined ? {} : { head }) };
}

function listMigrations(statuses: readonly MigrationStatus[] = []): readonly ReportedMigration[] {
  return statuses.map(reportMigration);
}
