import type { CatalogColumn, CatalogTable, SchemaState } from '../model/schema-state.ts';
import { isKind, type JudgedFile, type JudgedOperation, type JudgedStatement } from './define-rule.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { WalkedChangeSet } from './walk-change-set.ts';

/**
 * Tells new tables and columns from old ones by identity, not by name. A new table that an earlier committed file filled
 * from an older one holds rows that matter, and counts as old from the next file on.
 */
export class TableAges {
  readonly #newWithin: 'change-set' | 'file';
  readonly #starts: ReadonlyMap<JudgedFile, SchemaState>;
  readonly #filledIn = new Map<number, JudgedFile>();
  readonly #rank: ReadonlyMap<JudgedFile, number>;
  readonly #oldIds = new Map<JudgedFile, ReadonlySet<number>>();

  constructor(walked: WalkedChangeSet, newWithin: 'change-set' | 'file') {
    this.#newWithin = newWithin;
    this.#starts = walked.starts;
    this.#rank = new Map([...walked.starts.keys()].map((file, index) => [file, index]));
    for (const judged of walked.operations) this.#noteFilled(judged);
  }

  /** False for a table that is not in the catalogue: nothing says that it is new. */
  isNew(table: CatalogTable | undefined, at: JudgedStatement): boolean {
    if (table === undefined || !this.#isMadeRecently(table, at)) return false;
    const filledIn = this.#filledIn.get(table.id);
    return filledIn === undefined || at.transaction === 'whole-run' || this.#rankOf(filledIn) >= this.#rankOf(at.file);
  }

  isNewColumn(column: CatalogColumn | undefined, at: JudgedStatement): boolean {
    return column !== undefined && this.#isMadeRecently(column, at);
  }

  #rankOf(file: JudgedFile): number {
    return this.#rank.get(file) ?? 0;
  }

  #isMadeRecently(made: CatalogTable | CatalogColumn, { file }: JudgedStatement): boolean {
    if (this.#newWithin === 'change-set') return made.origin === 'change-set';
    return !this.#idsAtStart(file).has(made.id);
  }

  #idsAtStart(file: JudgedFile): ReadonlySet<number> {
    const known = this.#oldIds.get(file);
    if (known !== undefined) return known;
    const tables = [...(this.#starts.get(file)?.tables.values() ?? [])];
    const ids = new Set(tables.flatMap((table) => [table.id, ...table.columns.map(({ id }) => id)]));
    this.#oldIds.set(file, ids);
    return ids;
  }

  #noteFilled(judged: JudgedOperation): void {
    const filled = filledTable(judged);
    if (filled === undefined || this.#filledIn.has(filled.id) || !this.#isMadeRecently(filled, judged.in)) return;
    if (this.#readsOldRows(judged)) this.#filledIn.set(filled.id, judged.in.file);
  }

  #readsOldRows(judged: JudgedOperation): boolean {
    if (isKind(judged, 'copy')) return true;
    const query = queryOf(judged);
    return query?.tables.some((name) => !this.isNew(resolveTable(judged.before, name), judged.in)) ?? false;
  }
}

function filledTable(judged: JudgedOperation): CatalogTable | undefined {
  if (isKind(judged, 'insert')) return resolveTable(judged.before, judged.operation.table);
  if (isKind(judged, 'create-table')) return resolveTable(judged.after, judged.operation.table);
  if (isKind(judged, 'copy') && judged.operation.direction === 'from' && judged.operation.table !== undefined) {
    return resolveTable(judged.before, judged.operation.table);
  }
  return undefined;
}

function queryOf(judged: JudgedOperation): { readonly tables: readonly { readonly schema?: string; readonly name: string }[] } | undefined {
  if (isKind(judged, 'insert')) return judged.operation.query;
  return isKind(judged, 'create-table') ? judged.operation.asQuery : undefined;
}
