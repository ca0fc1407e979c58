import { unreachable } from '../../errors/internal-error.ts';
import type {
  CheckConstraint, ConstraintDefinition, ForeignKeyConstraint,
} from '../../model/constraint-definition.ts';
import type { CatalogConstraint, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { columnsOfKeys } from '../edit-table.ts';
import { addKey } from './add-key.ts';
import { addExclusion } from './add-exclusion.ts';
import { checkColumn, chooseConstraintName, joinColumnNames } from './automatic-names.ts';
import { setNotNull } from './not-null.ts';

/** A constraint to add, and what surrounds it. */
export interface Addition<Definition = ConstraintDefinition> {
  readonly table: QualifiedName;
  readonly definition: Definition;
  /** Tables that inherit are left alone. */
  readonly only?: boolean;
  /** It comes from a parent. */
  readonly inherited?: boolean;
  /** The table is being created: NOT VALID has nothing to skip and is ignored. */
  readonly isNewTable?: boolean;
}

/** Adds a constraint to a table and to what inherits from it. */
export function addConstraint(catalog: Catalog, addition: Addition): void {
  const { table, definition } = addition;
  const only = addition.only === true ? { only: true } : {};
  switch (definition.kind) {
    case 'primary-key':
    case 'unique':
      addKey(catalog, table, { key: definition, ...only });
      return;
    case 'not-null':
      setNotNull(catalog, table, { ...definition, ...only });
      return;
    case 'check':
      addCheck(catalog, { ...addition, definition });
      return;
    case 'foreign-key':
      addForeignKey(catalog, { ...addition, definition });
      return;
    case 'exclusion':
      addExclusion(catalog, { table, definition, ...only });
      return;
    default:
      unreachable(definition);
  }
}

function addCheck(catalog: Catalog, addition: Addition<CheckConstraint>): void {
  const { definition } = addition;
  const table = catalog.tableAt(addition.table);
  if (table === undefined) return;
  const column = checkColumn(definition.expression);
  const checkName = definition.name ?? chooseConstraintName(catalog, {
    schema: table.schema, table: table.name, label: 'check', ...(column === undefined ? {} : { columns: column }),
  });
  const named = { ...definition, name: checkName };
  store(catalog, { ...addition, table, definition: named });
  if (addition.only === true || definition.noInherit === true) return;
  for (const child of catalog.children(table)) addCheck(catalog, { ...addition, table: child, definition: named, inherited: true });
}

function addForeignKey(catalog: Catalog, addition: Addition<ForeignKeyConstraint>): void {
  const { definition } = addition;
  const table = catalog.tableAt(addition.table);
  if (table === undefined) return;
  const resolved = resolveReference(catalog, definition);
  const { name: written } = definition;
  // A partition takes the parent's name unless it has a constraint of that name already.
  const isFree = written !== undefined && !(addition.inherited === true && hasConstraint(table, written));
  const name = isFree ? written : chooseConstraintName(catalog, {
    schema: table.schema, table: table.name, columns: joinColumnNames(definition.columns), label: 'fkey',
  });
  const named = { ...resolved, name };
  store(catalog, { ...addition, table, definition: named });
  if (addition.only === true || table.partitionBy === undefined) return;
  for (const child of catalog.children(table)) {
    addForeignKey(catalog, { ...addition, table: child, definition: named, inherited: true });
  }
}

/** Fills in the schema of the referenced table and, where no columns are written, its primary key. */
function resolveReference(catalog: Catalog, definition: ForeignKeyConstraint): ForeignKeyConstraint {
  const target = catalog.findTable(definition.referenced);
  if (target === undefined) {
    catalog.unfollowed(`referenced table ${definition.referenced.name} is not known`);
    return definition;
  }
  const primary = target.constraints.find((each) => each.definition.kind === 'primary-key')?.definition;
  const primaryColumns = primary?.kind === 'primary-key' ? columnsOfKeys(primary.keys) : [];
  return {
    ...definition,
    referenced: { ...definition.referenced, schema: target.schema, name: target.name },
    referencedColumns: definition.referencedColumns.length > 0 ? definition.referencedColumns : primaryColumns,
  };
}

function hasConstraint(table: CatalogTable, name: string): boolean {
  return table.constraints.some((constraint) => constraint.name === name);
}

/** Adds the constraint; one of the same name that the table has already is merged with the parent's. */
function store(catalog: Catalog, addition: Addition & { readonly table: CatalogTable }): void {
  const { table, definition } = addition;
  const name = definition.name ?? '';
  const isInherited = addition.inherited === true;
  if (hasConstraint(table, name)) {
    if (!isInherited && !catalog.lenient) catalog.unfollowed(`constraint ${name} of table ${table.name} exists already`);
    return;
  }
  const { notValid, ...kept } = definition;
  const constraint: CatalogConstraint = {
    id: catalog.nextId(),
    name,
    origin: catalog.context.origin,
    definition: kept,
    validated: (notValid !== true || addition.isNewTable === true) && definition.notEnforced !== true,
    ...(isInherited ? { inherited: true } : {}),
  };
  catalog.putTable({ ...table, constraints: [...table.constraints, constraint] });
}
