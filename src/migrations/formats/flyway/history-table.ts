import type { HistoryRow } from '../../../model/history.ts';
import type { Migration } from '../../../model/migration.ts';
import type { HistoryCommand, HistoryEntry, HistoryLocation, HistoryTable, RecordedEvent } from '../../format.ts';
import { elapsedValue, insertRow, rankAfter, selectRows } from '../../history-statements.ts';
import { booleanOf, integerOf, requiredText, textOf } from '../../history-values.ts';
import { fileName } from '../../new-migration.ts';
import { quotedTable, quoteName } from '../../quote-table.ts';
import { flywayChecksum } from './checksum.ts';
import { flywayLockKey } from './lock-key.ts';

const columns = [
  'installed_rank', 'version', 'description', 'type', 'script', 'checksum', 'installed_by', 'installed_on', 'execution_time', 'success',
] as const;

const descriptionLength = 200;
const scriptLength = 1000;
const baselineDescription = '<< Flyway Baseline >>';
const schemaDescription = '<< Flyway Schema Creation >>';

/** Flyway's `flyway_schema_history`, byte for byte as Flyway 11 creates and fills it. */
export const flywayHistoryTable: HistoryTable = {
  defaultTable: () => 'flyway_schema_history',
  columns,
  create: (location) => (location.family === 'postgres' ? createOnPostgres(location) : createOnMysql(location)),
  select,
  parseRow,
  record,
  forget,
  nextRank: rankAfter,
  keeps: 'each',
  marksBaseline: true,
  storedDescription,
  lockKey: flywayLockKey,
};

function createOnPostgres(location: HistoryLocation): readonly HistoryCommand[] {
  const table = quotedTable(location);
  return [
    {
      text: `CREATE TABLE ${table} (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
)`,
    },
    { text: `ALTER TABLE ${table} ADD CONSTRAINT ${quoteName('postgres', `${location.table}_pk`)} PRIMARY KEY ("installed_rank")` },
    { text: `CREATE INDEX ${quoteName('postgres', `${location.table}_s_idx`)} ON ${table} ("success")` },
  ];
}

/** The index, which Flyway adds by a second statement, is part of the first: a killed run leaves a whole table or none. */
function createOnMysql(location: HistoryLocation): readonly HistoryCommand[] {
  const table = quotedTable(location);
  return [
    {
      text: `CREATE TABLE ${table} (
    \`installed_rank\` INT NOT NULL,
    \`version\` VARCHAR(50),
    \`description\` VARCHAR(200) NOT NULL,
    \`type\` VARCHAR(20) NOT NULL,
    \`script\` VARCHAR(1000) NOT NULL,
    \`checksum\` INT,
    \`installed_by\` VARCHAR(100) NOT NULL,
    \`installed_on\` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    \`execution_time\` INT NOT NULL,
    \`success\` BOOL NOT NULL,
    CONSTRAINT ${quoteName('mysql', `${location.table}_pk`)} PRIMARY KEY (\`installed_rank\`),
    KEY ${quoteName('mysql', `${location.table}_s_idx`)} (\`success\`)
)`,
    },
  ];
}

function select(location: HistoryLocation): HistoryCommand {
  const time = location.family === 'postgres'
    ? `to_char("installed_on", 'YYYY-MM-DD"T"HH24:MI:SS.US')`
    : "DATE_FORMAT(`installed_on`, '%Y-%m-%dT%H:%i:%s')";
  return selectRows(location, columns.map((name) => (name === 'installed_on' ? { name, expression: time } : { name })), 'installed_rank');
}

function parseRow(row: Readonly<Record<string, unknown>>): HistoryRow {
  const version = textOf(row, 'version');
  const checksum = textOf(row, 'checksum');
  const appliedAt = textOf(row, 'installed_on');
  return {
    rank: integerOf(row, 'installed_rank'),
    ...(version === undefined ? {} : { version }),
    description: requiredText(row, 'description'),
    kind: kindOf(requiredText(row, 'type'), version),
    script: requiredText(row, 'script'),
    ...(checksum === undefined ? {} : { checksum }),
    success: booleanOf(row, 'success'),
    ...(appliedAt === undefined ? {} : { appliedAt }),
    appliedBy: requiredText(row, 'installed_by'),
    executionTimeMs: integerOf(row, 'execution_time'),
  };
}

/** Types are compared without regard to case; every type that is not a marker is an applied migration of some kind (SQL, JDBC, SCRIPT …). */
function kindOf(type: string, version: string | undefined): HistoryRow['kind'] {
  const upper = type.toUpperCase();
  if (upper === 'SCHEMA') return 'marker';
  if (upper === 'DELETE') return 'deletion';
  if (upper.startsWith('UNDO_')) return 'undo';
  if (upper.endsWith('BASELINE')) return 'baseline';
  return version === undefined ? 'repeatable' : 'versioned';
}

/** Column `installed_on` is never written: the server's clock fills it. */
function record(location: HistoryLocation, entry: HistoryEntry): readonly HistoryCommand[] {
  if (entry.state === 'started') return [];
  const event = describe(location, entry.event);
  return [insertRow(location, {
    installed_rank: entry.rank,
    version: event.version,
    description: storedDescription(event.description),
    type: event.type,
    script: storedScript(event.script),
    checksum: event.checksum,
    installed_by: entry.installedBy,
    execution_time: elapsedValue(entry.executionTimeMs),
    success: entry.state === 'applied',
  })];
}

/** A row of type UNDO_SQL, as `flyway undo` adds one: the migration's own row stays, and its version counts as pending again. */
function forget(location: HistoryLocation, { version, description, undo, recorded }: Migration): readonly HistoryCommand[] {
  if (version === undefined || undo === undefined) return [];
  const isPostgres = location.family === 'postgres';
  return [insertRow(location, {
    // MySQL reads a table that it inserts into through a derived one alone.
    installed_rank: { expression: `(SELECT 1 + coalesce(max(r), 0) FROM (SELECT installed_rank AS r FROM ${quotedTable(location)}) ranks)` },
    version,
    description: storedDescription(description),
    type: 'UNDO_SQL',
    script: storedScript(fileName(undo.path)),
    checksum: Number(recorded?.['undoChecksum'] ?? flywayChecksum(undo.text)),
    installed_by: { expression: isPostgres ? 'current_user' : "substring_index(user(), '@', 1)" },
    execution_time: 0,
    success: true,
  })];
}

interface DescribedEvent {
  readonly version: string | null;
  readonly description: string;
  readonly type: 'SQL' | 'SQL_BASELINE' | 'BASELINE' | 'SCHEMA';
  readonly script: string;
  readonly checksum: number | null;
}

function describe(location: HistoryLocation, event: RecordedEvent): DescribedEvent {
  switch (event.kind) {
    case 'migration': {
      const { kind, version, description, script, checksum } = event.migration;
      return { version: version ?? null, description, type: kind === 'baseline' ? 'SQL_BASELINE' : 'SQL', script, checksum: checksum === undefined ? null : Number(checksum) };
    }
    case 'baseline': {
      const description = event.description ?? baselineDescription;
      return { version: event.version, description, type: 'BASELINE', script: description, checksum: null };
    }
    case 'schema-creation':
      return { version: null, description: schemaDescription, type: 'SCHEMA', script: quoteName(location.family, event.schema), checksum: null };
  }
}

function storedDescription(description: string): string {
  return description.length <= descriptionLength ? description : `${description.slice(0, descriptionLength - 3)}...`;
}

/** Flyway keeps the characters 3 to 999 of a long path behind three dots, not its tail. */
function storedScript(script: string): string {
  return script.length <= scriptLength ? script : `...${script.slice(3, scriptLength)}`;
}
