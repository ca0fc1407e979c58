import type { AttributeChange } from '../../model/drift.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { Pair } from './part-by-key.ts';
import { severityOf } from './part-of.ts';

/** A table of which the columns that both sides have stand in another order. */
export interface Reordered {
  readonly pair: Pair;
  readonly change: AttributeChange;
}

/** The order of a table's columns on both sides, where it differs and the settings ask for it; gaps do not count. */
export function columnOrder(pairs: readonly Pair[], { settings }: ComparisonRules): readonly Reordered[] {
  if (severityOf('column-order', settings) === 'off') return [];
  const columns = pairs.filter(([, { kind }]) => kind === 'column');
  const [expected, actual] = ([0, 1] as const).map((side) => columns.toSorted((one, other) => positionOf(one[side]) - positionOf(other[side])));
  const isSame = columns.every((_, index) => expected?.[index] === actual?.[index]);
  const table = pairs.find(([, object]) => object.kind === 'table');
  if (isSame || table === undefined) return [];
  return [{ pair: table, change: { expected: namesOf(expected), actual: namesOf(actual) } }];
}

function positionOf({ position = 0 }: SchemaObject): number {
  return position;
}

function namesOf(pairs: readonly Pair[] = []): readonly string[] {
  return pairs.map(([, { place }]) => place.name);
}
