import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { CreateTable, LikeItem } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable, QualifiedName } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { addConstraint } from './add-constraint.ts';
import { addIndex } from './add-index.ts';
import { makeSequence } from './make-column.ts';
import { missing } from './written-table.ts';

/** A LIKE item with the table that it copies. */
export interface LikeSource {
  readonly source: CatalogTable;
  readonly position: number;
  readonly includes: (option: string) => boolean;
  /** Checks to copy, with their names. */
  readonly checks: readonly ConstraintDefinition[];
}

/** The LIKE items of a statement. */
export function likeItems(catalog: Catalog, operation: CreateTable): readonly LikeSource[] {
  const items: readonly LikeItem[] = operation.likes
    ?? (operation.like === undefined ? [] : [{ table: operation.like, including: operation.likeIncluding ?? [], position: 0 }]);
  return items.flatMap((item) => {
    const source = catalog.findTable(item.table);
    if (source === undefined) {
      missing(catalog, `table ${item.table.name}`);
      return [];
    }
    const includes = (option: string): boolean => item.including.includes('ALL') || item.including.includes(option);
    const checks = includes('CONSTRAINTS') ? source.constraints.map((each) => each.definition).filter(({ kind }) => kind === 'check') : [];
    return [{ source, position: item.position, includes, checks }];
  });
}

interface Placement {
  readonly table: QualifiedName;
  readonly likes: readonly LikeSource[];
  readonly own: readonly CatalogColumn[];
}

/** The statement's own columns with those of the LIKE items in their places. */
export function placeLikeColumns(catalog: Catalog, { table, likes, own }: Placement): readonly CatalogColumn[] {
  const columns: CatalogColumn[] = [];
  for (let position = 0; position <= own.length; position += 1) {
    for (const like of likes) {
      if (like.position !== position) continue;
      columns.push(...like.source.columns.map((column) => copyColumn(catalog, { column, table, includes: like.includes })));
    }
    const next = own[position];
    if (next !== undefined) columns.push(next);
  }
  return columns;
}

interface ColumnCopy {
  readonly column: CatalogColumn;
  readonly table: QualifiedName;
  readonly includes: LikeSource['includes'];
}

/** NOT NULL and collation are always copied, the rest where it is asked for (PostgreSQL manual, CREATE TABLE, LIKE). */
function copyColumn(catalog: Catalog, { column, table, includes }: ColumnCopy): CatalogColumn {
  const { default: value, generated, identity, comment, inherited: _, ...always } = column;
  const hasIdentity = identity !== undefined && includes('IDENTITY');
  if (hasIdentity) makeSequence(catalog, table, { name: column.name });
  return {
    ...always,
    id: catalog.nextId(),
    origin: catalog.context.origin,
    ...valueOf({ value, generated, includes }),
    ...(hasIdentity ? { identity } : {}),
    ...(comment !== undefined && includes('COMMENTS') ? { comment } : {}),
  };
}

interface CopiedValue extends Pick<ColumnCopy, 'includes'> {
  readonly value: CatalogColumn['default'] | undefined;
  readonly generated: CatalogColumn['generated'] | undefined;
}

function valueOf({ value, generated, includes }: CopiedValue): Partial<CatalogColumn> {
  return {
    ...(value !== undefined && includes('DEFAULTS') ? { default: value } : {}),
    ...(generated !== undefined && includes('GENERATED') ? { generated } : {}),
  };
}

/** INCLUDING INDEXES: keys, exclusions and indexes, all with new names. */
export function copyIndexes(catalog: Catalog, table: QualifiedName, likes: readonly LikeSource[]): void {
  for (const { source } of likes.filter(({ includes }) => includes('INDEXES'))) {
    for (const { definition } of source.constraints) {
      if (definition.kind !== 'primary-key' && definition.kind !== 'unique' && definition.kind !== 'exclusion') continue;
      const { name: _, ...unnamed } = definition;
      addConstraint(catalog, { table, definition: unnamed, isNewTable: true });
    }
    for (const { definition, constraint } of source.indexes) {
      if (constraint !== undefined) continue;
      const { name: _, ...unnamed } = definition;
      addIndex(catalog, table, { definition: unnamed });
    }
  }
}
