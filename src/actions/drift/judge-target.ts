import { judgeDrift } from '../../drift/judge-drift.ts';
import { UserError } from '../../errors/user-error.ts';
import type { Drift, DriftFacts, ObjectChange } from '../../model/drift.ts';
import type { DriftSettings } from '../../model/drift-settings.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import { compareSchemas } from '../../schema/compare-schemas.ts';
import { foldRewordings } from '../../schema/comparison/fold-rewordings.ts';
import type { NormalizeExpression } from '../../schema/expression-normalizer.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import type { TargetState } from './read-target.ts';import { engineFamilies } from '../../model/engine-name.ts';


/** Both sides, and how they are held against each other. */
export interface JudgeRequest {
  readonly runner: RunnerRequest;
  readonly state: TargetState;
  readonly expectation: Expectation;
  /** How rows of reference tables differ. */
  readonly rows: readonly ObjectChange[];
  readonly settings: DriftSettings;
  /** Where the versions differ: what tells that two texts are one expression. */
  readonly normalize?: NormalizeExpression;
  /** Where the target is to be filled, an empty one is no mistake. */
  readonly mayBeEmpty?: true;
}

/** What differs, and what of it counts. */
export interface Judgement {
  readonly drift: Drift;
  /** True where the versions differ, so that less could be compared. */
  readonly portable: boolean;
  readonly notes: readonly string[];
  /** The differences between two other schemas that would count. */
  readonly differences: (expected: InspectedSchema, actual: InspectedSchema) => readonly ObjectChange[];
}

/**
 * Compares the expected with the actual state.
 * @throws UserError drift/empty-database, drift/engines-differ.
 */
export function judgeTarget(request: JudgeRequest): Judgement {
  const { state, expectation, rows, settings, normalize } = request;
  if (request.mayBeEmpty !== true) refuseEmpty(request);
  const facts = factsOf(request);
  const isWaiting = ({ key }: ObjectChange): boolean => expectation.waiting.has(key);
  const judge = (changes: readonly ObjectChange[]): Drift => judgeDrift(changes.filter((change) => !isWaiting(change)), settings, facts);
  const { changes: ofSchema, portable, notes } = compareSchemas(expectation.schema, state.actual, settings.compare);
  const changes = [...(portable && normalize !== undefined ? foldRewordings(ofSchema, normalize) : ofSchema), ...rows];
  const judged = judge(changes);
  // What a repeatable migration is about to make anew differs until it has run.
  const pending = judgeDrift(changes.filter(isWaiting), settings, facts).changes.map((change) => ({ change, reason: 'a pending repeatable migration makes it anew' }));
  return {
    drift: { ...judged, ignored: [...judged.ignored, ...pending] },
    portable,
    notes,
    differences: (expected, actual) => judge(compareSchemas(expected, actual, settings.compare).changes).changes,
  };
}

/** An empty database where much is expected is nearly always the wrong database. */
function refuseEmpty({ runner, state: { actual }, expectation }: JudgeRequest): void {
  const isSchema = (key: string): boolean => key.startsWith('schema:') || key.startsWith('extension:');
  const objects = [...actual.groups.keys()].filter((key) => !isSchema(key));
  const expected = [...expectation.schema.groups.keys()].filter((key) => !isSchema(key));
  if (objects.length > 0 || expected.length === 0 || actual.notVisible.length > 0) return;
  throw new UserError('drift/empty-database', { where: runner.target, expected: `${expected.length} objects` });
}

function factsOf({ runner, state }: JudgeRequest): DriftFacts {
  return {
    engine: state.server.engine,
    target: runner.target,
    today: new Date(runner.clock.now()).toISOString().slice(0, 'yyyy-mm-dd'.length),
    historyTables: [runner.history.historyTable ?? runner.migrations.rules.history.defaultTable(engineFamilies[state.server.engine])],
  };
}
