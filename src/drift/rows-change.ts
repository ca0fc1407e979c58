import type { AttributeChange, ObjectChange } from '../model/drift.ts';
import type { ReferenceKeys, ReferenceTableChange } from '../model/reference-rows.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** Rows that differ as a change of their table: keys and counts for each way of differing, and no value. */
export function rowsChange({ added, removed, changed, digest }: ReferenceTableChange, table: SchemaObject): ObjectChange {
  const attributes: readonly (readonly [string, AttributeChange])[] = [
    ['rows_added', { actual: listed(added) }],
    ['rows_removed', { expected: listed(removed) }],
    ['rows_changed', { actual: listed(changed) }],
  ];
  const counts = [added.count, removed.count, changed.count];
  return {
    kind: `${table.kind}.changed`,
    key: table.key,
    object: table.name,
    attributes: Object.fromEntries(attributes.filter((_, index) => counts[index] !== 0)),
    expected: table,
    actual: table,
    consequences: [],
    digest,
  };
}

function listed({ count, keys }: ReferenceKeys): readonly string[] {
  return [`${String(count)} ${count === 1 ? 'row' : 'rows'}`, ...keys, ...(count > keys.length ? ['…'] : [])];
}
