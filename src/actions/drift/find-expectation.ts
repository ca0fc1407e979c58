import { UserError } from '../../errors/user-error.ts';
import type { ReferenceTable } from '../../model/drift-settings.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { declaredState } from '../declared/declared-state.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { otherDatabase } from '../expected-state/other-database.ts';
import { replayedState } from '../expected-state/replayed-state.ts';
import { schemaFileState } from '../expected-state/schema-file-state.ts';
import type { ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import { hideWrittenSecrets } from '../hide-written-secrets.ts';
import type { RunContext } from '../run-context.ts';
import { withAppliedTexts } from './applied-texts.ts';
import { expectedMigrations, type ExpectedMigrations } from './expected-migrations.ts';
import { headOf, type TargetState } from './read-target.ts';

/** Where the expected state comes from. */
export type ExpectedSource =
  | { readonly from: 'migrations' }
  | { readonly from: 'schema-file'; readonly file: string }
  | { readonly from: 'snapshot'; readonly file: string; readonly allowStale: boolean }
  | { readonly from: 'url'; readonly variable: string };

/** An expectation with the migrations that it rests on, where it does. */
export interface FoundExpectation extends Expectation {
  readonly migrations?: ExpectedMigrations;
}

/** What finding it needs. */
export interface ExpectationWorld {
  readonly context: RunContext;
  readonly runner: RunnerRequest;
  readonly state: TargetState;
  readonly throwAway: ThrowAwayServer;
  readonly referenceTables: readonly ReferenceTable[];
}

/**
 * Finds what a target should be.
 * @throws UserError of the drift, dev-database and migrations namespaces; DatabaseError.
 */
export async function findExpectation(source: ExpectedSource, world: ExpectationWorld): Promise<FoundExpectation> {
  const { context, runner, state, throwAway } = world;
  const engine = { name: state.server.engine, version: state.server.version };
  switch (source.from) {
    case 'migrations': {
      if (runner.migrations.rules.declares === true) return declaredState({ context, server: throwAway, engine, read: runner.migrations, database: state.server.database });
      if (state.history === undefined) throw new UserError('drift/no-history', { where: runner.target });
      const { migrations, notes } = await withAppliedTexts(context.project, runner.migrations, expectedMigrations(state.history, runner.target));
      // Texts of earlier commits among them, which nobody has looked at yet.
      hideWrittenSecrets(context, migrations.applied);
      const replayed = await replayedState({ context, server: throwAway, read: runner.migrations, engine, connection: state.server, ...migrations });
      return { ...replayed, migrations, notes: [...notes, ...replayed.notes] };
    }
    case 'schema-file':
      return schemaFileState({ context, server: throwAway, engine, file: source.file, like: state.actual });
    case 'snapshot': {
      const head = source.allowStale ? undefined : headOf(state);
      return schemaFileState({ context, server: throwAway, engine, file: source.file, like: state.actual, ...(head === undefined ? {} : { head }) });
    }
    case 'url':
      return otherDatabase(world, source.variable);
  }
}
