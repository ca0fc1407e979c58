import type { ObjectName } from '../model/expression.ts';
import type { DeleteRows, UpdateRows } from '../model/operation.ts';
import type { CatalogTable, SchemaState } from '../model/schema-state.ts';
import { expressionTokens } from '../schema/expression-tokens.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { isKind, type JudgedOperation } from './define-rule.ts';
import { isKeyLookup } from './key-lookup.ts';

type Mending = UpdateRows | DeleteRows;

/** The UPDATE and DELETE statements of a change set by the table that they mend, as far as it has been passed. */
export class RowMending {
  readonly #byTable = new Map<number, Mending[]>();
  readonly #filled = new Set<number>();
  readonly #questions = new Map<number, Set<string>>();

  note(judged: JudgedOperation): void {
    if (isKind(judged, 'update', 'delete')) this.#add(resolveTable(judged.before, judged.operation.table), judged.operation);
    if (isKind(judged, 'insert') || (isKind(judged, 'copy') && judged.operation.direction === 'from')) this.#noteRows(judged.before, judged.operation.table);
    if (isKind(judged, 'select')) this.#noteQuestion(judged.operation.query, judged.before);
  }

  /** Whether rows went, or one of the columns got other values. */
  hasMended(table: CatalogTable, columns: readonly string[]): boolean {
    const wanted = columns.map((column) => column.toLowerCase());
    return this.#of(table).some((mending) => mending.kind === 'delete' || mending.setColumns.some((column) => wanted.includes(column.toLowerCase())));
  }

  /** Whether every row got a value in the column, as far as the statements say so, or those without one went. */
  hasFilled(table: CatalogTable, column: string): boolean {
    return this.#of(table).some((mending) => fills(mending, { table, column }));
  }

  /** Whether rows came, or the column of some got other values: a column that held no NULL may hold some since. */
  mayHaveEmptied(table: CatalogTable, column: string): boolean {
    return this.#filled.has(table.id) || this.#of(table).some((mending) => sets(mending, column));
  }

  /** Whether a query has asked for one of the columns. */
  hasAsked(table: CatalogTable, columns: readonly string[]): boolean {
    const asked = this.#questions.get(table.id);
    return columns.some((column) => asked?.has(column.toLowerCase()) === true);
  }

  #of({ id }: CatalogTable): readonly Mending[] {
    return this.#byTable.get(id) ?? [];
  }

  #noteRows(state: SchemaState, name: ObjectName | undefined): void {
    const table = name === undefined ? undefined : resolveTable(state, name);
    if (table !== undefined) this.#filled.add(table.id);
  }

  #add(table: CatalogTable | undefined, mending: Mending): void {
    if (table === undefined) return;
    const known = this.#byTable.get(table.id);
    if (known === undefined) this.#byTable.set(table.id, [mending]);
    else known.push(mending);
  }

  #noteQuestion({ tables, columns }: { readonly tables: readonly { readonly schema?: string; readonly name: string }[]; readonly columns: readonly string[] }, state: SchemaState): void {
    for (const name of tables) {
      const table = resolveTable(state, name);
      if (table === undefined) continue;
      const asked = this.#questions.get(table.id) ?? new Set();
      for (const column of columns) asked.add(column.slice(column.lastIndexOf('.') + 1).toLowerCase());
      this.#questions.set(table.id, asked);
    }
  }
}

function fills(mending: Mending, { table, column }: { readonly table: CatalogTable; readonly column: string }): boolean {
  const { predicate } = mending.query;
  if (mending.kind === 'delete') return predicate !== undefined && asksForNull(predicate.text, column);
  return sets(mending, column) && !isKeyLookup(predicate, table);
}

function sets(mending: Mending, column: string): boolean {
  return mending.kind === 'update' && mending.setColumns.some((name) => name.toLowerCase() === column.toLowerCase());
}

/** Whether `column IS NULL` stands in a condition. */
function asksForNull(text: string, column: string): boolean {
  const words = expressionTokens(text).filter((word) => word.trim() !== '').map((word) => word.replace(/^["`]|["`]$/g, '').toLowerCase());
  return words.some((word, at) => word === column.toLowerCase() && words[at + 1] === 'is' && words[at + 2] === 'null');
}
