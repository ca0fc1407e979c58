import { UserError } from '../../errors/user-error.ts';
import { declaredStatements, type DeclaredStatement } from '../../migrations/declared-statements.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import { engineFamilies, type Engine } from '../../model/engine-name.ts';
import type { Migration } from '../../model/migration.ts';
import { hideWrittenSecrets } from '../hide-written-secrets.ts';
import { readScripts } from '../read-scripts.ts';
import type { RunContext } from '../run-context.ts';

/** The files that declare one schema, read. */
export interface DeclaredSchema {
  /** Its name where option files give one: of a database (MySQL, MariaDB). */
  readonly name?: string;
  readonly characterSet?: string;
  readonly collation?: string;
  readonly files: number;
  readonly statements: readonly DeclaredStatement[];
}

/** What is read, and for which engine. */
export interface DeclaredSource {
  readonly read: ReadMigrations;
  readonly migrations: readonly Migration[];
  readonly engine: Engine;
}

/**
 * Reads every schema that a declarative directory declares. On PostgreSQL it is one: schemas are objects there like others.
 * @throws UserError of the migrations namespace.
 */
export async function readDeclared(context: RunContext, { read, migrations, engine }: DeclaredSource): Promise<readonly DeclaredSchema[]> {
  hideWrittenSecrets(context, migrations);
  const scripted = await readScripts(context.project, read, { engine, migrations });
  const family = engineFamilies[engine.name];
  refuseSchemas(migrations, family);
  const names = [...new Set(migrations.map(({ recorded }) => recorded?.['schema']))];
  return names.map((name) => {
    const files = scripted.filter(({ migration }) => migration.recorded?.['schema'] === name);
    const recorded = files[0]?.migration.recorded ?? {};
    const { characterSet, collation } = recorded;
    return {
      ...(name === undefined ? {} : { name }),
      ...(characterSet === undefined ? {} : { characterSet }),
      ...(collation === undefined ? {} : { collation }),
      files: files.length,
      statements: declaredStatements(files, family),
    };
  });
}

function refuseSchemas(migrations: readonly Migration[], family: 'postgres' | 'mysql'): void {
  const placed = migrations.find(({ recorded }) => recorded?.['schema'] !== undefined);
  if (family === 'mysql' || placed === undefined) return;
  throw new UserError('migrations/unsupported-feature', { where: placed.path, detail: 'an option file names a schema, which on PostgreSQL the names of the objects say' });
}

/**
 * The schema that is a database's: the only one, whatever its name, or the one of its name.
 * @throws UserError migrations/schema-not-chosen.
 */
export function chooseSchema(schemas: readonly DeclaredSchema[], database: string): DeclaredSchema {
  const [only, ...others] = schemas;
  const found = only !== undefined && others.length === 0 ? only : schemas.find(({ name }) => name === database);
  if (found !== undefined) return found;
  throw new UserError('migrations/schema-not-chosen', { actual: `the database ${database}`, expected: schemas.map(({ name }) => name ?? '(a folder without a schema)').join(', ') });
}
