import { writeChanges } from '../../ddl/write-changes.ts';
import { UserError } from '../../errors/user-error.ts';
import type { DdlStatement } from '../../model/ddl.ts';
import type { ObjectChange } from '../../model/drift.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Migration } from '../../model/migration.ts';
import { fromScratch } from '../../migrations/from-scratch.ts';
import type { ReadMigrations } from '../../migrations/read-migrations.ts';
import { proveChanges, type ProofDatabase } from '../../replay/prove-changes.ts';
import { compareSchemas } from '../../schema/compare-schemas.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { replayedState } from '../expected-state/replayed-state.ts';
import type { ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import type { RunContext } from '../run-context.ts';

/** The migration that is taken back, and where. */
export interface CompensationRequest {
  readonly context: RunContext;
  readonly engine: Engine;
  readonly server: ThrowAwayServer;
  readonly read: ReadMigrations;
  readonly migration: Migration;
}

/** Statements that make the schema with the migration the one without it. */
export interface Compensation {
  /** The schema that all other migrations make. */
  readonly without: Expectation;
  /** What the migration does to the schema in the end: expected without it, actual with it. */
  readonly changes: readonly ObjectChange[];
  readonly statements: readonly DdlStatement[];
  /** What no statement was proved for. */
  readonly unproved: readonly { readonly object: string; readonly reason: string }[];
}

/**
 * Takes back the effect of one version: the difference between what all migrations make and what all others make.
 * @throws UserError revert/needed-later where another migration does not go through without it; drift/expected-unavailable
 * where the migrations do not go through with it.
 */
export async function compensate(request: CompensationRequest): Promise<Compensation> {
  const { read, migration } = request;
  const all = replayed(read);
  const actual = await stateOf(request, all);
  const without = await stateWithout(request, all.filter((other) => other !== migration));
  const changes = compareSchemas(without.schema, actual.schema).changes;
  const proof = await proveChanges({
    changes,
    write: (some) => writeChanges(some, { engine: actual.schema.engine, version: actual.schema.version, direction: 'revert', expected: without.schema, actual: actual.schema }),
    open: () => openFilled(request.server, actual),
    remaining: (reached) => compareSchemas(without.schema, reached).changes,
  });
  return { without, changes, statements: proof.statements, unproved: proof.unproved.map(({ change, reason }) => ({ object: change.object, reason })) };
}

/**
 * Replays the directory with the new migration in it: repeatable migrations run behind it there, though the statements were proved
 * behind them.
 * @returns why the schema is not the one without the migration, or nothing.
 */
export async function refusalOfWhole(request: CompensationRequest, { without }: Compensation): Promise<UserError | undefined> {
  try {
    const reached = await stateOf(request, replayed(request.read));
    const left = compareSchemas(without.schema, reached.schema).changes;
    return left.length === 0 ? undefined : new UserError('revert/not-provable', { detail: `${left.map(({ object }) => object).join(', ')} would still differ in a new database` });
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'drift/expected-unavailable') throw error;
    return new UserError('revert/not-provable', { ...error.facts, detail: 'a new database would stop' });
  }
}

function replayed({ rules, migrations }: ReadMigrations): readonly Migration[] {
  return fromScratch(rules, migrations);
}

function stateOf({ context, engine, server, read }: CompensationRequest, applied: readonly Migration[]): Promise<Expectation> {
  return replayedState({ context, server, read, engine, applied, waiting: [] });
}

async function stateWithout(request: CompensationRequest, others: readonly Migration[]): Promise<Expectation> {
  try {
    return await stateOf(request, others);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'drift/expected-unavailable') throw error;
    const { where, cause } = error.facts;
    throw new UserError('revert/needed-later', { detail: `version ${request.migration.version ?? ''}`, ...(where === undefined ? {} : { where }), ...(cause === undefined ? {} : { cause }) });
  }
}

async function openFilled(server: ThrowAwayServer, { fill }: Expectation): Promise<ProofDatabase> {
  const database = await server.open();
  try {
    await fill?.(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
