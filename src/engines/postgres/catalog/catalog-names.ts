import { InternalError } from '../../../errors/internal-error.ts';
import type { QualifiedName } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, integer, rows, text } from '../../catalog-values.ts';

/** Collations and operator classes by number: short lists, which the server would else join to every column and key. */
export const collationsQuery = `
select co.oid::bigint as number, co.collname as name, n.nspname as schema_name
from pg_collation co
join pg_namespace n on n.oid = co.collnamespace`;

export const operatorClassesQuery = `
select o.oid::bigint as number, o.opcname as name, n.nspname as schema_name, o.opcdefault as is_default
from pg_opclass o
join pg_namespace n on n.oid = o.opcnamespace`;

/** Tables outside the inspection, an extension's for instance, that foreign keys of tables inside refer to. */
export const outerTablesQuery = `
select c.oid::bigint as table_id, n.nspname as schema_name, c.relname as table_name,
  (select json_agg(json_build_object('attribute', a.attnum, 'column_name', a.attname)) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0) as columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
where c.oid in (select k.confrelid from pg_constraint k join relations r on r.oid = k.conrelid where k.contype = 'f')
  and c.oid not in (select oid from relations)`;

/** A column as keys refer to it. */
interface Attribute {
  readonly name: string;
  readonly collation: number;
}

/** Finds the names that go with the numbers of one answer. Names of the system's schema stand without it. */
export class CatalogNames {
  readonly #tables = new Map<number, QualifiedName>();
  readonly #attributes = new Map<number, Map<number, Attribute>>();
  readonly #collations: ReadonlyMap<number, Row>;
  readonly #operatorClasses: ReadonlyMap<number, Row>;

  constructor(answer: Row) {
    for (const row of rows(answer, 'tables')) this.#addTable(row);
    for (const row of rows(answer, 'columns')) this.#addAttribute(integer(row, 'table_id'), row, integer(row, 'collation'));
    for (const row of rows(answer, 'outer_tables')) {
      this.#addTable(row);
      for (const column of rows(row, 'columns')) this.#addAttribute(integer(row, 'table_id'), column, 0);
    }
    this.#collations = byNumber(rows(answer, 'collations'));
    this.#operatorClasses = byNumber(rows(answer, 'operator_classes'));
  }

  table(id: number): QualifiedName {
    return known(this.#tables.get(id), 'table');
  }

  attribute(table: number, number: number): Attribute {
    return known(this.#attributes.get(table)?.get(number), 'column');
  }

  collation(number: number): string {
    return qualified(known(this.#collations.get(number), 'collation'));
  }

  /** Undefined for the class that is meant where none is written. */
  operatorClass(number: number): string | undefined {
    const row = known(this.#operatorClasses.get(number), 'operator class');
    return flag(row, 'is_default') ? undefined : qualified(row);
  }

  #addTable(row: Row): void {
    this.#tables.set(integer(row, 'table_id'), { schema: text(row, 'schema_name'), name: text(row, 'table_name') });
  }

  #addAttribute(table: number, row: Row, collation: number): void {
    const attributes = this.#attributes.get(table) ?? new Map<number, Attribute>();
    this.#attributes.set(table, attributes.set(integer(row, 'attribute'), { name: text(row, 'column_name'), collation }));
  }
}

function byNumber(all: readonly Row[]): ReadonlyMap<number, Row> {
  return new Map(all.map((row) => [integer(row, 'number'), row]));
}

function qualified(row: Row): string {
  const schema = text(row, 'schema_name');
  return schema === 'pg_catalog' ? text(row, 'name') : `${schema}.${text(row, 'name')}`;
}

/** All families come from one snapshot, so a number without a name is a mistake in a query. */
function known<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new InternalError(`an inspected ${what} has no name`);
  return value;
}
