import type { AlterObject, Comment } from '../../model/operation.ts';
import type { CatalogObject } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withColumn } from '../edit-table.ts';
import { alteredDomain } from './alter-domain.ts';
import { alterPublication } from './alter-publication.ts';
import { attachIndex } from './apply-index.ts';
import { findWritten } from './create-object.ts';
import { renameLabel, renameObject } from './rename-object.ts';
import { renameSchema } from './rename-schema.ts';
import { forgetTypedColumns } from './typed-tables.ts';
import { findColumn } from './written-table.ts';

/** ALTER of anything but tables: renames, moves and enum labels count, the rest changes nothing that is modelled. */
export function applyAlterObject(catalog: Catalog, operation: AlterObject): void {
  const { objectKind, object: written, action, value } = operation;
  alterOfKind(catalog, operation);
  if (value === undefined) return;
  if (objectKind === 'schema') {
    if (action === 'RENAME TO') renameSchema(catalog, written.name, value);
    return;
  }
  if (objectKind === 'index') {
    if (action === 'ATTACH PARTITION') attachIndex(catalog, written, value);
    return;
  }
  const object = findWritten(catalog, operation);
  if (object !== undefined) alterObject(catalog, object, { ...operation, value });
}

/** What an ALTER does beside a new name or schema. */
function alterOfKind(catalog: Catalog, operation: AlterObject): void {
  const { objectKind, object: written, action, value } = operation;
  if (objectKind === 'sequence') setOwner(catalog, operation);
  if (objectKind === 'domain') alterDomain(catalog, operation);
  if (action.includes('ATTRIBUTE')) forgetAttributes(catalog, operation);
  if (objectKind === 'collation' && action === 'RENAME TO' && value !== undefined) renameCollation(catalog, written.name, value);
  if (operation.publication !== undefined) alterPublication(catalog, operation);
}

function alterDomain(catalog: Catalog, operation: AlterObject): void {
  const domain = findWritten(catalog, operation);
  const altered = domain === undefined ? undefined : alteredDomain(domain, operation);
  if (altered !== undefined && altered !== domain) catalog.putObject(altered);
}

function forgetAttributes(catalog: Catalog, operation: AlterObject): void {
  const type = findWritten(catalog, operation);
  if (type !== undefined) forgetTypedColumns(catalog, type);
}

/** Columns keep the collation, and the server prints its new name. */
function renameCollation(catalog: Catalog, from: string, to: string): void {
  for (const table of catalog.tables()) {
    if (!table.columns.some(({ collation }) => collation === from)) continue;
    catalog.putTable({ ...table, columns: table.columns.map((column) => (column.collation === from ? { ...column, collation: to } : column)) });
  }
}

/** OWNED BY a column, or by none: the sequence goes with its owner. */
function setOwner(catalog: Catalog, operation: AlterObject): void {
  if (!operation.action.includes('OWNED BY')) return;
  const sequence = findWritten(catalog, operation);
  const table = operation.table === undefined ? undefined : catalog.findTable(operation.table);
  if (sequence === undefined) return;
  const { ownedBy: _, ...free } = sequence;
  const { value: column } = operation;
  const isOwned = table !== undefined && column !== undefined;
  catalog.putObject(isOwned ? { ...free, ownedBy: { table: { schema: table.schema, name: table.name }, column } } : free);
}

function alterObject(catalog: Catalog, object: CatalogObject, operation: AlterObject & { readonly value: string }): void {
  const { value } = operation;
  switch (operation.action) {
    case 'RENAME TO':
      renameObject(catalog, object, { schema: object.schema, name: value });
      return;
    case 'SET SCHEMA':
      renameObject(catalog, object, { schema: value, name: object.name });
      return;
    case 'RENAME COLUMN':
      catalog.putObject({ ...object, ...withRenamedOutput(object, operation) });
      return;
    case 'ADD VALUE':
      catalog.putObject({ ...object, labels: insertLabel(object, operation) });
      return;
    case 'RENAME VALUE':
      renameValue(catalog, object, operation);
      return;
    default:
      if (operation.action.includes('VOLATILITY')) catalog.putObject({ ...object, volatility: value });
  }
}

function withRenamedOutput({ outputs }: CatalogObject, { label, value }: AlterObject & { readonly value: string }): Pick<CatalogObject, 'outputs'> {
  return outputs === undefined ? {} : { outputs: outputs.map((column) => (column.name === label ? { ...column, name: value } : column)) };
}

function renameValue(catalog: Catalog, object: CatalogObject, { label: from = '', value: to }: AlterObject & { readonly value: string }): void {
  renameLabel(catalog, object, { from, to });
  catalog.putObject({ ...object, labels: (object.labels ?? []).map((label) => (label === from ? to : label)) });
}

function insertLabel({ labels = [] }: CatalogObject, { label, position, value }: AlterObject & { readonly value: string }): readonly string[] {
  if (labels.includes(value)) return labels;
  const neighbour = label === undefined ? -1 : labels.indexOf(label);
  if (neighbour < 0) return [...labels, value];
  return labels.toSpliced(position === 'before' ? neighbour : neighbour + 1, 0, value);
}

/** COMMENT ON COLUMN; comments on other objects are not modelled. */
export function applyComment(catalog: Catalog, operation: Comment): void {
  const table = operation.column === undefined ? undefined : catalog.findTable(operation.object);
  if (table === undefined || operation.column === undefined) return;
  const column = findColumn(catalog, table, operation.column);
  if (column === undefined) return;
  const { comment: _, ...rest } = column;
  const hasText = operation.comment !== undefined && operation.comment !== '';
  catalog.putTable(withColumn(table, { ...rest, ...(hasText ? { comment: operation.comment } : {}) }));
}
