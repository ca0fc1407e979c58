import type { ComparisonSettings } from '../../model/compared-parts.ts';
import { engineFamilies } from '../../model/engine-name.ts';
import type { InspectedSchema, ObjectKey } from '../../model/schema-object.ts';

/** How two schemas are held against each other. */
export interface ComparisonRules {
  readonly settings: ComparisonSettings;
  /** Major versions differ, so what a server words anew in each version is left out. */
  readonly portable: boolean;
  /** A key as both sides write it: in small letters where a server does not tell names apart by case. */
  readonly identity: (key: ObjectKey) => ObjectKey;
  /** One server keeps names in small letters and the other does not, so that texts with names differ by case alone. */
  readonly mixedCase: boolean;
  /** The server takes a dropped column out of the indexes that have others too (MySQL, ALTER TABLE, DROP COLUMN). */
  readonly shrinksIndexes: boolean;
}

/** The rules for two schemas of one engine. */
export function comparisonRules(expected: InspectedSchema, actual: InspectedSchema, settings: ComparisonSettings): ComparisonRules {
  const folds = [expected, actual].map(foldsNames);
  return {
    settings,
    portable: majorOf(expected) !== majorOf(actual),
    identity: folds.includes(true) ? (key) => key.toLowerCase() : (key) => key,
    mixedCase: folds[0] !== folds[1],
    shrinksIndexes: engineFamilies[actual.engine] === 'mysql',
  };
}

/** lower_case_table_names (MySQL 8.4 manual 11.2.3): 1 stores small letters, 2 compares in them. */
function foldsNames({ settings }: InspectedSchema): boolean {
  return ['1', '2'].includes(settings['lower_case_table_names'] ?? '0');
}

/** What decides how a server words definitions: 16 of 16.4, 8.4 of 8.4.2, 10.11 of 10.11.6. */
function majorOf({ engine, version }: InspectedSchema): number {
  return Math.floor(version.number / (engineFamilies[engine] === 'postgres' ? 10_000 : 100));
}
