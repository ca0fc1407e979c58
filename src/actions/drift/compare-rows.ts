import { compareReferenceRows } from '../../drift/compare-reference-rows.ts';
import { rowsChange } from '../../drift/rows-change.ts';
import { CatalogedError, UserError } from '../../errors/user-error.ts';
import type { ObjectChange } from '../../model/drift.ts';
import type { ReferenceTable } from '../../model/drift-settings.ts';
import type { InspectedSchema, NotCompared, NotVisible, SchemaObject } from '../../model/schema-object.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { ReferenceTableReader } from '../../ports/engine.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { obstacleOf, type ExpectedRows, type ExpectedTable } from '../expected-state/expected-rows.ts';
import { openForReading, refuseMoved, type TargetState } from './read-target.ts';
import { whileReading } from './while-reading.ts';

/** How the rows of the reference tables differ, and of which nothing can be said. */
export interface ComparedRows {
  readonly changes: readonly ObjectChange[];
  readonly notVisible: readonly NotVisible[];
  /** Tables that somebody has to do something about, with the reason: what was asked for was not judged. */
  readonly notCompared: readonly NotCompared[];
  readonly notes: readonly string[];
}

/** What is held against each other. */
export interface RowsRequest {
  readonly runner: RunnerRequest;
  readonly state: TargetState;
  readonly expectation: Expectation;
  readonly tables: readonly ReferenceTable[];
  /** Whether migrations wait that may yet make a table or a column of the settings. */
  readonly hasPending: boolean;
}

/**
 * Reads the rows of the reference tables of a target, and compares them with those that are expected.
 * @throws UserError drift/reference-table-unknown, drift/history-moved, drift/target-not-read; DatabaseError.
 */
export async function compareRows(request: RowsRequest): Promise<ComparedRows> {
  const { runner, state, expectation, tables } = request;
  if (tables.length === 0) return nothing;
  if (expectation.rows === undefined) return { ...nothing, notes: [`Rows of reference tables (${tables.map(({ table }) => table).join(', ')}) were not compared: ${expectation.source} says nothing of rows.`] };
  const session = await openForReading(runner);
  const parts: ComparedRows[] = [];
  try {
    await whileReading(runner.target, 'rows of reference tables were read', async () => {
      for (const table of tables) parts.push(await compareTable(table, request, session));
    });
  } finally {
    await session.close();
  }
  await refuseMoved(runner, state);
  return {
    changes: parts.flatMap(({ changes }) => changes),
    notVisible: parts.flatMap(({ notVisible }) => notVisible),
    notCompared: parts.flatMap(({ notCompared }) => notCompared),
    notes: parts.flatMap(({ notes }) => notes),
  };
}

const nothing: ComparedRows = { changes: [], notVisible: [], notCompared: [], notes: [] };

async function compareTable(setting: ReferenceTable, request: RowsRequest, session: DatabaseSession): Promise<ComparedRows> {
  const { runner, state, expectation, hasPending } = request;
  const { table } = setting;
  if (expectation.rowsWaiting?.has(table) === true) return unsaid(table, 'a pending repeatable migration changes them');
  const found = await runner.adapter.findReferenceTable(session, table);
  const expected = expectation.rows?.get(table);
  if (found === undefined && isThere(state.actual, table)) return hidden(runner, table);
  refuseUnknown(setting, { known: found?.columns, expected, hasPending });
  if (expected !== undefined && 'incomparable' in expected) return incomparable(table, expected.incomparable);
  const sides = comparable(expected, found);
  return 'reason' in sides ? unsaid(table, sides.reason) : compareSides(table, sides, request);
}

async function compareSides(table: string, sides: Sides, { runner, state }: RowsRequest): Promise<ComparedRows> {
  try {
    const change = compareReferenceRows(table, sides.expected.rows, await sides.found.read(sides.expected, { clock: runner.clock }));
    return change === undefined ? nothing : { ...nothing, changes: [rowsChange(change, tableOf(state.actual, table))] };
  } catch (error) {
    if (error instanceof CatalogedError && error.code === 'database/privilege-missing') return hidden(runner, table);
    const obstacle = obstacleOf(error);
    if (obstacle === undefined) throw error;
    return incomparable(table, obstacle);
  }
}

interface Sides {
  readonly expected: ExpectedTable;
  readonly found: ReferenceTableReader;
}

/** Both sides with the same columns, or why there are none; what one side lacks is a difference of the schema. */
function comparable(expected: Exclude<ReturnType<ExpectedRows['get']>, { readonly incomparable: string }>, found: ReferenceTableReader | undefined): Sides | { readonly reason: string } {
  if (expected === undefined) return { reason: 'the expected state has no such table' };
  if ('unknown' in expected) return { reason: `the expected state has no column ${expected.unknown.join(', ')}` };
  if (found === undefined) return { reason: 'the target has no such table' };
  const missing = [...new Set([...expected.key, ...expected.columns])].filter((column) => !found.columns.includes(column));
  return missing.length > 0 ? { reason: `the target has no column ${missing.join(', ')}` } : { expected, found };
}

interface Known {
  /** Columns of the target's table; absent where it has no such table. */
  readonly known: readonly string[] | undefined;
  readonly expected: ReturnType<ExpectedRows['get']>;
  readonly hasPending: boolean;
}

/** What a migration that waits may yet make is not wrong; neither is what the target alone has, which is drift. */
function refuseUnknown({ table }: ReferenceTable, { known, expected, hasPending }: Known): void {
  if (hasPending) return;
  const where = `drift.reference-tables, ${table}`;
  if (known === undefined && expected === undefined) throw new UserError('drift/reference-table-unknown', { where, detail: table });
  const unknown = expected !== undefined && 'unknown' in expected ? expected.unknown.filter((column) => known?.includes(column) !== true) : [];
  if (unknown.length > 0) throw new UserError('drift/reference-table-unknown', { where, detail: `${table} has no column ${unknown.join(', ')}` });
}

function unsaid(table: string, reason: string): ComparedRows {
  return { ...nothing, notes: [`Rows of ${table} were not compared: ${reason}.`] };
}

function incomparable(table: string, reason: string): ComparedRows {
  return { ...nothing, notCompared: [{ what: `reference table ${reason}`, count: 1, examples: [table] }] };
}

function hidden({ adapter }: RunnerRequest, table: string): ComparedRows {
  const missing = adapter.family === 'postgres' ? 'SELECT, and BYPASSRLS where policies hide some' : 'SELECT';
  return { ...nothing, notVisible: [{ kind: 'table', names: [table], attribute: 'rows', missing }] };
}

/** A server that hides tables, or columns, from a role may well have this one. */
function isThere(schema: InspectedSchema, table: string): boolean {
  return schema.groups.has(`table:${table}`) || schema.notVisible.some(({ kind, names }) => kind === 'table' && (names === undefined || names.includes(table)));
}

/** Members of extensions are not inspected, but have rows. */
function tableOf({ groups }: InspectedSchema, name: string): SchemaObject {
  const [found] = [...groups.values()].filter(({ key }) => unquoted(key) === unquoted(`table:${name}`)).flatMap((group) => group.objects().slice(0, 1));
  return found ?? { key: `table:${name}`, kind: 'table', name, place: { name }, attributes: {}, marks: [], uses: [] };
}

/** Parts of keys are quoted where they hold what separates them. */
function unquoted(key: string): string {
  return key.replaceAll('"', '');
}
