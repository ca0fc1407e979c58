import { UserError } from '../errors/user-error.ts';
import type { ComparisonSettings } from '../model/compared-parts.ts';
import type { ObjectChange, SchemaComparison } from '../model/drift.ts';
import type { InspectedSchema } from '../model/schema-object.ts';
import { indexChanges } from './comparison/change-index.ts';
import { comparisonRules } from './comparison/comparison-rules.ts';
import { findUnequal } from './comparison/find-unequal.ts';
import { groupConsequences } from './comparison/group-consequences.ts';
import { withoutHidden } from './comparison/hidden-objects.ts';
import { hintRenames } from './comparison/hint-renames.ts';
import { keepCompared } from './comparison/keep-compared.ts';
import { listChanges } from './comparison/list-changes.ts';
import { matchRenamed } from './comparison/match-renamed.ts';

/**
 * Everything on which two schemas of one engine disagree: one change per object, what came with it under it, by name.
 * Parts that the settings turn off are not compared. Both schemas must come from the same reader; where major versions
 * differ, what each version words in its own way is left out, and said.
 * @throws UserError drift/engines-differ.
 */
export function compareSchemas(expected: InspectedSchema, actual: InspectedSchema, settings: ComparisonSettings = {}): SchemaComparison {
  if (expected.engine !== actual.engine) throw new UserError('drift/engines-differ', { expected: expected.engine, actual: actual.engine });
  const rules = comparisonRules(expected, actual, settings);
  const unequal = findUnequal(expected, actual, rules);
  const all = listChanges(matchRenamed(unequal, rules), unequal.reordered, rules);
  const counting = keepCompared(withoutHidden(all, expected, actual), settings);
  const grouped = groupConsequences(counting.toSorted(byName), indexChanges(counting, unequal.tops, rules));
  return { changes: hintRenames(grouped), portable: rules.portable, notes: rules.portable ? [portableNote(expected, actual)] : [] };
}

function portableNote(expected: InspectedSchema, actual: InspectedSchema): string {
  return `The expected state is of ${expected.engine} ${expected.version.text} and the database of ${actual.version.text}: texts of views, rules and parsed bodies, which each major version words in its own way, were not compared${expected.engine === 'postgresql' ? '' : ', nor which of the collations that versions take by default a character set has'}.`;
}

function byName(one: ObjectChange, other: ObjectChange): number {
  if (one.object !== other.object) return one.object < other.object ? -1 : 1;
  return one.key < other.key ? -1 : 1;
}
