import type { HistoryRow } from '../../../model/history.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable, RecordedEvent } from '../../format.ts';
import { elapsedValue, insertRow, rankAfter, selectRows } from '../../history-statements.ts';
import { booleanOf, integerOf, requiredText, textOf } from '../../history-values.ts';
import { quotedTable } from '../../quote-table.ts';

const columns = [
  'applied_order', 'kind', 'version', 'description', 'script', 'checksum', 'applied_by', 'applied_at', 'execution_ms', 'success',
] as const;

const descriptionLength = 500;
const scriptLength = 1000;

/**
 * Our own history table, for directories that no other tool owns. `checksum` is SHA-256 over the text with LF line ends.
 * Times are the server's.
 */
export const plainHistoryTable: HistoryTable = {
  defaultTable: () => 'schema_gitops_history',
  columns,
  create: (location) => [location.family === 'postgres' ? createOnPostgres(location) : createOnMysql(location)],
  select,
  parseRow,
  record,
  nextRank: rankAfter,
  keeps: 'each',
  marksBaseline: true,
  storedDescription: (description) => cut(description, descriptionLength),
  lockKey: () => undefined,
};

function createOnPostgres(location: HistoryLocation): HistoryCommand {
  return {
    text: `CREATE TABLE ${quotedTable(location)} (
    "applied_order" integer NOT NULL PRIMARY KEY,
    "kind" varchar(20) NOT NULL,
    "version" varchar(100),
    "description" varchar(500) NOT NULL,
    "script" varchar(1000) NOT NULL,
    "checksum" char(64),
    "applied_by" varchar(200) NOT NULL,
    "applied_at" timestamptz NOT NULL DEFAULT clock_timestamp(),
    "execution_ms" bigint NOT NULL,
    "success" boolean NOT NULL
)`,
  };
}

/** Character set and collation are written out: what the server's defaults are must not decide how rows compare. */
function createOnMysql(location: HistoryLocation): HistoryCommand {
  return {
    text: `CREATE TABLE ${quotedTable(location)} (
    \`applied_order\` int NOT NULL PRIMARY KEY,
    \`kind\` varchar(20) NOT NULL,
    \`version\` varchar(100),
    \`description\` varchar(500) NOT NULL,
    \`script\` varchar(1000) NOT NULL,
    \`checksum\` char(64),
    \`applied_by\` varchar(200) NOT NULL,
    \`applied_at\` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
    \`execution_ms\` bigint NOT NULL,
    \`success\` boolean NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
  };
}

function select(location: HistoryLocation): HistoryCommand {
  const time = location.family === 'postgres'
    ? `to_char("applied_at" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    : "DATE_FORMAT(`applied_at`, '%Y-%m-%dT%H:%i:%s.%f')";
  return selectRows(location, columns.map((name) => (name === 'applied_at' ? { name, expression: time } : { name })), 'applied_order');
}

function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const version = textOf(row, 'version');
  const checksum = textOf(row, 'checksum');
  return {
    rank: integerOf(row, 'applied_order'),
    ...(version === undefined ? {} : { version }),
    description: requiredText(row, 'description'),
    kind: kindOf(requiredText(row, 'kind')),
    script: requiredText(row, 'script'),
    ...(checksum === undefined ? {} : { checksum }),
    success: booleanOf(row, 'success'),
    appliedAt: requiredText(row, 'applied_at'),
    appliedBy: requiredText(row, 'applied_by'),
    executionTimeMs: integerOf(row, 'execution_ms'),
  };
}

function kindOf(text: string): HistoryRow['kind'] {
  return text === 'baseline' || text === 'repeatable' || text === 'deletion' || text === 'marker' ? text : 'versioned';
}

function record(location: HistoryLocation, entry: HistoryEntry): readonly HistoryCommand[] {
  if (entry.state === 'started') return [];
  const event = describe(entry.event);
  return [insertRow(location, {
    applied_order: entry.rank,
    kind: event.kind,
    version: event.version,
    description: cut(event.description, descriptionLength),
    script: cut(event.script, scriptLength),
    checksum: event.checksum,
    applied_by: entry.installedBy,
    execution_ms: elapsedValue(entry.executionTimeMs),
    success: entry.state === 'applied',
  })];
}

interface DescribedEvent {
  readonly kind: string;
  readonly version: string | null;
  readonly description: string;
  readonly script: string;
  readonly checksum: string | null;
}

function describe(event: RecordedEvent): DescribedEvent {
  switch (event.kind) {
    case 'migration': {
      const { kind, version, description, script, checksum } = event.migration;
      return { kind, version: version ?? null, description, script, checksum: checksum ?? null };
    }
    case 'baseline':
      return { kind: 'baseline', version: event.version, description: event.description ?? 'baseline', script: '', checksum: null };
    case 'schema-creation':
      return { kind: 'marker', version: null, description: `created schema ${event.schema}`, script: '', checksum: null };
  }
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}
