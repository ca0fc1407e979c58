import type { QueryUse } from '../model/expression.ts';
import type { ObjectKind } from '../model/operation.ts';
import type { CatalogColumn, CatalogObject, CatalogTable, ViewColumn } from '../model/schema-state.ts';
import type { TableAlias, ViewOutput, ViewShape } from '../model/view-shape.ts';
import type { Catalog, WrittenName } from './catalog.ts';
import { sameColumn } from './name-resolution.ts';

/** What is known of a view's columns once its names are looked up. */
type ViewFacts = Pick<CatalogObject, 'outputs' | 'columnIds'>;

const viewKinds: readonly ObjectKind[] = ['view', 'materialized view'];

/** Looks up, at the moment of its creation, what a view shows and which columns of tables it uses: stars are settled then. */
export function viewFacts(catalog: Catalog, query: QueryUse, view: ViewShape | undefined): ViewFacts {
  const lookup = new Lookup(catalog, query, view?.aliases ?? []);
  const outputs = view === undefined ? undefined : expand(view, lookup);
  return { ...(outputs === undefined ? {} : { outputs }), columnIds: [...new Set(query.columns.flatMap((written) => lookup.used(written)))] };
}

/** The identities of a table's columns that a definition names, whatever stands in front of the names. */
export function columnIdsOf(table: CatalogTable, written: readonly string[]): readonly number[] {
  const names = new Set(written.map((name) => name.slice(name.lastIndexOf('.') + 1)));
  return table.columns.filter(({ name }) => names.has(name)).map(({ id }) => id);
}

class Lookup {
  readonly #catalog: Catalog;
  readonly #tables: readonly CatalogTable[];
  readonly #reads: QueryUse['tables'];
  readonly #aliases: readonly TableAlias[];

  constructor(catalog: Catalog, { tables }: QueryUse, aliases: readonly TableAlias[]) {
    this.#catalog = catalog;
    this.#reads = tables;
    this.#tables = tables.flatMap((name) => catalog.findTable(name) ?? []);
    this.#aliases = aliases;
  }

  /** The columns that a reference means. One without a qualifier that several tables have is left open. */
  used(written: string): readonly number[] {
    const { qualifier, name } = parse(written);
    const tables = qualifier === undefined ? this.#tables : this.#called(qualifier);
    if (name === '*') return tables.flatMap(({ columns }) => columns.map(({ id }) => id));
    const found = tables.flatMap((table) => this.#column(table, name) ?? []);
    return found.length === 1 || qualifier !== undefined ? found.map(({ id }) => id) : [];
  }

  /** The columns behind a star; undefined where a source is not known, or where a join may merge columns. */
  star(qualifier: string | undefined): readonly ViewColumn[] | undefined {
    const [only, ...others] = qualifier === undefined ? this.#reads : this.#namesCalled(qualifier);
    if (only === undefined || others.length > 0) return undefined;
    const table = this.#catalog.findTable(only);
    if (table === undefined) return this.#catalog.findObject(viewKinds, only)?.outputs;
    return table.complete ? table.columns.map(({ name, type }) => ({ name, type })) : undefined;
  }

  typeOf(written: string): CatalogColumn['type'] | undefined {
    const [id, ...others] = this.used(written);
    const column = others.length > 0 ? undefined : this.#tables.flatMap(({ columns }) => columns).find((each) => each.id === id);
    return column?.type;
  }

  #called(qualifier: string): readonly CatalogTable[] {
    return this.#namesCalled(qualifier).flatMap((name) => this.#catalog.findTable(name) ?? []);
  }

  #namesCalled(qualifier: string): readonly WrittenName[] {
    const aliased = this.#aliases.filter(({ alias }) => this.#isSame(alias, qualifier)).map(({ table }) => table);
    return aliased.length > 0 ? aliased : this.#reads.filter(({ name }) => this.#isSame(name, qualifier));
  }

  #column({ columns }: CatalogTable, name: string): CatalogColumn | undefined {
    return columns.find((column) => sameColumn(this.#catalog.resolution, column.name, name));
  }

  #isSame(left: string, right: string): boolean {
    return left === right || (this.#catalog.family === 'mysql' && left.toLowerCase() === right.toLowerCase());
  }
}

function parse(written: string): { readonly qualifier?: string; readonly name: string } {
  const parts = written.split('.');
  const qualifier = parts.at(-2);
  return { name: parts.at(-1) ?? '', ...(qualifier === undefined ? {} : { qualifier }) };
}

function expand({ outputs, names }: ViewShape, lookup: Lookup): readonly ViewColumn[] | undefined {
  const columns: ViewColumn[] = [];
  for (const output of outputs ?? []) {
    const shown = columnsOf(output, lookup);
    if (shown === undefined) return undefined;
    columns.push(...shown);
  }
  return outputs === undefined ? undefined : columns.map((column, at) => ({ ...column, name: names[at] ?? column.name }));
}

function columnsOf({ name, column }: ViewOutput, lookup: Lookup): readonly ViewColumn[] | undefined {
  if (name === undefined) return lookup.star(parse(column ?? '*').qualifier);
  const type = column === undefined ? undefined : lookup.typeOf(column);
  return [{ name, ...(type === undefined ? {} : { type }) }];
}
