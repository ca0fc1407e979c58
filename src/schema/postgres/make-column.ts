import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { Expression } from '../../model/expression.ts';
import type { CatalogColumn, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { chooseRelationName } from './automatic-names.ts';

/** Integer types keep their name; serial says where the default comes from. */
export function resolveType(catalog: Catalog, type: TypeName): TypeName {
  const { serial: _, ...plain } = type;
  if (plain.schema !== undefined) return plain;
  const known = catalog.findObject(['enum', 'domain', 'type'], { name: plain.name });
  return known === undefined ? plain : { ...plain, schema: known.schema };
}

/** A column as the catalogue keeps it. Serial and identity columns get their sequence. */
export function makeColumn(catalog: Catalog, table: QualifiedName, definition: ColumnDefinition): CatalogColumn {
  const isSerial = definition.type.serial === true;
  const sequence = isSerial || definition.identity !== undefined
    ? makeSequence(catalog, table, definition.name)
    : undefined;
  const written = isSerial && sequence !== undefined ? nextValue(sequence) : storedDefault(definition.default);
  return {
    id: catalog.nextId(),
    name: definition.name,
    origin: catalog.context.origin,
    type: resolveType(catalog, definition.type),
    nullable: definition.nullable !== false && sequence === undefined,
    autoIncrement: false,
    ...(written === undefined ? {} : { default: written }),
    ...(definition.generated === undefined ? {} : { generated: definition.generated }),
    ...(definition.identity === undefined ? {} : { identity: definition.identity }),
    ...(definition.collation === undefined ? {} : { collation: definition.collation }),
  };
}

/** DEFAULT NULL is not stored (AddRelationNewConstraints in heap.c). */
export function storedDefault(expression: Expression | undefined): Expression | undefined {
  return expression?.constant === 'null' ? undefined : expression;
}

/** Makes the sequence that a serial or identity column owns. */
export function makeSequence(catalog: Catalog, table: QualifiedName, column: string): QualifiedName {
  const { schema } = table;
  const name = chooseRelationName(catalog, { schema, table: table.name, columns: column, label: 'seq' }, false);
  catalog.putObject({ kind: 'sequence', schema, name, origin: catalog.context.origin, ownedBy: { table, column } });
  return { schema, name };
}

/** The default of a serial column as the server prints it. */
function nextValue(sequence: QualifiedName): Expression {
  const quoted = `${quoteName(sequence.schema)}.${quoteName(sequence.name)}`.replaceAll("'", "''");
  const text = `nextval('${quoted}'::regclass)`;
  return { text, span: { start: 0, end: text.length }, columns: [], functions: ['nextval'] };
}

/** Quotes an identifier where the server would: unless it is a plain lower-case word. */
export function quoteName(name: string): string {
  return /^[a-z_][a-z0-9_$]*$/.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
