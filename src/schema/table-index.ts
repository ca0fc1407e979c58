import type { CatalogTable, TableFinder } from '../model/schema-state.ts';
import { NameIndex } from './name-index.ts';
import { parentsOf } from './parents-of.ts';

/** Where tables are found that have something to do with a name: under which keys they were once stored. */
export class TableIndex {
  readonly byId = new NameIndex<number>();
  readonly byIndex = new NameIndex();
  readonly byConstraint = new NameIndex();
  readonly byReferenced = new NameIndex();
  readonly byParent = new NameIndex();
  /** The form in which names of tables are compared. */
  readonly fold: (name: string) => string;
  readonly #isPostgres: boolean;

  /** @param isPostgres whether names of indexes and constraints are asked for beyond their table. */
  constructor(fold: (name: string) => string, isPostgres: boolean) {
    this.fold = fold;
    this.#isPostgres = isPostgres;
  }

  /** Notes a table that is stored under a key. */
  add(table: CatalogTable, key: string): void {
    this.byId.add(table.id, key);
    if (this.#isPostgres) for (const { name } of table.indexes) this.byIndex.add(name, key);
    for (const { name, definition } of table.constraints) {
      if (this.#isPostgres) this.byConstraint.add(name, key);
      if (definition.kind === 'foreign-key') this.byReferenced.add(this.fold(definition.referenced.name), key);
    }
    for (const parent of parentsOf(table)) this.byParent.add(this.fold(parent.name), key);
  }

  /** Indexes are looked for by name alone where their names are those of a schema. */
  ownersOfIndex(name: string): Iterable<string> | undefined {
    return this.#isPostgres ? this.byIndex.of(name) : undefined;
  }
}

/** Finds tables as they are in one state. */
export class FoldedTables implements TableFinder {
  readonly #tables: ReadonlyMap<string, CatalogTable>;
  readonly #index: TableIndex;

  constructor(tables: ReadonlyMap<string, CatalogTable>, index: TableIndex) {
    this.#tables = tables;
    this.#index = index;
  }

  withId(id: number): CatalogTable | undefined {
    return present(this.#tables, this.#index.byId.of(id)).find((table) => table.id === id);
  }

  namingIndex(name: string): readonly CatalogTable[] | undefined {
    const keys = this.#index.ownersOfIndex(name);
    return keys === undefined ? undefined : present(this.#tables, keys);
  }

  referringTo(name: string): readonly CatalogTable[] {
    return inOrder(present(this.#tables, this.#index.byReferenced.of(this.#index.fold(name))));
  }

  inheriting(name: string): readonly CatalogTable[] {
    return inOrder(present(this.#tables, this.#index.byParent.of(this.#index.fold(name))));
  }
}

/** As they were made, which is how all tables of a state stand. */
function inOrder(tables: readonly CatalogTable[]): readonly CatalogTable[] {
  return tables.toSorted((left, right) => left.id - right.id);
}

/** The values of the keys that have one. */
export function present<Value>(map: { readonly get: (key: string) => Value | undefined }, keys: Iterable<string>): readonly Value[] {
  return [...keys].flatMap((key) => map.get(key) ?? []);
}
