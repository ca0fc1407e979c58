import type { IndexDefinition, IndexKey } from '../../model/index-definition.ts';
import type { CatalogIndex, CatalogTable } from '../../model/schema-state.ts';
import type { Catalog } from '../catalog.ts';
import { withConstraint, withIndex } from '../edit-table.ts';

/** An index of a partition and the parent's index that it becomes a part of. */
interface Attachment {
  readonly index: CatalogIndex;
  readonly parent: string;
}

/** Makes an index of a partition a part of the parent's index, and its constraint one of the parent's. */
export function attachToParent(catalog: Catalog, partition: CatalogTable, { index, parent }: Attachment): void {
  const table = withIndex(partition, { ...index, partitionOf: parent });
  const constraint = table.constraints.find((each) => each.name === index.constraint);
  catalog.putTable(constraint === undefined ? table : withConstraint(table, { ...constraint, inherited: true }));
}

/** Whether two indexes are of one shape, whatever their names (CompareIndexInfo). */
export function equalKeys(left: IndexDefinition, right: IndexDefinition): boolean {
  return left.unique === right.unique
    && left.method === right.method
    && left.keys.length === right.keys.length
    && left.keys.every((key, at) => equalKey(key, right.keys[at]))
    && left.include.join() === right.include.join()
    && left.predicate?.text === right.predicate?.text;
}

function equalKey(left: IndexKey, right: IndexKey | undefined): boolean {
  return left.column === right?.column
    && left.expression?.text === right?.expression?.text
    && left.collation === right?.collation
    && left.operatorClass === right?.operatorClass;
}
