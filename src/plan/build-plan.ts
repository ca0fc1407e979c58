import { UserError } from '../errors/user-error.ts';
import type { Engine } from '../model/engine-name.ts';
import type { HistoryRow } from '../model/history.ts';
import type { Plan, PlannedMigration } from '../model/plan.ts';
import type { MigrateSettings } from '../model/settings.ts';
import { canonicalHash, sha256 } from './canonical-hash.ts';
import { placeOf, planMigration, type ReadMigration } from './plan-migration.ts';
import type { ProtocolFacts } from './statement-protocol.ts';

/** Everything that decides what will happen to a target. */
export interface PlanRequest {
  readonly target: string;
  readonly engine: Engine;
  readonly database: string;
  readonly history: { readonly schema: string; readonly table: string; readonly rows: readonly HistoryRow[] };
  readonly settings: MigrateSettings;
  readonly facts: ProtocolFacts;
  /** Pending migrations in the order of application. */
  readonly migrations: readonly ReadMigration[];
}

/**
 * Makes the plan for pending migrations.
 * @throws UserError of the plan namespace, sql/client-command.
 */
export function buildPlan(request: PlanRequest): Plan {
  const migrations = request.migrations.map((read) => planMigration(read, request.facts));
  if (request.settings.transaction === 'whole-run') refuseStepwise(migrations);
  return { target: request.target, migrations, hash: planHash(request, migrations) };
}

function refuseStepwise(migrations: readonly PlannedMigration[]): void {
  const guarded = migrations.find(({ migration }) => migration.guard !== undefined);
  if (guarded !== undefined && migrations.length > 1) throw new UserError('plan/guarded-whole-run', { where: placeOf(guarded.migration, 0) });
  const first = migrations.find(({ mode }) => mode === 'stepwise');
  if (first === undefined) return;
  const statement = first.statements.find(({ protocol }) => protocol === 'intent')?.statement;
  throw new UserError('plan/not-one-transaction', {
    where: placeOf(first.migration, statement?.span.start ?? 0),
    ...(statement === undefined ? {} : { detail: statement.command }),
  });
}

function planHash(request: PlanRequest, migrations: readonly PlannedMigration[]): string {
  const { settings, history } = request;
  return canonicalHash({
    schema: 'schema-gitops/plan/v1',
    target: request.target,
    engine: { name: request.engine.name, version: request.engine.version?.number ?? null },
    database: request.database,
    history: { schema: history.schema, table: history.table, count: history.rows.length, rows: sha256(history.rows.map(rowText).join('\n')) },
    settings: {
      transaction: settings.transaction,
      lockTimeoutMs: settings.lockTimeoutMs ?? null,
      statementTimeoutMs: settings.statementTimeoutMs ?? null,
      outOfOrder: settings.outOfOrder ?? null,
    },
    migrations: migrations.map(({ migration, mode, statements, done }) => ({
      path: migration.path,
      script: migration.script,
      version: migration.version ?? null,
      kind: migration.kind,
      hash: migration.hash,
      mode,
      done: done ?? [],
      ...(migration.guard === undefined ? {} : { guard: sha256(JSON.stringify(migration.guard)) }),
      statements: statements.map(({ statement, protocol }) => [protocol, sha256(statement.text)]),
    })),
  });
}

/** What of a history row decides anything: not its time, nor its user. */
function rowText({ rank, version, description, kind, script, checksum, success }: HistoryRow): string {
  return JSON.stringify([rank, version ?? null, description, kind, script, checksum ?? null, success]);
}
