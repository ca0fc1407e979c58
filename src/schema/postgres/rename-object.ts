import type { CatalogColumn, CatalogObject, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { quoteName } from './make-column.ts';

/** Gives an object another name or schema. The default that draws from a sequence, and columns of a type, follow. */
export function renameObject(catalog: Catalog, object: CatalogObject, to: QualifiedName): void {
  catalog.removeObject(object);
  catalog.putObject({ ...object, ...to });
  if (object.kind === 'sequence') renameInDefault(catalog, object, to);
  if (object.kind === 'enum' || object.kind === 'domain' || object.kind === 'type') renameTypeOfColumns(catalog, object, to);
}

/** Every default that draws from the sequence prints its new name, whoever owns it. */
function renameInDefault(catalog: Catalog, sequence: CatalogObject, to: QualifiedName): void {
  const text = `nextval('${quoteName(to.schema)}.${quoteName(to.name)}'::regclass)`;
  for (const table of catalog.tables()) {
    if (!table.columns.some((column) => drawsFrom(column, sequence))) continue;
    catalog.putTable({
      ...table,
      columns: table.columns.map((column) =>
        (column.default !== undefined && drawsFrom(column, sequence) ? { ...column, default: { ...column.default, text } } : column)),
    });
  }
}

/** Whether a default is the next value of a sequence, written with or without its schema. */
export function drawsFrom(column: CatalogColumn, sequence: QualifiedName): boolean {
  const written = /^nextval\(\s*'((?:[^']|'')*)'/i.exec(column.default?.text ?? '')?.[1]?.replaceAll("''", "'");
  return written === quoteName(sequence.name) || written === `${quoteName(sequence.schema)}.${quoteName(sequence.name)}`;
}

function renameTypeOfColumns(catalog: Catalog, type: CatalogObject, to: QualifiedName): void {
  for (const table of catalog.tables()) {
    if (!table.columns.some((column) => isOfType(column.type, type))) continue;
    catalog.putTable({
      ...table,
      columns: table.columns.map((column) => (isOfType(column.type, type) ? { ...column, type: { ...column.type, ...to } } : column)),
    });
  }
}

function isOfType(written: { readonly schema?: string; readonly name: string }, type: QualifiedName): boolean {
  return written.name === type.name && (written.schema ?? type.schema) === type.schema;
}
