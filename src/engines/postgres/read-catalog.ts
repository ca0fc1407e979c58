import type { CatalogColumn, CatalogConstraint, CatalogIndex, CatalogObject, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import { groupBy, integer, jsonRow, rows, text } from '../catalog-values.ts';
import { CatalogNames, collationsQuery, operatorClassesQuery, outerTablesQuery } from './catalog/catalog-names.ts';
import { columnsQuery, commentsQuery, readColumn, typeKey } from './catalog/columns.ts';
import { constraintsQuery, readConstraint, unvalidatedNotNulls } from './catalog/constraints.ts';
import { indexesQuery, readIndex } from './catalog/indexes.ts';
import { objectFamilies, readObjects } from './catalog/objects.ts';
import { readTable, relations, tablesQuery } from './catalog/tables.ts';
import { columnTypesQuery } from './catalog/types.ts';

/**
 * Reads the whole schema in one round trip, from pg_catalog alone: a role sees all of it without any privilege,
 * while information_schema hides what the role may not use.
 * @throws DatabaseError database/lock-timeout when a table is locked against reading its definition for two seconds.
 */
export async function readCatalog(session: DatabaseSession): Promise<SchemaState> {
  const [row = {}] = await session.query({ text: catalogQuery(session.server.version.number) });
  return readState(jsonRow(text(row, 'answer')), session.server.schema);
}

/**
 * One statement sees one snapshot. For its time alone the search path is pg_catalog, so that every name of a user's object
 * comes qualified, and locks are waited for two seconds: the functions that print definitions wait behind ALTER TABLE.
 * CASE makes sure that the settings stand before the rest is evaluated; at the end the old ones come back, which matters
 * inside a transaction, where a local setting would last.
 */
function catalogQuery(version: number): string {
  const families = {
    tables: tablesQuery,
    columns: columnsQuery,
    column_types: columnTypesQuery,
    comments: commentsQuery,
    collations: collationsQuery,
    operator_classes: operatorClassesQuery,
    outer_tables: outerTablesQuery,
    constraints: constraintsQuery(version),
    indexes: indexesQuery(version),
    ...objectFamilies,
  };
  const members = Object.entries(families).map(([name, query]) => `'${name}', (select json_agg(family) from (${query}) family)`);
  return `
select
  case when set_config('search_path', 'pg_catalog', true) is not null and set_config('lock_timeout', '2000', true) is not null
    then (with relations as materialized (${relations}) select json_build_object(${members.join(',\n')})::text)
  end as answer,
  set_config('search_path', before.search_path, true), set_config('lock_timeout', before.lock_timeout, true)
from (select current_setting('search_path') as search_path, current_setting('lock_timeout') as lock_timeout offset 0) before`;
}

function readState(answer: Row, schema: string): SchemaState {
  const reader = new StateReader(answer);
  const tables = rows(answer, 'tables').map((row) => reader.table(row));
  return {
    tables: new Map(tables.map((table) => [`${table.schema}.${table.name}`, table])),
    objects: new Map(readObjects(answer).map((object) => [objectKey(object), object])),
    unmodelled: [],
    resolution: { searchPath: schema === '' ? [] : [schema], ignoresTableCase: false, ignoresColumnCase: false },
  };
}

function objectKey({ kind, schema, name }: CatalogObject): string {
  return `${kind} ${schema}.${name}`;
}

/** Puts the families together by the numbers that the server gave in this answer. */
class StateReader {
  readonly #names: CatalogNames;
  readonly #columns: ReadonlyMap<number, readonly Row[]>;
  readonly #types: ReadonlyMap<string, Row>;
  readonly #comments: ReadonlyMap<string, string>;
  readonly #constraints: ReadonlyMap<number, readonly Row[]>;
  readonly #indexes: ReadonlyMap<number, readonly Row[]>;
  #lastId = 0;

  constructor(answer: Row) {
    const byTable = (row: Row): number => integer(row, 'table_id');
    this.#names = new CatalogNames(answer);
    this.#columns = groupBy(rows(answer, 'columns'), byTable);
    this.#types = new Map(rows(answer, 'column_types').map((row) => [typeKey(row), row]));
    this.#comments = new Map(rows(answer, 'comments').map((row) => [columnKey(row), text(row, 'comment')]));
    this.#constraints = groupBy(rows(answer, 'constraints'), byTable);
    this.#indexes = groupBy(rows(answer, 'indexes'), byTable);
  }

  table(row: Row): CatalogTable {
    const tableId = integer(row, 'table_id');
    const constraints = this.#constraints.get(tableId) ?? [];
    const indexRows = this.#indexes.get(tableId) ?? [];
    const indexes = new Map(indexRows.map((index) => [integer(index, 'index_id'), this.#identified(readIndex(index, this.#names))]));
    const unvalidated = unvalidatedNotNulls(constraints);
    return this.#identified({
      ...readTable(row),
      columns: (this.#columns.get(tableId) ?? []).map((column) => this.#column(column, unvalidated)),
      constraints: constraints.map((constraint) => this.#constraint(constraint, indexes)),
      indexes: [...indexes.values()],
    });
  }

  #column(row: Row, unvalidated: ReadonlySet<number>): CatalogColumn {
    const type = this.#types.get(typeKey(row)) ?? {};
    const comment = this.#comments.get(columnKey(row));
    return this.#identified(readColumn(row, { names: this.#names, type, comment, unvalidated }));
  }

  #constraint(row: Row, indexes: ReadonlyMap<number, CatalogIndex>): CatalogConstraint {
    const index = indexes.get(integer(row, 'index_id'));
    return this.#identified(readConstraint(row, { names: this.#names, index }));
  }

  #identified<Facts>(facts: Facts): Facts & { readonly id: number; readonly origin: 'base' } {
    this.#lastId += 1;
    return { ...facts, id: this.#lastId, origin: 'base' };
  }
}

function columnKey(row: Row): string {
  return `${integer(row, 'table_id')} ${integer(row, 'attribute')}`;
}
