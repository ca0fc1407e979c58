import type { Plan } from '../model/plan.ts';
import { buildPlan } from '../plan/build-plan.ts';
import { planMigration } from '../plan/plan-migration.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { GatheredState } from './gather-state.ts';
import { ledgerCommands } from './ledger/ledger-commands.ts';
import { ledgerTables } from './ledger/ledger-tables.ts';
import type { OpenMigration } from './ledger/read-ledger.ts';
import { readPending, type PendingWork } from './read-pending.ts';
import type { RunnerRequest } from './runner-request.ts';
import { settleMigration } from './settle-ledger.ts';

/** A plan, and what earlier runs left of the migrations in it. */
export interface PreparedPlan {
  readonly plan: Plan;
  /** The ledger's migrations that the plan goes on with, by script. */
  readonly begun: ReadonlyMap<string, string>;
}

/** `settle`: under the locks, what is open is established and recorded. `show`: nothing is written, and what is open stays open. */
export type PlanPurpose = 'settle' | 'show';

/**
 * Makes the plan for what is pending.
 * @throws UserError of the plan and history namespaces, sql/client-command.
 */
export async function preparePlan(session: DatabaseSession, request: RunnerRequest, from: { readonly state: GatheredState; readonly purpose: PlanPurpose }): Promise<PreparedPlan> {
  const { state, purpose } = from;
  const { location } = state.history;
  const work = await readPending(session, request, state);
  const done = purpose === 'settle' ? await settleAll(session, { state, work }) : doneOf(state.open);
  const migrations = work.migrations.map((read) => {
    const ordinals = done.get(read.migration.script);
    return ordinals === undefined ? read : { ...read, done: ordinals };
  });
  const plan = buildPlan({
    target: request.target,
    engine: { name: session.server.engine, version: session.server.version },
    database: session.server.database,
    history: { schema: location.schema, table: location.table, rows: state.history.rows },
    settings: request.migrate,
    facts: work.facts,
    migrations,
  });
  const begun = new Map([...state.open].flatMap(([script, { id }]) => (done.has(script) ? [[script, id] as const] : [])));
  return { plan, begun };
}

function doneOf(open: ReadonlyMap<string, OpenMigration>): ReadonlyMap<string, readonly number[]> {
  return new Map([...open].map(([script, { statements }]) => [script, statements.filter((row) => row.state === 'done').map((row) => row.ordinal)]));
}

interface OpenWork {
  readonly state: GatheredState;
  readonly work: PendingWork;
}

async function settleAll(session: DatabaseSession, { state, work }: OpenWork): Promise<ReadonlyMap<string, readonly number[]>> {
  const { location } = state.history;
  const context = { session, family: location.family, schema: session.server.schema, ledger: ledgerCommands(ledgerTables(location)) };
  const done = new Map<string, readonly number[]>();
  for (const read of work.migrations) {
    const open = state.open.get(read.migration.script);
    const settled = open === undefined ? undefined : await settleMigration(context, planMigration(read, work.facts), open);
    if (settled !== undefined) done.set(read.migration.script, settled);
  }
  return done;
}
