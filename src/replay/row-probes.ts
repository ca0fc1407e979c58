import { engineFamilies } from '../model/engine-name.ts';
import type { InspectedSchema, ObjectKey, SchemaObject } from '../model/schema-object.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import { probeValue, quoteName, quoteTable } from './probe-values.ts';

/** A table whose rows are followed through up and down. */
export interface ProbedTable {
  readonly key: ObjectKey;
  readonly name: string;
  /** Quoted, for SQL. */
  readonly table: string;
  /** Columns whose values are followed, sorted. */
  readonly columns: readonly string[];
}

/** Rows that were put into empty tables, and what could not be followed. */
export interface Probes {
  readonly tables: readonly ProbedTable[];
  /** Tables that were empty and hold a row of ours, in the order in which they got it. */
  readonly filled: readonly ProbedTable[];
  /** Tables of which a row has a value in every column: what happens to a column shows. */
  readonly whole: ReadonlySet<ObjectKey>;
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

/** Number of the rows of a table, and a hash of their values; absent where the columns are others than before. */
export interface MeasuredRows {
  readonly count: number;
  readonly digest?: string;
}

/**
 * Puts a row into each of some tables that has none, and before into the tables that it must name. Tables with rows are left alone:
 * theirs are as good.
 */
export async function insertProbes(session: DatabaseSession, schema: InspectedSchema, keys: readonly ObjectKey[]): Promise<Probes> {
  const tables: ProbedTable[] = [];
  const filled: ProbedTable[] = [];
  const whole = new Set<ObjectKey>();
  const refused: { name: string; reason: string }[] = [];
  for (const key of withParents(schema, keys)) {
    const objects = objectsOf(schema, key);
    const [table] = objects;
    if (table === undefined) continue;
    const probed = probedTable(schema, table, objects);
    const answer = await fill(session, probed, { schema, objects });
    if (typeof answer !== 'string') {
      if (keys.includes(key)) refused.push({ name: table.name, reason: answer.reason });
      continue;
    }
    if (answer !== 'has-rows') filled.push(probed);
    if (answer === 'whole') whole.add(key);
    if (keys.includes(key)) tables.push(probed);
  }
  return { tables, filled, whole, refused };
}

function objectsOf({ groups }: InspectedSchema, key: ObjectKey): readonly SchemaObject[] {
  return groups.get(key)?.objects() ?? [];
}

/** Takes the rows out again, those that name others first. */
export async function removeProbes(session: DatabaseSession, { filled }: Probes): Promise<void> {
  for (const { table } of filled.toReversed()) await session.send([{ text: `DELETE FROM ${table}` }]);
}

/** Counts and hashes the rows of tables; a table that is gone has no entry. */
export async function measureRows(session: DatabaseSession, tables: readonly ProbedTable[]): Promise<ReadonlyMap<ObjectKey, MeasuredRows>> {
  const measured = new Map<ObjectKey, MeasuredRows>();
  const { engine } = session.server;
  for (const probed of tables) {
    const hashed = await session.query({ text: measureQuery(engine, probed) }).catch(() => undefined);
    const counted = hashed ?? (await session.query({ text: `SELECT count(*) AS n FROM ${probed.table}` }).catch(() => undefined));
    const [row] = counted ?? [];
    if (row !== undefined) measured.set(probed.key, { count: Number(row['n']), ...(hashed === undefined ? {} : { digest: String(row['d']) }) });
  }
  return measured;
}

function measureQuery(engine: InspectedSchema['engine'], { table, columns }: ProbedTable): string {
  const names = columns.map((column) => quoteName(engine, column));
  if (engineFamilies[engine] === 'postgres') {
    const row = names.length === 0 ? `''` : `md5(concat_ws('|', ${names.map((name) => `coalesce(md5(${name}::text), '-')`).join(', ')}))`;
    return `SELECT count(*) AS n, md5(coalesce(string_agg(h, ',' ORDER BY h), '')) AS d FROM (SELECT ${row} AS h FROM ${table}) AS each_row`;
  }
  const row = names.length === 0 ? `''` : `concat_ws('|', ${names.map((name) => `coalesce(sha2(concat(${name}, ''), 256), '-')`).join(', ')})`;
  // MySQL has no md5() any more from 9.6 on, unless a component is installed.
  return `SELECT count(*) AS n, coalesce(bit_xor(cast(conv(left(sha2(${row}, 256), 15), 16, 10) AS unsigned)), 0) AS d FROM ${table}`;
}

function probedTable({ engine }: InspectedSchema, table: SchemaObject, objects: readonly SchemaObject[]): ProbedTable {
  const columns = objects.filter(({ kind }) => kind === 'column').map(({ place: { name } }) => name).toSorted();
  return { key: table.key, name: table.name, table: quoteTable(engine, table), columns };
}

interface TableFacts {
  readonly schema: InspectedSchema;
  readonly objects: readonly SchemaObject[];
}

/** First with a value for every column, then with values for those alone that must have one. */
async function fill(session: DatabaseSession, { table }: ProbedTable, facts: TableFacts): Promise<'has-rows' | 'whole' | 'filled' | { readonly reason: string }> {
  const [first] = await session.query({ text: `SELECT 1 AS found FROM ${table} LIMIT 1` });
  if (first !== undefined) return 'has-rows';
  let reason = '';
  for (const wanted of ['all', 'mandatory'] as const) {
    const insert = insertText(table, facts, wanted);
    if ('reason' in insert) return insert;
    const { failure } = await session.send([{ text: insert.text }]);
    if (failure === undefined) return insert.isWhole ? 'whole' : 'filled';
    reason = failure.problem.message;
  }
  return { reason };
}

/** A row; `isWhole` where every column that can be given a value has one. */
type Insert = { readonly text: string; readonly isWhole: boolean } | { readonly reason: string };

function insertText(table: string, { schema, objects }: TableFacts, wanted: 'all' | 'mandatory'): Insert {
  const { engine } = schema;
  const chosen = objects.filter((object) => isWritable(object) && (wanted === 'all' || isMandatory(object)));
  const valued = chosen.map((object) => ({ object, value: probeValue(String(object.attributes['type'] ?? ''), schema) }));
  const missing = valued.find(({ object, value }) => value === undefined && isMandatory(object));
  if (missing !== undefined) return { reason: `no value is known for column ${missing.object.place.name} of type ${String(missing.object.attributes['type'] ?? '')}` };
  const known = valued.filter(({ value }) => value !== undefined);
  const columns = known.map(({ object }) => quoteName(engine, object.place.name)).join(', ');
  const literals = known.map(({ value }) => value).join(', ');
  const isWhole = wanted === 'all' && known.length === chosen.length;
  const isPostgres = engineFamilies[engine] === 'postgres';
  if (known.length === 0) return { text: `INSERT INTO ${table} ${isPostgres ? 'DEFAULT VALUES' : '() VALUES ()'}`, isWhole };
  return { text: `INSERT INTO ${table} (${columns})${isPostgres ? ' OVERRIDING SYSTEM VALUE' : ''} VALUES (${literals})`, isWhole };
}

function isWritable({ kind, attributes }: SchemaObject): boolean {
  return kind === 'column' && attributes['generated'] === undefined;
}

function isMandatory({ attributes }: SchemaObject): boolean {
  return attributes['nullable'] !== true && ['default', 'identity', 'auto_increment'].every((name) => attributes[name] === undefined);
}

/** Tables with those before them that their foreign keys lead to. */
function withParents(schema: InspectedSchema, keys: readonly ObjectKey[]): readonly ObjectKey[] {
  const ordered = new Set<ObjectKey>();
  const visiting = new Set<ObjectKey>();
  const visit = (key: ObjectKey): void => {
    if (visiting.has(key)) return;
    visiting.add(key);
    for (const parent of parentsOf(schema, key)) visit(parent);
    ordered.add(key);
  };
  for (const key of keys) visit(key);
  return [...ordered];
}

function parentsOf(schema: InspectedSchema, key: ObjectKey): readonly ObjectKey[] {
  const objects = schema.groups.get(key)?.objects() ?? [];
  const own = new Set(objects.map((object) => object.key));
  const uses = objects.filter(({ kind }) => kind === 'constraint').flatMap(({ uses: named }) => named.filter((use) => use.startsWith('column:') && !own.has(use)));
  return uses.flatMap((use) => tableOf(schema, use) ?? []);
}

/** The table that has a column; a name may hold dots. */
function tableOf(schema: InspectedSchema, column: ObjectKey): ObjectKey | undefined {
  const path = column.slice('column:'.length);
  const tables = [...schema.groups.keys()].filter((key) => key.startsWith('table:') && path.startsWith(`${key.slice('table:'.length)}.`));
  return tables.find((key) => schema.groups.get(key)?.objects().some((object) => object.key === column) === true);
}
