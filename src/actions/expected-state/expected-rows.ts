import { UserError } from '../../errors/user-error.ts';
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

/** By the name of the table; absent where the expected state has no such table. */
export type ExpectedRows = ReadonlyMap<string, ExpectedTable | UnknownColumns>;

/** What reading them needs. */
export interface RowsReader extends InspectionOptions {
  readonly adapter: Pick<EngineAdapter, 'findReferenceTable'>;
  readonly session: DatabaseSession;
}

/**
 * Reads the rows of the reference tables from a database that is in the expected state.
 * @throws UserError drift/reference-table-without-key, drift/reference-table-large; DatabaseError.
 */
export async function expectedRows(tables: readonly ReferenceTable[], reader: RowsReader): Promise<ExpectedRows> {
  const expected = new Map<string, ExpectedTable | UnknownColumns>();
  for (const table of tables) {
    const found = await readTable(table, reader);
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

function textOf(table: ExpectedTable | UnknownColumns | undefined): string {
  if (table === undefined || 'unknown' in table) return JSON.stringify(table ?? null);
  return JSON.stringify([table.key, table.columns, [...table.rows].toSorted(([left], [right]) => (left < right ? -1 : 1))]);
}
