import { InternalError } from '../../../errors/internal-error.ts';
import type { SchemaObject } from '../../../model/schema-object.ts';
import { readColumn } from './columns.ts';
import { columnCheck, readConstraint } from './constraints.ts';
import { readIndex, readPrimaryKey, type ForeignKeyShape } from './indexes.ts';
import { presentAttributes } from './present-attributes.ts';
import { printedReader, type PrintedReader } from './printed-reader.ts';
import { keyOf, type SchemaFacts } from './schema-facts.ts';
import type { TableContext } from './table-context.ts';
import { readTableOptions } from './table-options.ts';

/**
 * Reads what SHOW CREATE TABLE printed: the table, its columns, constraints and indexes.
 * @throws InternalError where the statement is none of a table.
 */
export function readTable(name: string, printed: string, facts: SchemaFacts): readonly SchemaObject[] {
  const reader = printedReader(printed);
  while (!reader.done && !reader.sees('(')) reader.value();
  const body = reader.groupReader();
  if (body === undefined) throw new InternalError(`the statement of table ${name} has no columns`);
  const { engine, charset, attributes } = readTableOptions(reader, facts);
  const context: TableContext = { name, facts, charset, storage: engine.toLowerCase() };
  const parts = readParts(body.parts(), context);
  const table: SchemaObject = {
    key: keyOf('table', name, facts),
    kind: 'table',
    name,
    place: { name },
    attributes: presentAttributes({ ...attributes, period: parts.periods, ...withOthers(attributes['options'], parts.others) }),
    marks: [],
    uses: [],
    written: printed,
  };
  return distinct([table, ...parts.objects]);
}

interface TableParts {
  readonly objects: readonly SchemaObject[];
  /** MariaDB: `system_time (a, b)`. */
  readonly periods: readonly string[];
  /** Lines that are none of what we know. */
  readonly others: readonly string[];
}

/** Foreign keys come last, and tell which indexes the server may have made for them. */
function readParts(lines: readonly PrintedReader[], table: TableContext): TableParts {
  const columns = lines.filter(isColumn).map((line, index) => readColumn(line, index + 1, table));
  const rest = lines.filter((line) => !isColumn(line) && !line.done);
  const constraints: SchemaObject[] = [];
  const foreignKeys: ForeignKeyShape[] = [];
  const periods: string[] = [];
  const unread: PrintedReader[] = [];
  for (const line of rest) {
    const read = line.sees('CONSTRAINT') || line.sees('FOREIGN') || line.sees('CHECK') ? readConstraint(line, table) : undefined;
    if (read !== undefined) constraints.push(read.object);
    else if (line.take('PERIOD', 'FOR')) periods.push(`${line.value().toLowerCase()} ${line.rest()}`);
    else unread.push(line);
    if (read?.foreignKey !== undefined) foreignKeys.push(read.foreignKey);
  }
  const keys = unread.map((line) => readPrimaryKey(line, table) ?? readIndex(line, table, foreignKeys) ?? line.whole());
  return {
    objects: [
      ...columns.map(({ object }) => object),
      ...keys.filter((key) => typeof key !== 'string'),
      ...constraints,
      ...columns.flatMap(({ object, check }) => (check === undefined ? [] : [columnCheck(object.place.name, check, table)])),
    ],
    periods,
    others: keys.filter((key) => typeof key === 'string'),
  };
}

/** A line that begins with a name is a column's; all others begin with a word. */
function isColumn(line: PrintedReader): boolean {
  return line.peek()?.kind === 'name';
}

function withOthers(options: unknown, others: readonly string[]): { readonly options?: readonly string[] } {
  const known: readonly string[] = Array.isArray(options) ? options.map(String) : [];
  return others.length === 0 ? {} : { options: [...known, ...others].toSorted() };
}

/** Constraints of different kinds, and in MariaDB checks of a column and a table, may have one name: each gets a key of its own. */
function distinct(objects: readonly SchemaObject[]): readonly SchemaObject[] {
  const seen = new Set<string>();
  return objects.map((object) => {
    let { key } = object;
    while (seen.has(key)) key += ' again';
    seen.add(key);
    return key === object.key ? object : { ...object, key };
  });
}
