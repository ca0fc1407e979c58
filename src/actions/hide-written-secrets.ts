import type { Migration } from '../model/migration.ts';
import { secretTexts } from '../sql/secrets.ts';
import type { RunContext } from './run-context.ts';

/**
 * Keeps credentials that stand in migrations, and in other SQL of the repository, out of every output: the report quotes files,
 * statements and what servers say of them. Called before anything is said of them. A credential may be the configured value of
 * a placeholder, which without a connection is put in here: what a connection tells besides is no credential.
 */
export function hideWrittenSecrets({ hideSecret, project }: Pick<RunContext, 'hideSecret' | 'project'>, migrations: readonly Pick<Migration, 'text' | 'rendered'>[]): void {
  const values = new Map(Object.entries(project.settings.migrations.placeholders).map(([name, value]) => [name.toLowerCase(), value]));
  for (const { text, rendered } of migrations) {
    for (const secret of secretTexts(rendered ?? withValues(text, values))) hideSecret(secret);
  }
}

function withValues(text: string, values: ReadonlyMap<string, string>): string {
  if (values.size === 0) return text;
  return text.replace(/\$\{([^}]*)\}/g, (whole, name: string) => values.get(name.toLowerCase()) ?? whole);
}
