import type { ColumnDefinition, TypeName } from '../model/column-definition.ts';
import type { Span } from '../model/location.ts';
import type { CatalogColumn } from '../model/schema-state.ts';
import type { AddColumn, AlterColumnType, CreateTable, RedefineColumn } from '../model/operation.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import { ofKind, type JudgedOperation, type RuleContext, type RuleHit } from './define-rule.ts';
import { placeOf, shown, tableIdentity } from './naming-objects.ts';
import { typeWords } from './type-words.ts';

/** What gives a column its type. */
type Defining = JudgedOperation<CreateTable | AddColumn | AlterColumnType | RedefineColumn>;

/** A type that the change set gives a column: a new one, or an old one to which it brings another type. */
export interface DefinedColumn {
  readonly judged: Defining;
  readonly name: string;
  readonly type: TypeName;
  readonly span: Span;
  /** Absent where only the type is altered. */
  readonly definition?: ColumnDefinition;
}

/** What another type is: another name, or also another length or sign. */
type Difference = 'name' | 'words';

/** What was told of the operations of a run, by difference: every rule of types asks. */
const told = new WeakMap<readonly JudgedOperation[], Map<Difference, readonly DefinedColumn[]>>();

/** The columns that get a type, in order. Those of temporary tables, and those that are there already, are left out. */
export function definedColumns({ operations }: RuleContext, difference: Difference = 'name'): readonly DefinedColumn[] {
  const known = told.get(operations) ?? new Map<Difference, readonly DefinedColumn[]>();
  told.set(operations, known);
  const columns = known.get(difference) ?? ofKind(operations, 'create-table', 'add-column', 'alter-column-type', 'redefine-column')
    .flatMap((judged) => columnsOf(judged, difference));
  known.set(difference, columns);
  return columns;
}

function columnsOf(judged: Defining, difference: Difference): readonly DefinedColumn[] {
  const { operation } = judged;
  const span = placeOf(judged);
  switch (operation.kind) {
    case 'create-table':
      return isSkipped(judged) ? [] : operation.columns.map((definition) => ({ judged, ...partsOf(definition), span: definition.span }));
    case 'add-column':
      return isSkipped(judged) ? [] : [{ judged, ...partsOf(operation.column), span }];
    case 'alter-column-type':
      return keepsType(judged, operation, difference) ? [] : [{ judged, name: operation.column, type: operation.type, span }];
    case 'redefine-column':
      return keepsType(judged, { column: operation.column, type: operation.definition.type }, difference) ? [] : [{ judged, ...partsOf(operation.definition), span }];
  }
}

function partsOf(definition: ColumnDefinition): Pick<DefinedColumn, 'name' | 'type' | 'definition'> {
  return { name: definition.name, type: definition.type, definition };
}

/** Whether a server leaves a definition aside since the table or column is there, or the table goes with the session. */
export function isSkipped({ operation, before }: Defining): boolean {
  const table = resolveTable(before, operation.table);
  if (operation.kind === 'create-table') return operation.temporary || (operation.ifNotExists && table !== undefined);
  if (table?.temporary === true) return true;
  if (operation.kind !== 'add-column' || !operation.ifNotExists || table === undefined) return false;
  return findColumn(before, table, operation.column.name) !== undefined;
}

/** Whether the column has that type already. */
function keepsType({ before, operation }: Defining, { column, type }: { readonly column: string; readonly type: TypeName }, difference: Difference): boolean {
  const table = resolveTable(before, operation.table);
  const known = findColumn(before, table, column)?.type;
  if (table?.temporary === true) return true;
  const plain = (of: TypeName): TypeName => (difference === 'words' ? of : { ...of, arguments: [], unsigned: false });
  return known !== undefined && typeWords(plain(known)) === typeWords(plain(type));
}

/** The facts of a hit about a column that every message may name: column, table and type. */
export function columnHit({ judged, name, type, span }: DefinedColumn): Pick<RuleHit, 'at' | 'span' | 'values' | 'objects'> {
  const { operation, after } = judged;
  return {
    at: judged.in,
    span,
    values: { column: name, table: shown(operation.table), type: typeWords(type) },
    objects: [`${tableIdentity(after, operation.table)}.${name}`],
  };
}

/** A column as a statement writes it, with the one that it redefines. */
export interface WrittenColumn extends DefinedColumn {
  readonly definition: ColumnDefinition;
  readonly old?: CatalogColumn;
}

/** Every definition of a column that a server takes, also one that keeps the column's type. */
export function writtenColumns({ operations }: RuleContext): readonly WrittenColumn[] {
  return ofKind(operations, 'create-table', 'add-column', 'redefine-column').flatMap((judged): readonly WrittenColumn[] => {
    if (isSkipped(judged)) return [];
    const { operation, before } = judged;
    if (operation.kind === 'create-table') return operation.columns.map((definition) => ({ judged, ...partsOf(definition), definition, span: definition.span }));
    if (operation.kind === 'add-column') return [{ judged, ...partsOf(operation.column), definition: operation.column, span: placeOf(judged) }];
    const table = resolveTable(before, operation.table);
    const old = findColumn(before, table, operation.column);
    const { definition } = operation;
    return [{ judged, ...partsOf(definition), definition, span: placeOf(judged), ...(old === undefined ? {} : { old }) }];
  });
}
