import type { CreateTable } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { addConstraint } from './add-constraint.ts';
import { missing } from './written-table.ts';

/** From this version a partition has its parent's identity columns (PostgreSQL 17 release notes). */
const inheritsIdentity = 170000;

/** Whether partitions share the identity columns of their parent. */
export function partitionsShareIdentity(catalog: Catalog): boolean {
  return (catalog.engine.version?.number ?? inheritsIdentity) >= inheritsIdentity;
}

/** The tables that a new table inherits from: the partitioned one, or those of INHERITS. */
export function parentTables(catalog: Catalog, operation: CreateTable): readonly CatalogTable[] {
  const written = operation.partitionOf === undefined ? operation.inherits : [operation.partitionOf];
  return written.flatMap((name) => {
    const parent = catalog.findTable(name);
    if (parent === undefined) missing(catalog, `table ${name.name}`);
    return parent ?? [];
  });
}

/**
 * The parents' columns in their order, then the table's own. An own column of an inherited name is merged
 * into its place: it says the default and may add NOT NULL (MergeAttributes in tablecmds.c).
 */
export function mergeColumns(
  catalog: Catalog, parents: readonly CatalogTable[], own: readonly CatalogColumn[],
): readonly CatalogColumn[] {
  const merged = new Map<string, CatalogColumn>();
  for (const parent of parents) {
    for (const column of parent.columns) {
      const before = merged.get(column.name);
      const inherited = inheritedColumn(catalog, parent, column);
      merged.set(column.name, before === undefined ? inherited : { ...before, nullable: before.nullable && column.nullable });
    }
  }
  for (const column of own) {
    const before = merged.get(column.name);
    merged.set(column.name, before === undefined ? column : overlay(before, column));
  }
  return [...merged.values()];
}

function inheritedColumn(catalog: Catalog, parent: CatalogTable, column: CatalogColumn): CatalogColumn {
  const { identity, comment: _, ...kept } = column;
  const keepsIdentity = parent.partitionBy !== undefined && partitionsShareIdentity(catalog);
  return {
    ...kept,
    id: catalog.nextId(),
    origin: catalog.context.origin,
    inherited: true,
    ...(identity !== undefined && keepsIdentity ? { identity } : {}),
  };
}

function overlay(inherited: CatalogColumn, own: CatalogColumn): CatalogColumn {
  const { inherited: _, ...local } = inherited;
  return {
    ...local,
    nullable: inherited.nullable && own.nullable,
    ...(own.default === undefined ? {} : { default: own.default }),
    ...(own.generated === undefined ? {} : { generated: own.generated }),
  };
}

/** CHECK constraints come along unless they say NO INHERIT. */
export function inheritConstraints(catalog: Catalog, table: QualifiedName, parents: readonly CatalogTable[]): void {
  for (const parent of parents) {
    for (const { definition } of parent.constraints) {
      if (definition.kind !== 'check' || definition.noInherit === true) continue;
      addConstraint(catalog, { table, definition, inherited: true });
    }
  }
}

/** Whether a table is another one, or stands above it: the server refuses to close the circle (ATExecAddInherit in tablecmds.c). */
export function isAbove(catalog: Catalog, table: CatalogTable, other: CatalogTable): boolean {
  return table.id === other.id || catalog.children(table).some((child) => isAbove(catalog, child, other));
}
