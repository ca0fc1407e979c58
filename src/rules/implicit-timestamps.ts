import { versionNumber } from '../impact/impact-context.ts';
import type { Engine } from '../model/engine-name.ts';

/**
 * Whether a TIMESTAMP column that says nothing is NOT NULL and has a default: without explicit_defaults_for_timestamp, which is
 * ON from MySQL 8.0.2 and MariaDB 10.10 on (manuals, server system variables).
 */
export function timestampsAreNotNull(settings: ReadonlyMap<string, string>, engine: Engine): boolean {
  const written = settings.get('explicit_defaults_for_timestamp');
  if (written !== undefined) return /^(?:0|off|false)$/i.test(written);
  return versionNumber(engine) < (engine.name === 'mariadb' ? 101000 : 80002);
}
