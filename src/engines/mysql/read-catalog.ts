import type { CatalogConstraint, CatalogIndex, CatalogObject, CatalogTable, SchemaState } from '../../model/schema-state.ts';
import type { ForeignKeyConstraint } from '../../model/constraint-definition.ts';
import type { ServerInfo } from '../../model/server-info.ts';
import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import { groupBy, text } from '../catalog-values.ts';
import { columnsQuery, readColumn } from './catalog/columns.ts';
import {
  checksQuery, checkTablesQuery, foreignKeyColumnsQuery, foreignKeyRulesQuery, joinChecks, keyOfIndex, readCheck, readForeignKey,
} from './catalog/constraints.ts';
import { indexesQuery, readIndex } from './catalog/indexes.ts';
import { objectsQuery, readObject, readTableLike } from './catalog/objects.ts';
import { isTable, partitionsQuery, readTable, tablesQuery } from './catalog/tables.ts';

/** The queries of an inspection by family; their number does not depend on the schema's size. */
const families = {
  tables: tablesQuery,
  columns: columnsQuery,
  indexes: indexesQuery,
  foreignKeyColumns: foreignKeyColumnsQuery,
  foreignKeyRules: foreignKeyRulesQuery,
  checks: checksQuery,
  checkTables: checkTablesQuery,
  partitions: partitionsQuery,
  objects: objectsQuery,
} as const satisfies Record<string, (server: ServerInfo) => string>;

type Family = keyof typeof families;
type Answers = Readonly<Record<Family, readonly Row[]>>;

/**
 * Reads the session's database, or all databases of users where the session has none.
 * A role sees what it has privileges on: an object that it may not see is absent here.
 */
export async function readCatalog(session: DatabaseSession): Promise<SchemaState> {
  const { server } = session;
  const ask = (family: Family): Promise<readonly Row[]> => session.query({ text: families[family](server) });
  const answers: Answers = {
    tables: await ask('tables'),
    columns: await ask('columns'),
    indexes: await ask('indexes'),
    foreignKeyColumns: await ask('foreignKeyColumns'),
    foreignKeyRules: await ask('foreignKeyRules'),
    checks: await ask('checks'),
    checkTables: await ask('checkTables'),
    partitions: await ask('partitions'),
    objects: await ask('objects'),
  };
  return readState(answers, server);
}

function readState(answers: Answers, server: ServerInfo): SchemaState {
  const reader = new StateReader(answers, server);
  const tables = answers.tables.filter(isTable).map((row) => reader.table(row));
  const tableLike = answers.tables.map(readTableLike).filter((object) => object !== undefined);
  const objects = [...tableLike, ...answers.objects.map(readObject)];
  const ignoresTableCase = server.lowerCaseTableNames > 0;
  const fold = (key: string): string => (ignoresTableCase ? key.toLowerCase() : key);
  return {
    tables: new Map(tables.map((table) => [fold(`${table.schema}.${table.name}`), table])),
    objects: new Map(objects.map((object) => [fold(objectKey(object)), object])),
    unmodelled: [],
    resolution: { searchPath: server.schema === '' ? [] : [server.schema], ignoresTableCase, ignoresColumnCase: true },
  };
}

function objectKey({ kind, schema, name }: CatalogObject): string {
  return `${kind} ${schema}.${name}`;
}

/** Key of a table's rows in a family; a NUL occurs in no name. */
function tableKey(row: Row): string {
  return `${text(row, 'table_schema')}\0${text(row, 'table_name')}`;
}

function constraintKey(row: Row): string {
  return `${tableKey(row)}\0${text(row, 'constraint_name')}`;
}

/** Puts the families together by the names of their tables. */
class StateReader {
  readonly #server: ServerInfo;
  readonly #columns: ReadonlyMap<string, readonly Row[]>;
  readonly #indexes: ReadonlyMap<string, readonly Row[]>;
  readonly #foreignKeys: ReadonlyMap<string, readonly Row[]>;
  readonly #rules: ReadonlyMap<string, Row>;
  readonly #checks: ReadonlyMap<string, readonly Row[]>;
  readonly #partitions: ReadonlyMap<string, Row>;
  #lastId = 0;

  constructor(answers: Answers, server: ServerInfo) {
    this.#server = server;
    this.#columns = groupBy(answers.columns, tableKey);
    this.#indexes = groupBy(answers.indexes, tableKey);
    this.#foreignKeys = groupBy(answers.foreignKeyColumns, tableKey);
    this.#rules = new Map(answers.foreignKeyRules.map((row) => [constraintKey(row), row]));
    this.#checks = groupBy(joinChecks(answers.checks, answers.checkTables), tableKey);
    this.#partitions = new Map(answers.partitions.map((row) => [tableKey(row), row]));
  }

  table(row: Row): CatalogTable {
    const key = tableKey(row);
    const foreignKeys = this.#foreignKeysOf(key);
    const indexes = this.#indexesOf(key, foreignKeys);
    return this.#identified({
      ...readTable(row, this.#partitions.get(key)),
      columns: (this.#columns.get(key) ?? []).map((column) => this.#identified(readColumn(column, this.#server))),
      constraints: this.#constraintsOf(key, indexes, foreignKeys),
      indexes,
    });
  }

  #indexesOf(key: string, foreignKeys: readonly ForeignKeyConstraint[]): readonly CatalogIndex[] {
    const groups = groupBy(this.#indexes.get(key) ?? [], (row) => text(row, 'index_name'));
    return [...groups].map(([name, parts]) => {
      const definition = readIndex(parts[0] ?? {}, parts, this.#server);
      const foreignKey = foreignKeys.find((each) => each.name === name && isIndexFor(definition.keys, each));
      const constraint = definition.unique || foreignKey !== undefined ? { constraint: name } : {};
      return this.#identified({ name, definition, valid: true, ...constraint, ...(foreignKey === undefined ? {} : { generated: true }) });
    });
  }

  #foreignKeysOf(key: string): readonly ForeignKeyConstraint[] {
    const groups = groupBy(this.#foreignKeys.get(key) ?? [], constraintKey);
    return [...groups].map(([constraint, columns]) => readForeignKey(columns[0] ?? {}, columns, this.#rules.get(constraint)));
  }

  #constraintsOf(key: string, indexes: readonly CatalogIndex[], foreignKeys: readonly ForeignKeyConstraint[]): readonly CatalogConstraint[] {
    const keys = indexes.filter(({ definition }) => definition.unique).map(({ definition }) => keyOfIndex(definition));
    const checks = (this.#checks.get(key) ?? []).map((row) => readCheck(row, this.#server));
    return [...keys, ...foreignKeys, ...checks].map((definition) =>
      this.#identified({ name: definition.name ?? '', definition, validated: true }),
    );
  }

  #identified<Facts>(facts: Facts): Facts & { readonly id: number; readonly origin: 'base' } {
    this.#lastId += 1;
    return { ...facts, id: this.#lastId, origin: 'base' };
  }
}

/** An index that has a foreign key's name and columns is taken for the one that the server made for it: nothing else tells. */
function isIndexFor(keys: CatalogIndex['definition']['keys'], { columns }: ForeignKeyConstraint): boolean {
  return keys.length === columns.length && keys.every((key, position) => key.column === columns[position] && key.length === undefined);
}
