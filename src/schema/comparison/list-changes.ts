import type { ChangeDirection, ObjectChange } from '../../model/drift.ts';
import type { AttributeValue, ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import type { Reordered } from './column-order.ts';
import { compareAttributes, type AttributeChanges } from './compare-attributes.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { Matched } from './match-renamed.ts';
import type { Pair } from './part-by-key.ts';

/** One change per object that differs, none yet under another. */
export function listChanges(matched: Matched, reordered: readonly Reordered[], rules: ComparisonRules): readonly ObjectChange[] {
  const sequences = new Map(matched.renamed.filter(([{ kind }]) => kind === 'sequence').map((pair) => [pair[1].parent ?? '', pair]));
  const changed = new Map<SchemaObject, readonly [Pair, AttributeChanges]>();
  for (const pair of matched.pairs) changed.set(pair[1], [pair, withoutFollowing(compareAttributes(...pair, rules), sequences.get(pair[1].key))]);
  for (const pair of matched.renamed) changed.set(pair[1], [pair, { ...compareAttributes(...pair, rules), name: { expected: pair[0].name, actual: pair[1].name } }]);
  for (const { pair, change } of reordered) changed.set(pair[1], [pair, { ...changed.get(pair[1])?.[1], column_order: change }]);
  return [
    ...[...changed.values()].filter(([, attributes]) => Object.keys(attributes).length > 0).map(([[expected, actual], attributes]) => changeOf('changed', actual, { expected, actual, attributes })),
    ...matched.expected.map((expected) => changeOf('removed', expected, { expected, ...partitionOf(expected, 'expected') })),
    ...matched.actual.map((actual) => changeOf('added', actual, { actual, ...partitionOf(actual, 'actual') })),
  ];
}

function changeOf(direction: ChangeDirection, { key, kind, name }: SchemaObject, parts: Partial<ObjectChange>): ObjectChange {
  return { kind: `${kind}.${direction}`, key, object: name, attributes: {}, consequences: [], ...parts };
}

/** That a table is a partition says why it is there; of an object on one side alone all else is the object itself. */
function partitionOf({ kind, attributes }: SchemaObject, side: 'expected' | 'actual'): Partial<ObjectChange> {
  const partition = attributes['partition'];
  return partition === undefined || !['table', 'foreign_table'].includes(kind) ? {} : { attributes: { partition: { [side]: partition } } };
}

/** The default of a serial column names its sequence: where that is the same one under another name, so is the default. */
function withoutFollowing(changes: AttributeChanges, sequence: Pair | undefined): AttributeChanges {
  const values = changes['default'];
  const isFollowing = sequence !== undefined && drawsFrom(values?.expected, sequence[0].name) && drawsFrom(values?.actual, sequence[1].name);
  return isFollowing ? Object.fromEntries(Object.entries(changes).filter(([name]) => name !== 'default')) : changes;
}

function drawsFrom(value: AttributeValue | undefined, sequence: ObjectKey): boolean {
  return typeof value === 'string' && /^nextval\('(.*)'::regclass\)$/s.exec(value)?.[1]?.replaceAll('"', '') === sequence;
}
