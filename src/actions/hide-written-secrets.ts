import type { Migration } from '../model/migration.ts';
import { secretTexts } from '../sql/secrets.ts';
import type { RunContext } from './run-context.ts';

/**
 * Keeps credentials that stand in migrations out of every output: the report quotes files, statements and what servers
 * say of them. Called before anything is said of the migrations.
 */
export function hideWrittenSecrets({ hideSecret }: Pick<RunContext, 'hideSecret'>, migrations: readonly Migration[]): void {
  for (const { text, rendered } of migrations) {
    for (const secret of secretTexts(rendered ?? text)) hideSecret(secret);
  }
}
