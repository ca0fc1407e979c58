import { CatalogedError, UserError } from '../../errors/user-error.ts';
import type { ReferenceTable } from '../../model/drift-settings.ts';
import type { ReferenceRows } from '../../model/reference-rows.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { EngineAdapter, InspectionOptions, ReferenceReading } from '../../ports/engine.ts';

/** The rows that a reference table should have, and what has to be read of the target's to be held against them. */
export interface ExpectedTable extends ReferenceReading {
  readonly rows: ReferenceRows;
}

/** Columns of the settings that the expected state does not have: a pending migration may be about to add them. */
interface UnknownColumns {
  readonly unknown: readonly string[];
}

/** A table whose rows nobody can compare as things are. */
interface Incomparable {
  /** Words behind `reference table`. */
  readonly incomparable: string;
}

/** What is known of one table. */
export type FoundTable = ExpectedTable | UnknownColumns | Incomparable;

/** By the name of the table; absent where the expected state has no such table. */
export type ExpectedRows = ReadonlyMap<string, FoundTable>;

/** What reading them needs. */
export interface RowsReader extends InspectionOptions {
  readonly adapter: Pick<EngineAdapter, 'findReferenceTable'>;
  readonly session: DatabaseSession;
}

/** What keeps rows from being compared although their table is there, as words behind `reference table`. */
const obstacles: Readonly<Record<string, string>> = {
  'drift/reference-table-without-key': 'without a primary key or one in the settings',
  'drift/reference-table-large': 'of more than 100,000 rows',
  'database/privilege-missing': 'that may not be read on the expected side',
};

/** What keeps rows from being compared; undefined where the error means something else. */
export function obstacleOf(error: unknown): string | undefined {
  return error instanceof CatalogedError ? obstacles[error.code] : undefined;
}

/**
 * Reads the rows of the reference tables from a database that is in the expected state. A table whose rows cannot be had is
 * no reason to leave the others, and the schema, unjudged.
 * @throws DatabaseError.
 */
export async function expectedRows(tables: readonly ReferenceTable[], reader: RowsReader): Promise<ExpectedRows> {
  const expected = new Map<string, FoundTable>();
  for (const table of tables) {
    const found = await readTable(table, reader).catch((error: unknown): Incomparable => {
      const incomparable = obstacleOf(error);
      if (incomparable === undefined) throw error;
      return { incomparable };
    });
    if (found !== undefined) expected.set(table.table, found);
  }
  return expected;
}

async function readTable({ table, key, except }: ReferenceTable, { adapter, session, clock }: RowsReader): Promise<ExpectedTable | UnknownColumns | undefined> {
  const found = await adapter.findReferenceTable(session, table);
  if (found === undefined) return undefined;
  const unknown = [...key, ...except].filter((column) => !found.columns.includes(column));
  if (unknown.length > 0) return { unknown };
  const reading = { key: key.length === 0 ? found.primaryKey : key, columns: found.columns.filter((column) => !except.includes(column)) };
  if (reading.key.length === 0) throw new UserError('drift/reference-table-without-key', { where: `drift.reference-tables, ${table}` });
  return { ...reading, rows: await found.read(reading, { clock }) };
}

/** Tables of which two readings differ. */
export function tablesThatDiffer(before: ExpectedRows, after: ExpectedRows): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((table) => textOf(before.get(table)) !== textOf(after.get(table)));
}

function textOf(table: FoundTable | undefined): string {
  if (table === undefined || !('rows' in table)) return JSON.stringify(table ?? null);
  return JSON.stringify([table.key, table.columns, [...table.rows].toSorted(([left], [right]) => (left < right ? -1 : 1))]);
}
