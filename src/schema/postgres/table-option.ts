import type { SetTableOption } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withConstraint } from '../edit-table.ts';
import { isSameName } from '../name-resolution.ts';
import { isAbove } from './inherit.ts';
import { findTable, missing } from './written-table.ts';

/** Where options about how a table is stored are kept among its options, and the value where the statement has none. */
const storageOptions: Readonly<Record<string, { readonly key: string; readonly value?: string }>> = {
  'SET TABLESPACE': { key: 'tablespace' },
  'SET ACCESS METHOD': { key: 'using' },
  'SET LOGGED': { key: 'persistence', value: 'logged' },
  'SET UNLOGGED': { key: 'persistence', value: 'unlogged' },
};

/** ALTER CONSTRAINT, INHERIT, NO INHERIT, REPLICA IDENTITY and how the table is stored; the other options bear on nothing that is modelled. */
export function applySetTableOption(catalog: Catalog, operation: SetTableOption): void {
  const { option } = operation;
  if (option.startsWith('ALTER CONSTRAINT ')) alterConstraint(catalog, operation);
  if (option === 'REPLICA IDENTITY') setReplicaIdentity(catalog, operation);
  if (option === 'OF' || option === 'NOT OF') setType(catalog, operation);
  if (storageOptions[option] !== undefined) setStorage(catalog, operation);
  if (option === 'INHERIT' || option === 'NO INHERIT') changeParent(catalog, operation);
}

/** OF a type takes a table that has its columns already. */
function setType(catalog: Catalog, operation: SetTableOption): void {
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  const { of: _, ...options } = table.options;
  catalog.putTable({ ...table, options: operation.option === 'OF' ? { ...options, of: operation.value ?? '' } : options });
}

function setStorage(catalog: Catalog, operation: SetTableOption): void {
  const table = catalog.findTable(operation.table);
  const stored = storageOptions[operation.option];
  const value = operation.value ?? stored?.value;
  if (table === undefined || stored === undefined) return;
  const { [stored.key]: _, ...options } = table.options;
  catalog.putTable({ ...table, options: value === undefined ? options : { ...options, [stored.key]: value } });
}

/** An index is named where it is one; FULL and NOTHING stand among the options, DEFAULT is their absence. */
function setReplicaIdentity(catalog: Catalog, operation: SetTableOption): void {
  const table = catalog.findTable(operation.table);
  if (table === undefined) return;
  const { replicaIdentity: _, ...rest } = table;
  const { 'replica identity': __, ...options } = table.options;
  const index = table.indexes.find(({ name }) => name === operation.value);
  const word = operation.value?.toLowerCase() ?? '';
  const isWord = index === undefined && ['full', 'nothing'].includes(word);
  catalog.putTable({ ...rest, options: isWord ? { ...options, 'replica identity': word } : options, ...(index === undefined ? {} : { replicaIdentity: index.id }) });
}

function changeParent(catalog: Catalog, operation: SetTableOption): void {
  const { option, value = '' } = operation;
  const table = findTable(catalog, operation);
  if (table === undefined) return;
  // The operation has no schema of the parent: it stands in the child's where the search path does not find it.
  const parent = catalog.findTable({ name: value }) ?? catalog.tableAt({ schema: table.schema, name: value });
  if (parent === undefined) missing(catalog, `table ${value}`);
  else if (option === 'INHERIT' && isAbove(catalog, table, parent)) catalog.unfollowed(`table ${table.name} would inherit from itself`);
  else catalog.putTable(option === 'INHERIT' ? withParent(table, parent) : withoutParent(catalog, table, parent));
}

/** ALTER CONSTRAINT … [NOT] DEFERRABLE, [NOT] ENFORCED; a constraint that becomes enforced is validated. */
function alterConstraint(catalog: Catalog, operation: SetTableOption): void {
  const table = findTable(catalog, operation);
  const constraint = table?.constraints.find(({ name }) => name === operation.value);
  if (table === undefined || constraint === undefined) return;
  const words = operation.option;
  const { deferrable: wasDeferrable, notEnforced: wasNotEnforced, ...rest } = constraint.definition;
  const deferrable = words.includes(' DEFERRABLE') ? !words.includes('NOT DEFERRABLE') : wasDeferrable === true;
  const notEnforced = words.includes(' ENFORCED') ? words.includes('NOT ENFORCED') : wasNotEnforced === true;
  catalog.putTable(withConstraint(table, {
    ...constraint,
    definition: { ...rest, ...(deferrable ? { deferrable } : {}), ...(notEnforced ? { notEnforced } : {}) },
    validated: words.includes(' ENFORCED') ? !notEnforced : constraint.validated,
  }));
}

/** The child has all columns already; they stay its own, and follow the parent's from now on. */
function withParent(table: CatalogTable, { schema, name }: CatalogTable): CatalogTable {
  return { ...table, inherits: [...(table.inherits ?? []), { schema, name }] };
}

/** What another parent has as well stays inherited. */
function withoutParent(catalog: Catalog, table: CatalogTable, parent: CatalogTable): CatalogTable {
  const { inherits = [], ...rest } = table;
  const left = inherits.filter((name) => !isSameName(name, parent));
  const others = left.flatMap((name) => catalog.tableAt(name) ?? []);
  const local: CatalogTable = {
    ...rest,
    columns: table.columns.map((column) => (isIn(others.map(({ columns }) => columns), column.name) ? column : owned(column))),
    constraints: table.constraints.map((each) => (isIn(others.map(({ constraints }) => constraints), each.name) ? each : owned(each))),
  };
  return left.length === 0 ? local : { ...local, inherits: left };
}

function isIn(lists: readonly (readonly { readonly name: string }[])[], wanted: string): boolean {
  return lists.some((list) => list.some(({ name }) => name === wanted));
}

function owned<Part extends { readonly inherited?: boolean }>({ inherited: _, ...part }: Part): Omit<Part, 'inherited'> {
  return part;
}
