import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import type { DriftSettings } from '../../model/drift-settings.ts';

/** Statements that say who may do what. */
const ofRights = /^\s*(?:GRANT|REVOKE|ALTER\s+DEFAULT\s+PRIVILEGES)\b/im;

/**
 * How a target is held against what the repository says of it. A declarative directory without a word about rights says nothing of
 * them, and not that nobody has any.
 */
export function settingsFor({ rules, migrations }: ReadMigrations, settings: DriftSettings): DriftSettings {
  if (rules.declares !== true || migrations.some(({ text }) => ofRights.test(text))) return settings;
  return { ...settings, compare: { grants: 'off', ...settings.compare } };
}
