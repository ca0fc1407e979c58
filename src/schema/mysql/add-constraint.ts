import { unreachable } from '../../errors/internal-error.ts';
import type { CheckConstraint, ConstraintDefinition, KeyConstraint } from '../../model/constraint-definition.ts';
import type { CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { addForeignKey } from './add-foreign-key.ts';
import { addIndex } from './add-index.ts';
import { keepsInlineReferences } from './inline-references.ts';
import { chooseCheckName, chooseMariadbCheckName, primaryName } from './index-names.ts';
import { isSame } from './written-table.ts';

/** A constraint to add. */
export interface Addition<Definition = ConstraintDefinition> {
  readonly table: QualifiedName;
  readonly definition: Definition;
  readonly ifNotExists?: boolean;
  /** The column in whose definition it stands. */
  readonly column?: string;
}

/** Adds a constraint with the index that it needs. */
export function addConstraint(catalog: Catalog, addition: Addition): void {
  const { definition } = addition;
  switch (definition.kind) {
    case 'primary-key':
    case 'unique':
      addKey(catalog, { ...addition, definition });
      return;
    case 'foreign-key':
      addForeignKey(catalog, { ...addition, definition });
      return;
    case 'check':
      addCheck(catalog, { ...addition, definition });
      return;
    case 'not-null':
    case 'exclusion':
      catalog.unfollowed(`${definition.kind} constraints do not exist on ${catalog.engine.name}`);
      return;
    default:
      unreachable(definition);
  }
}

function addKey(catalog: Catalog, { table: tableName, definition, ifNotExists = false }: Addition<KeyConstraint>): void {
  const isPrimary = definition.kind === 'primary-key';
  const written = isPrimary ? primaryName : definition.name;
  const name = addIndex(catalog, tableName, {
    definition: { ...(written === undefined ? {} : { name: written }), unique: true, method: 'btree', keys: definition.keys, include: [] },
    ifNotExists,
  });
  const table = catalog.tableAt(tableName);
  const index = table?.indexes.find((each) => each.name === name);
  if (table === undefined || index === undefined) return;
  const stored: CatalogTable = {
    ...table,
    constraints: [...table.constraints, {
      id: catalog.nextId(),
      name: index.name,
      origin: catalog.context.origin,
      definition: { ...definition, name: index.name, keys: index.definition.keys },
      validated: true,
    }],
    indexes: table.indexes.map((each) => (each.id === index.id ? { ...each, constraint: index.name } : each)),
  };
  catalog.putTable(isPrimary ? withoutNulls(stored, definition) : stored);
}

/** Columns of a primary key are NOT NULL, and then have no default of NULL. */
function withoutNulls(table: CatalogTable, key: KeyConstraint): CatalogTable {
  return {
    ...table,
    columns: table.columns.map((column) =>
      (key.keys.some((part) => isSame(part.column, column.name)) ? { ...column, nullable: false } : column)),
  };
}

/** From this version MySQL keeps CHECK (release notes of 8.0.16); before, it is read and forgotten. */
const keepsChecks = 80016;

function addCheck(catalog: Catalog, addition: Addition<CheckConstraint>): void {
  const { definition } = addition;
  const table = catalog.tableAt(addition.table);
  if (table === undefined || forgetsChecks(catalog)) return;
  // MariaDB keeps a CHECK in a column's definition with the column, under its name (CHECK_CONSTRAINTS, LEVEL).
  const isMariadb = catalog.engine.name === 'mariadb';
  const owner = isMariadb ? table.columns.find((each) => isSame(each.name, addition.column)) : undefined;
  const chooseName = isMariadb ? chooseMariadbCheckName : chooseCheckName;
  const name = definition.name ?? owner?.name ?? chooseName(table);
  if (table.constraints.some((each) => each.definition.kind === 'check' && isSame(each.name, name))) {
    if (addition.ifNotExists !== true && !catalog.lenient) catalog.unfollowed(`constraint ${name} of table ${table.name} exists already`);
    return;
  }
  catalog.putTable({
    ...table,
    constraints: [...table.constraints, {
      id: catalog.nextId(),
      name,
      origin: catalog.context.origin,
      definition: { ...definition, name },
      validated: true,
      ...(owner === undefined ? {} : { ofColumn: owner.id }),
    }],
  });
}

function forgetsChecks({ engine }: Catalog): boolean {
  return engine.name === 'mysql' && (engine.version?.number ?? keepsChecks) < keepsChecks;
}

/** Adds the constraints that stand in a column's definition. */
export function addColumnConstraints(
  catalog: Catalog, table: QualifiedName, column: { readonly name: string; readonly constraints: readonly ConstraintDefinition[] },
): void {
  for (const definition of column.constraints) {
    if (definition.kind === 'foreign-key' && !keepsInlineReferences(catalog.engine)) continue;
    addConstraint(catalog, { table, definition: withColumn(definition, column.name), column: column.name });
  }
}

function withColumn(definition: ConstraintDefinition, column: string): ConstraintDefinition {
  if (definition.kind === 'primary-key' || definition.kind === 'unique') {
    return definition.keys.length > 0 ? definition : { ...definition, keys: [{ column }] };
  }
  return definition;
}

