import { UserError } from '../../errors/user-error.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { ReplayFailure } from '../../replay/replay-result.ts';
import { amount, engineText } from '../draft-report.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import type { ThrowAwayDatabase, ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import type { RunContext } from '../run-context.ts';
import { makeSchema } from './make-schema.ts';
import { chooseSchema, readDeclared, type DeclaredSchema } from './read-declared.ts';

/** What is made, where, and for which database. */
export interface DeclaredStateRequest {
  readonly context: RunContext;
  readonly server: ThrowAwayServer;
  readonly engine: Engine;
  readonly read: ReadMigrations;
  /** Name of the target's database, which tells schemas of a directory apart. */
  readonly database: string;
}

/**
 * The state that a declarative directory says: made in an empty database like the target's, and read from there.
 * @throws UserError drift/expected-unavailable and of the migrations and dev-database namespaces; DatabaseError.
 */
export async function declaredState({ context, server, engine, read, database }: DeclaredStateRequest): Promise<Expectation> {
  const schemas = await readDeclared(context, { read, migrations: read.migrations, engine });
  return stateOf({ context, server }, chooseSchema(schemas, database));
}

/** @throws UserError drift/expected-unavailable; DatabaseError. */
export async function stateOf({ context, server }: Pick<DeclaredStateRequest, 'context' | 'server'>, declared: DeclaredSchema): Promise<Expectation> {
  const fill = async (empty: ThrowAwayDatabase): Promise<void> => {
    const failure = await makeSchema(context, empty, declared);
    if (failure !== undefined) throw unavailable(failure);
  };
  const made = await server.open();
  try {
    await fill(made);
    const schema = await made.inspect();
    const rows = await made.rows();
    return {
      schema,
      source: `${amount(declared.statements.length, 'statement')} of ${amount(declared.files, 'file')}, made on ${engineText({ name: schema.engine, version: schema.version })}`,
      waiting: new Set(),
      notes: made.isAlike ? [] : ['The dev server lacks the locale of the target; its databases have another one.'],
      rows,
      fill,
    };
  } finally {
    await made.close();
  }
}

function unavailable({ step: { migration }, statement, problem }: ReplayFailure): UserError {
  return new UserError('drift/expected-unavailable', { where: `${migration.path}, statement ${String(statement.ordinal)}`, cause: problem.message });
}
