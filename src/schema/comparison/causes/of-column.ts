import type { ObjectChange } from '../../../model/drift.ts';
import type { ObjectKind } from '../../../model/schema-object.ts';
import { directionOf, kindOf } from '../change-index.ts';
import { listOf } from '../compare-attributes.ts';
import type { FindCause } from './cause.ts';

/** What a server drops with a column of the same table. */
const lostWithColumns: readonly (ObjectKind | undefined)[] = ['index', 'constraint', 'statistics'];

/** An index, constraint or statistics object that is gone with a column on which it was; no other table loses any by that. */
export const causeOfLostColumn: FindCause = ({ expected, actual }, index) => {
  if (expected === undefined || actual !== undefined || !lostWithColumns.includes(expected.kind)) return undefined;
  const tables = expected.kind === 'statistics' ? [expected.parent, ...expected.uses] : [expected.parent];
  return expected.uses.map((key) => index.find(key, 'removed')).find((cause) => cause !== undefined && kindOf(cause) === 'column' && tables.includes(cause.expected?.parent));
};

/** A check that a server keeps with its column comes with it too. */
export const causeOfOwnColumn: FindCause = (change, index) => {
  const { actual } = change;
  if (directionOf(change) !== 'added' || actual?.kind !== 'constraint' || !actual.marks.includes('implicit')) return undefined;
  return actual.uses.map((key) => index.find(key, 'added')).find((cause) => cause !== undefined && kindOf(cause) === 'column');
};

/** An index that lost nothing but columns which are gone from the table (MySQL 8.4 manual 15.1.9, DROP COLUMN). */
export const causeOfShrinking: FindCause = ({ expected, actual, attributes }, index) => {
  const { columns, ...others } = attributes;
  if (!index.rules.shrinksIndexes || expected === undefined || actual === undefined || columns === undefined) return undefined;
  if (!['index', 'constraint'].includes(expected.kind) || Object.keys(others).length > 0) return undefined;
  const gone = index.within(expected.parent, 'column').filter((change) => directionOf(change) === 'removed');
  const kept = listOf(columns.expected).filter((item) => !gone.some((column) => isOf(item, column)));
  return gone.length > 0 && kept.join('\n') === listOf(columns.actual).join('\n') ? gone.find((column) => listOf(columns.expected).some((item) => isOf(item, column))) : undefined;
};

/** `a`, `a(10)`, `a desc` are of column a. */
function isOf(item: string, { expected }: ObjectChange): boolean {
  const name = expected?.place.name ?? '';
  return item.startsWith(name) && /^(?:\(\d+\))?(?: (?:asc|desc))?$/i.test(item.slice(name.length));
}
