import type { ComparisonSettings } from '../../model/compared-parts.ts';
import type { ObjectChange } from '../../model/drift.ts';
import { partOfAttribute, partsOf, severityOf } from './part-of.ts';

/** The changes without those parts that the settings turn off; a change of which no attribute is left is none. */
export function keepCompared(changes: readonly ObjectChange[], settings: ComparisonSettings): readonly ObjectChange[] {
  return changes.flatMap((change): readonly ObjectChange[] => {
    const kept = change.expected === undefined || change.actual === undefined ? change : keepAttributes(change, settings);
    return partsOf(kept).some((part) => severityOf(part, settings) !== 'off') ? [kept] : [];
  });
}

function keepAttributes(change: ObjectChange, settings: ComparisonSettings): ObjectChange {
  const kind = change.actual?.kind;
  if (kind === undefined) return change;
  const kept = Object.entries(change.attributes).filter(([name, values]) => severityOf(partOfAttribute(kind, name, values), settings) !== 'off');
  return { ...change, attributes: Object.fromEntries(kept) };
}
