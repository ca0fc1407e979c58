import type { Migration } from '../model/migration.ts';
import type { Format } from './format.ts';

/**
 * How two versions of a directory compare: as the format says, or by the place that the directory gives them.
 * @param migrations in the order of application; what they do not hold comes behind them.
 * @returns negative, 0 or positive.
 */
export function versionOrder(format: Pick<Format, 'order' | 'compareVersions' | 'versionKey'>, migrations: readonly Migration[]): (a: string, b: string) => number {
  if (format.order === 'version') return format.compareVersions;
  const places = new Map(migrations.flatMap(({ version }, index) => (version === undefined ? [] : [[format.versionKey(version), index] as const])));
  const placeOf = (version: string): number => places.get(format.versionKey(version)) ?? migrations.length;
  return (a, b) => placeOf(a) - placeOf(b);
}
