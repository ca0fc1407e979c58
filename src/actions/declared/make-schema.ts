import { engineFamilies } from '../../model/engine-name.ts';
import { makeDeclared } from '../../replay/make-declared.ts';
import { Replay } from '../../replay/replay-migrations.ts';
import type { ReplayFailure, ReplayStep } from '../../replay/replay-result.ts';
import type { ThrowAwayDatabase } from '../expected-state/throw-away-server.ts';
import type { RunContext } from '../run-context.ts';
import type { DeclaredSchema } from './read-declared.ts';

/**
 * Makes a declared schema in an empty throw-away database.
 * @returns the statement that the server refuses whatever else is there.
 */
export async function makeSchema({ project }: Pick<RunContext, 'project'>, database: ThrowAwayDatabase, schema: DeclaredSchema): Promise<ReplayFailure | undefined> {
  const { session } = database;
  await session.send(preparations(schema, engineFamilies[session.server.engine]).map((text) => ({ text })));
  const steps = schema.statements.map(({ file: { migration }, statement }): ReplayStep => ({ migration, mode: 'stepwise', statements: [statement] }));
  const { failure, createdRoles } = await makeDeclared(new Replay(session, project.settings), steps);
  database.createdRoles.push(...createdRoles);
  return failure;
}

/** What a statement names may come behind it: keys into tables, and bodies of routines, are looked at when everything is there. */
function preparations({ characterSet, collation }: DeclaredSchema, family: 'postgres' | 'mysql'): readonly string[] {
  if (family === 'postgres') return ['SET check_function_bodies = off'];
  const defaults = [...(characterSet === undefined ? [] : [`CHARACTER SET ${characterSet}`]), ...(collation === undefined ? [] : [`COLLATE ${collation}`])];
  return ['SET SESSION foreign_key_checks = 0', ...(defaults.length === 0 ? [] : [`ALTER DATABASE ${defaults.join(' ')}`])];
}
