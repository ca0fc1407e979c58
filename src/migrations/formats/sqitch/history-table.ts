import type { HistoryRow } from '../../../model/history.ts';
import type { Migration } from '../../../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable } from '../../format.ts';
import { isoTime } from '../../history-statements.ts';
import { requiredText, textOf } from '../../history-values.ts';
import { quotedTable, quoteName } from '../../quote-table.ts';
import type { PlanChange } from './plan.ts';
import { RegistryRows, type RegistryProject } from './registry-rows.ts';
import { registryTables } from './registry-tables.ts';

/** What rows of a registry stand for in a directory. */
export interface RegistryHistory extends RegistryProject {
  readonly registry: string;
  /** In the order of the plan, with the name that the directory gives each. */
  readonly changes: readonly (PlanChange & { readonly version: string })[];
}

const planned = ['note', 'committed_at', 'committer_name', 'committer_email', 'planned_at', 'planner_name', 'planner_email'] as const;
/** MySQL takes lock names of this length. */
const longestLockName = 64;

/** How a migration and its row are called wherever a path does not tell: scripts move when their change is reworked. */
export function scriptOf(name: string, id: string): string {
  return `${name} (${id.slice(0, 12)})`;
}

/** Sqitch's registry, as far as it is about one project: what is deployed, in `changes`, and the tables that go with it. */
export function sqitchHistoryTable(of: RegistryHistory): HistoryTable {
  const places = new Map(of.changes.map((change, index) => [change.id, index]));
  const changeOf = ({ recorded }: Migration): PlanChange | undefined => of.changes[places.get(recorded?.['change_id'] ?? '') ?? -1];
  const rows = (location: HistoryLocation): RegistryRows => new RegistryRows(of, location);
  const deploy = (location: HistoryLocation, migration: Migration): readonly HistoryCommand[] => {
    const change = changeOf(migration);
    if (change === undefined) return [];
    const before = of.changes[(places.get(change.id) ?? 0) - 1];
    const writer = rows(location);
    return [writer.project(), ...(before === undefined ? [] : writer.lateTags(before)), ...writer.deployed(change, migration.checksum), writer.event('deploy', change)];
  };
  return {
    defaultTable: () => 'changes',
    defaultSchema: { postgres: of.registry, mysql: of.registry },
    columns: ['change_id', 'script_hash', 'change', 'project', ...planned],
    // Registries before 1.0 have none.
    optionalColumns: ['script_hash'],
    create: (location) => [...registryTables(location), rows(location).release()],
    select: (location) => select(location, of.project),
    parseRow: (row) => parseRow(row, (id) => of.changes[places.get(id) ?? -1]?.version),
    record: (location, entry) => record(location, entry, { deploy, changeOf, rows }),
    forget: (location, migration) => {
      const change = changeOf(migration);
      return change === undefined ? [] : rows(location).reverted(change);
    },
    nextRank: (found) => found.length + 1,
    keeps: 'each',
    marksBaseline: false,
    trustsMissingChecksum: true,
    refusesUnknownRows: true,
    lockKey: ({ family, database }) => {
      const name = `sqitch working on ${database}`;
      if (family === 'postgres') return '75474063';
      return name.length > longestLockName ? undefined : name;
    },
  };
}

interface Recording {
  readonly deploy: (location: HistoryLocation, migration: Migration) => readonly HistoryCommand[];
  readonly changeOf: (migration: Migration) => PlanChange | undefined;
  readonly rows: (location: HistoryLocation) => RegistryRows;
}

/** A failure is an event, and leaves no row of the change. */
function record(location: HistoryLocation, { event, state }: HistoryEntry, { deploy, changeOf, rows }: Recording): readonly HistoryCommand[] {
  if (event.kind === 'baseline') return event.migrations.flatMap((migration) => deploy(location, migration));
  if (event.kind !== 'migration' || state === 'started') return [];
  if (state === 'applied') return deploy(location, event.migration);
  const change = changeOf(event.migration);
  const writer = rows(location);
  return change === undefined ? [] : [writer.project(), writer.event('fail', change)];
}

function select(location: HistoryLocation, project: string): HistoryCommand {
  const { family, columns } = location;
  const name = (column: string): string => quoteName(family, column);
  const time = family === 'postgres' ? `to_char(committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')` : isoTime(location, 'committed_at').expression ?? '';
  const hash = columns === undefined || columns.includes('script_hash') ? 'script_hash' : 'NULL';
  return {
    text: `SELECT change_id, ${hash} AS script_hash, ${name('change')}, committer_name, ${time} AS committed_time FROM ${quotedTable(location)} WHERE project = ${family === 'postgres' ? '$1' : '?'} ORDER BY committed_at`,
    values: [project],
  };
}

/** A registry that was made by Sqitch before 0.998 has the change's id in the place of the sum. */
function parseRow(row: Readonly<Record<string, unknown>>, versionOf: (id: string) => string | undefined): HistoryRow {
  const id = requiredText(row, 'change_id');
  const name = requiredText(row, 'change');
  const hash = textOf(row, 'script_hash');
  return {
    rank: 0,
    version: versionOf(id) ?? id,
    description: name,
    kind: 'versioned',
    script: scriptOf(name, id),
    ...(hash === undefined || hash === id ? {} : { checksum: hash }),
    success: true,
    appliedAt: requiredText(row, 'committed_time'),
    appliedBy: requiredText(row, 'committer_name'),
  };
}
