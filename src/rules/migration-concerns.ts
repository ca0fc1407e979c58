import type { AddConstraint, CreateObject, Operation, RenameTable } from '../model/operation.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import { resolveIndex } from '../schema/queries/resolve-index.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import { concernClass, type ConcernClass } from './concern-class.ts';
import { isKind, type JudgedFile, type JudgedOperation, type JudgedStatement, type RuleContext } from './define-rule.ts';
import { shown } from './naming-objects.ts';

/** One operation's part in what a file is about. */
export interface Concern {
  readonly at: JudgedStatement;
  readonly concern: ConcernClass;
  /** The old table that is altered, where one is. */
  readonly table?: string;
}

/** What the operations of each file are about, in their order. */
export function concernsOf({ operations, isNew, isNewColumn }: RuleContext): ReadonlyMap<JudgedFile, readonly Concern[]> {
  const concerns = new Map<JudgedFile, Concern[]>();
  const reader = new ConcernReader(operations, { isNew, isNewColumn });
  for (const judged of operations) {
    const concern = reader.read(judged);
    if (concern === undefined) continue;
    const ofFile = concerns.get(judged.in.file) ?? [];
    ofFile.push(concern);
    concerns.set(judged.in.file, ofFile);
  }
  return concerns;
}

class ConcernReader {
  readonly #ages: Pick<RuleContext, 'isNew' | 'isNewColumn'>;
  /** Files that make a trigger on a new table: a function in them is that trigger's. */
  readonly #newTriggers = new Set<JudgedFile>();
  /** `file\0table\0column` of columns that a file makes or is about to make NOT NULL. */
  readonly #notNulls = new Set<string>();
  /** `file\0index` of indexes that a file makes a key of. */
  readonly #keyIndexes = new Set<string>();
  /** `file\0table` of tables that a file gives new columns. */
  readonly #expanded = new Set<string>();
  /** `file\0function` of functions that triggers on such tables execute. */
  readonly #expanding = new Set<string>();
  /** `file\0name` of tables that a file renames away, with the table's identity. */
  readonly #renamed = new Map<string, number | undefined>();
  /** Tables whose name the same file gives to a new table: renaming and dropping them is part of the exchange. */
  readonly #exchanged = new Set<number>();

  constructor(operations: readonly JudgedOperation[], ages: Pick<RuleContext, 'isNew' | 'isNewColumn'>) {
    this.#ages = ages;
    for (const judged of operations) this.#note(judged);
  }

  read(judged: JudgedOperation): Concern | undefined {
    const own = concernClass(judged);
    if (own === undefined || isIdle(judged)) return undefined;
    return this.#isStandIn(judged) ? undefined : this.#placed(judged, own);
  }

  /** The concern that the operation is a part of, else its own. */
  #placed(judged: JudgedOperation, own: ConcernClass): Concern {
    const at = judged.in;
    const table = tableOf(judged);
    if (this.#isOfNewTable(judged) || this.#isExchanged(table)) return { at, concern: 'new tables' };
    if (this.#isAboutNewColumns(judged, table)) return { at, concern: 'additive change', ...altered(judged, table) };
    if (this.#isExpanding(judged)) return { at, concern: 'additive change' };
    if (this.#isBackfill(judged)) return { at, concern: 'constraints' };
    if (this.#isIndexOfKey(judged)) return { at, concern: 'constraints', ...altered(judged, table) };
    return { at, concern: own, ...altered(judged, table) };
  }

  #note(judged: JudgedOperation): void {
    if (isKind(judged, 'add-column')) this.#expanded.add(nameKey(judged, judged.operation.table));
    if (isTrigger(judged)) this.#noteTrigger(judged);
    if (isKind(judged, 'add-constraint')) this.#noteKey(judged);
    for (const column of notNullColumns(judged.operation)) this.#notNulls.add(columnKey(judged, column));
    if (isKind(judged, 'rename-table')) this.#noteRename(judged);
  }

  #noteTrigger(judged: JudgedOperation<Trigger>): void {
    const { routine } = judged.operation;
    if (this.#isNewTable(judged)) this.#newTriggers.add(judged.in.file);
    if (routine !== undefined && this.#isOnExpanded(judged)) this.#expanding.add(nameKey(judged, routine));
  }

  #noteKey(judged: JudgedOperation<AddConstraint>): void {
    const { constraint } = judged.operation;
    const index = 'usingIndex' in constraint ? constraint.usingIndex : undefined;
    if (index !== undefined) this.#keyIndexes.add(nameKey(judged, { name: index }));
  }

  #noteRename(judged: JudgedOperation<RenameTable>): void {
    const { table, to } = judged.operation;
    const outgoing = this.#renamed.get(nameKey(judged, to));
    if (outgoing !== undefined && this.#isNewTable(judged)) this.#exchanged.add(outgoing);
    this.#renamed.set(nameKey(judged, table), resolveTable(judged.before, table)?.id);
  }

  #isExchanged(table: CatalogTable | undefined): boolean {
    return table !== undefined && this.#exchanged.has(table.id);
  }

  /** A view that takes the name of a table that the file renamed keeps old readers going: part of the renaming. */
  #isStandIn(judged: JudgedOperation): boolean {
    return isKind(judged, 'create-object') && judged.operation.objectKind === 'view' && this.#renamed.has(nameKey(judged, judged.operation.object));
  }

  /** A new table and its own parts: indexes, keys, triggers, grants, policies, first rows. */
  #isOfNewTable(judged: JudgedOperation): boolean {
    const { operation, before, in: at } = judged;
    if (operation.kind === 'create-table') return true;
    if (operation.kind === 'grant' || operation.kind === 'revoke') {
      return operation.objects.length > 0 && operation.objects.every((name) => this.#ages.isNew(resolveTable(before, name), at));
    }
    if (operation.kind === 'create-object' && operation.objectKind === 'function') return this.#newTriggers.has(at.file);
    return this.#isNewTable(judged);
  }

  #isNewTable(judged: JudgedOperation): boolean {
    return this.#ages.isNew(tableOf(judged), judged.in);
  }

  /** Expanding: what follows for the columns that were just added belongs to adding them. */
  #isAboutNewColumns(judged: JudgedOperation, table: CatalogTable | undefined): boolean {
    if (table === undefined) return false;
    const names = columnsOf(judged.operation, table);
    if (names.length === 0) return false;
    return names.every((name) => this.#ages.isNewColumn(findColumn(judged.before, table, name), judged.in));
  }

  /** A trigger that keeps the new columns of its table filled, with its function. */
  #isExpanding(judged: JudgedOperation): boolean {
    if (isTrigger(judged)) return this.#isOnExpanded(judged);
    return isKind(judged, 'create-object') && this.#expanding.has(nameKey(judged, judged.operation.object));
  }

  #isOnExpanded(judged: JudgedOperation<Trigger>): boolean {
    const { table } = judged.operation;
    return table !== undefined && this.#expanded.has(nameKey(judged, table));
  }

  /** Building the index that becomes a key is a step of adding the key. */
  #isIndexOfKey(judged: JudgedOperation): boolean {
    if (!isKind(judged, 'create-index')) return false;
    const { name } = judged.operation.index;
    return name !== undefined && this.#keyIndexes.has(nameKey(judged, { name }));
  }

  /** Filling the column that is made NOT NULL is a step of making it so. */
  #isBackfill(judged: JudgedOperation): boolean {
    if (!isKind(judged, 'update')) return false;
    const { setColumns } = judged.operation;
    return setColumns.length > 0 && setColumns.every((column) => this.#notNulls.has(columnKey(judged, column)));
  }
}

type Trigger = CreateObject & { readonly objectKind: 'trigger' };

function isTrigger(judged: JudgedOperation): judged is JudgedOperation<Trigger> {
  return isKind(judged, 'create-object') && judged.operation.objectKind === 'trigger';
}

function nameKey({ in: { file } }: JudgedOperation, name: { readonly schema?: string; readonly name: string }): string {
  return [file.migration.path, shown(name)].join('\0').toLowerCase();
}

function columnKey({ operation, in: { file } }: JudgedOperation, column: string): string {
  const table = 'table' in operation ? shown(operation.table) : '';
  return [file.migration.path, table, column].join('\0').toLowerCase();
}

function notNullColumns(operation: Operation): readonly string[] {
  if (operation.kind === 'set-not-null') return [operation.column];
  if (operation.kind !== 'add-constraint') return [];
  const { constraint } = operation;
  if (constraint.kind === 'not-null') return [constraint.column];
  return constraint.kind === 'check' ? constraint.expression.columns : [];
}

/** CREATE TABLE IF NOT EXISTS of a table that is there does nothing. */
function isIdle({ operation, before }: JudgedOperation): boolean {
  return operation.kind === 'create-table' && operation.ifNotExists && resolveTable(before, operation.table) !== undefined;
}

function tableOf({ operation, before }: JudgedOperation): CatalogTable | undefined {
  if (operation.kind === 'drop-index' && operation.table === undefined) return resolveIndex(before, operation.index)?.table;
  return 'table' in operation ? resolveTable(before, operation.table) : undefined;
}

/** The old table that an operation alters; rows, rights and routines alter none. */
function altered(judged: JudgedOperation, table: CatalogTable | undefined): { readonly table?: string } {
  const { operation } = judged;
  const isAlteration = !['insert', 'update', 'delete', 'copy', 'create-object', 'grant', 'revoke'].includes(operation.kind);
  if (!isAlteration) return {};
  if (table !== undefined) return { table: String(table.id) };
  return 'table' in operation ? { table: shown(operation.table) } : {};
}

/** The columns that an operation is about, where it is about columns alone. */
function columnsOf(operation: Operation, { constraints }: CatalogTable): readonly string[] {
  switch (operation.kind) {
    case 'validate-constraint':
    case 'drop-constraint': return constraints.filter(({ name }) => name === operation.name).flatMap(({ definition }) => constraintColumns(definition));
    case 'update': return operation.setColumns;
    case 'create-index': return operation.index.keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
    case 'add-constraint': return constraintColumns(operation.constraint);
    default: return 'column' in operation && typeof operation.column === 'string' ? [operation.column] : [];
  }
}

function constraintColumns(constraint: AddConstraint['constraint']): readonly string[] {
  switch (constraint.kind) {
    case 'foreign-key': return constraint.columns;
    case 'check': return constraint.expression.columns;
    case 'not-null': return [constraint.column];
    default: return constraint.keys.flatMap(({ column }) => (column === undefined ? [] : [column]));
  }
}
