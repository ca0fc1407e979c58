import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { Expression } from '../../model/expression.ts';
import type { CatalogColumn, QualifiedName } from '../../model/schema-state.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
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
  const { name, type, identity } = definition;
  const sequence = type.serial === true || identity !== undefined ? makeSequence(catalog, table, definition) : undefined;
  const drawn = type.serial === true && sequence !== undefined ? nextValue(sequence) : undefined;
  return {
    id: catalog.nextId(),
    name,
    origin: catalog.context.origin,
    type: resolveType(catalog, type),
    nullable: definition.nullable !== false && sequence === undefined,
    autoIncrement: false,
    ...attributesOf(definition, drawn ?? storedDefault(definition.default)),
  };
}

function attributesOf({ generated, identity, collation }: ColumnDefinition, value: Expression | undefined): Partial<CatalogColumn> {
  return {
    ...(value === undefined ? {} : { default: value }),
    ...(generated === undefined ? {} : { generated }),
    ...(identity === undefined ? {} : { identity }),
    ...(collation === undefined ? {} : { collation }),
  };
}

/** DEFAULT NULL is not stored (AddRelationNewConstraints in heap.c). */
export function storedDefault(expression: Expression | undefined): Expression | undefined {
  return expression?.constant === 'null' ? undefined : expression;
}

/** Makes the sequence that a serial or identity column owns. */
export function makeSequence(catalog: Catalog, table: QualifiedName, { name: column, sequence }: { readonly name: string; readonly sequence?: string | undefined }): QualifiedName {
  const { schema } = table;
  const name = sequence ?? chooseRelationName(catalog, { schema, table: table.name, columns: column, label: 'seq' }, false);
  catalog.putObject({ kind: 'sequence', schema, name, origin: catalog.context.origin, ownedBy: { table, column } });
  return { schema, name };
}

/** The default of a serial column as the server prints it. */
function nextValue(sequence: QualifiedName): Expression {
  const quoted = `${quoteIdentifier(sequence.schema)}.${quoteIdentifier(sequence.name)}`.replaceAll("'", "''");
  const text = `nextval('${quoted}'::regclass)`;
  return { text, span: { start: 0, end: text.length }, columns: [], functions: ['nextval'] };
}
