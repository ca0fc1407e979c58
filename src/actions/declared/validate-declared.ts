import { sha256 } from '../../plan/canonical-hash.ts';
import { loadEngine } from '../../engines/registry.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReportedPlan, Report } from '../../model/report.ts';
import type { ReportedDifference } from '../../model/report-replay.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import { compareSchemas } from '../../schema/compare-schemas.ts';
import type { ValidateCheck } from '../../model/validate-check.ts';
import { amount, basisOf, changeParts, countFindings, draftReport, verdictOf } from '../draft-report.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import { throwAwayServer, type ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import { replayFinding } from '../file-findings.ts';
import type { GatheredChange } from '../gather-change-set.ts';
import { judgeIntegrity } from '../judge-integrity.ts';
import { schemaDifference } from '../rehearsal/schema-difference.ts';
import type { KnownEngine } from '../require-engine.ts';
import type { RunContext } from '../run-context.ts';
import { declaredPlan, leftNotes } from './declared-plan.ts';
import { settingsFor } from './declared-settings.ts';
import { stateOf } from './declared-state.ts';
import { makeSchema } from './make-schema.ts';
import { planChanges } from './plan-changes.ts';
import { readDeclared, type DeclaredSchema } from './read-declared.ts';

/** A change set of a declarative directory. */
export interface DeclaredChange {
  readonly known: KnownEngine;
  readonly change: GatheredChange;
  readonly checks: readonly ValidateCheck[];
}

/** What making one schema showed. */
interface SchemaResult {
  readonly findings: readonly Finding[];
  readonly notes: readonly string[];
  readonly plan?: ReportedPlan;
  readonly difference?: ReportedDifference;
}

interface Work {
  readonly context: RunContext;
  readonly server: ThrowAwayServer;
  readonly change: GatheredChange;
}

/** Proves that what a directory declares can be made, and shows the migration that a change of it amounts to. */
export async function validateDeclared(context: RunContext, { known, change, checks }: DeclaredChange): Promise<Report> {
  const { project } = context;
  const { engine } = known;
  const integrity = checks.includes('integrity') ? await judgeIntegrity(project, engine, change) : [];
  const now = await readDeclared(context, { read: change.read, migrations: change.read.migrations, engine });
  const before = await orNothing(readDeclared(context, { read: change.read, migrations: change.before, engine }));
  const server = throwAwayServer(context, { adapter: await loadEngine(engine.name), engine, like: { createOptions: '', sessionSettings: [] } });
  const results: SchemaResult[] = [];
  try {
    for (const schema of checks.some((check) => check === 'replay' || check === 'difference') ? now : []) {
      results.push(await judgeSchema({ context, server, change }, schema, before.find(({ name }) => name === schema.name)));
    }
  } finally {
    await server.stop();
  }
  const findings = [...integrity, ...results.flatMap((result) => result.findings)];
  const statements = now.reduce((sum, schema) => sum + schema.statements.length, 0);
  return {
    ...draftReport('validate', { outcome: verdictOf(findings, project.settings.failOn), summary: `${countFindings(findings, change.changed.length)}; ${amount(statements, 'statement')} declared` }),
    ...basisOf(project, known),
    ...changeParts(change),
    findings,
    ...shownParts(results),
    notes: [...project.notes, ...change.read.notes, ...results.flatMap(({ notes }) => notes)],
  };
}

/** A directory that was broken at the base declares nothing there. */
async function orNothing(reading: Promise<readonly DeclaredSchema[]>): Promise<readonly DeclaredSchema[]> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof CatalogedError) return [];
    throw error;
  }
}

async function judgeSchema(work: Work, now: DeclaredSchema, before: DeclaredSchema = { files: 0, statements: [] }): Promise<SchemaResult> {
  const failure = await refusedBy(work, now);
  if (failure !== undefined) return { findings: [failure], notes: [] };
  if ((await refusedBy(work, before)) !== undefined) return { findings: [], notes: ['What the base declares cannot be made, so what changes is not known.'] };
  return compareStates(work, { name: now.name, expected: await stateOf(work, now), actual: await stateOf(work, before) });
}

async function refusedBy({ context, server }: Work, schema: DeclaredSchema): Promise<Finding | undefined> {
  const database = await server.open();
  try {
    const failure = await makeSchema(context, database, schema);
    return failure === undefined ? undefined : replayFinding(failure);
  } finally {
    await database.close();
  }
}

interface States {
  readonly name: string | undefined;
  readonly expected: Expectation;
  readonly actual: Expectation;
}

async function compareStates({ context: { project }, server, change }: Work, { name, expected, actual }: States): Promise<SchemaResult> {
  const { compare } = settingsFor(change.read, project.settings.drift);
  const differences = (one: InspectedSchema, other: InspectedSchema): ReturnType<typeof compareSchemas>['changes'] => compareSchemas(one, other, compare).changes;
  const changes = differences(expected.schema, actual.schema);
  const planned = await planChanges({ expected, actual, changes, differences, server, allowsDestruction: project.settings.migrate.destructive === 'apply' });
  const difference = schemaDifference(actual.schema, expected.schema);
  const path = [project.directories.join(', '), ...(name === undefined ? [] : [name])].join(': ');
  return {
    findings: [],
    notes: [...planned.notes, ...leftNotes(planned.left)],
    plan: declaredPlan(planned, { target: 'what the base declares', path, fingerprint: sha256(JSON.stringify(changes.map(({ kind, key, attributes }) => [kind, key, attributes]))) }),
    ...(difference === undefined ? {} : { difference }),
  };
}

function shownParts(results: readonly SchemaResult[]): Pick<Report, 'plan' | 'replay'> {
  const plans = results.flatMap(({ plan }) => plan ?? []);
  const migrations = plans.flatMap((plan) => plan.migrations);
  const difference = results.find((result) => result.difference !== undefined)?.difference;
  const [only, ...others] = plans;
  const hash = only !== undefined && others.length === 0 ? only.hash : sha256(plans.map((plan) => plan.hash).join());
  return {
    ...(migrations.length === 0 ? {} : { plan: { hash, target: 'what the base declares', migrations } }),
    ...(difference === undefined ? {} : { replay: { base: { migrations: 0, durationMs: 0, template: 'none' }, durationMs: 0, migrations: [], more: 0, difference } }),
  };
}
