import type { Migration } from '../model/migration.ts';
import type { Format } from './format.ts';
import { versionOrder } from './version-order.ts';

/**
 * The migrations that make the schema on an empty database: what undoes others does not count, and the newest baseline file stands
 * for everything below it.
 * @param migrations in the order of application.
 */
export function fromScratch(format: Pick<Format, 'order' | 'compareVersions' | 'versionKey'>, migrations: readonly Migration[]): readonly Migration[] {
  const base = migrations.findLast(({ kind }) => kind === 'baseline');
  if (base?.version === undefined) return migrations.filter(({ kind }) => kind !== 'undo');
  const compare = versionOrder(format, migrations);
  const { version: lowest } = base;
  return [base, ...migrations.filter(({ kind, version }) => kind === 'repeatable' || (kind === 'versioned' && version !== undefined && compare(version, lowest) > 0))];
}
