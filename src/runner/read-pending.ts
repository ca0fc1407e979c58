import { UserError } from '../errors/user-error.ts';
import type { Migration } from '../model/migration.ts';
import type { Script } from '../model/statement.ts';
import { placeOf, type ReadMigration } from '../plan/plan-migration.ts';
import type { ProtocolFacts } from '../plan/statement-protocol.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import { loadReader } from '../sql/load-reader.ts';
import { queriesOf } from './catalog/queries-of.ts';
import type { GatheredState } from './gather-state.ts';
import type { RunnerRequest } from './runner-request.ts';

/** Pending migrations with their statements, and what decides how they run. */
export interface PendingWork {
  readonly migrations: readonly ReadMigration[];
  readonly facts: ProtocolFacts;
}

/** Reads the statements of what is pending, with the grammar of the server that will run them. */
export async function readPending(session: DatabaseSession, request: RunnerRequest, state: GatheredState): Promise<PendingWork> {
  const { engine, version } = session.server;
  const reader = await loadReader({ name: engine, version });
  const migrations = state.pending.map((migration) => {
    const script = reader.read(textOf(migration));
    return { migration, script, forbidsTransaction: request.migrations.rules.forbidsTransaction(migration) };
  });
  const scripts = migrations.map(({ script }) => script);
  await refuseTooLong(session, state, migrations);
  const nonTransactionalTables = await readNonTransactionalTables(session, state, scripts);
  return { migrations, facts: { traits: session.traits, transaction: request.migrate.transaction, nonTransactionalTables } };
}

/** What is sent to the server. */
function textOf(migration: Migration): string {
  return migration.rendered ?? migration.text;
}

/** Servers take statements of this length whatever their settings (MySQL 8.4 manual, 7.1.8: 64 MB; MariaDB: 16 MB). */
const alwaysTaken = 1_000_000;
/** The header of a message. */
const overhead = 16;

/** A statement that is too long would end the connection, which tells nobody why. @throws UserError plan/statement-too-long. */
async function refuseTooLong(session: DatabaseSession, state: GatheredState, migrations: readonly ReadMigration[]): Promise<void> {
  const { longestStatement } = queriesOf(state.history.location.family);
  const long = migrations.flatMap(({ migration, script }) => script.statements.filter(({ text }) => text.length > alwaysTaken).map((statement) => ({ migration, statement })));
  if (longestStatement === undefined || long.length === 0) return;
  const [row] = await session.query(longestStatement);
  const most = Number(row?.['bytes'] ?? Number.MAX_SAFE_INTEGER);
  for (const { migration, statement } of long) {
    const bytes = new TextEncoder().encode(statement.text).length;
    if (bytes + overhead <= most) continue;
    throw new UserError('plan/statement-too-long', { where: placeOf(migration, statement.span.start), expected: `at most ${most} bytes`, actual: `${bytes} bytes` });
  }
}

/** Storage engines that write with transactions (MySQL 8.4 manual, 18; MariaDB has RocksDB too). */
const transactionalEngines = new Set(['innodb', 'ndb', 'ndbcluster', 'rocksdb', 'tokudb']);

/** Tables that cannot roll back: those on the server, and those that a pending migration makes or turns into such. */
async function readNonTransactionalTables(session: DatabaseSession, state: GatheredState, scripts: readonly Script[]): Promise<ReadonlySet<string>> {
  const { family } = state.history.location;
  const query = queriesOf(family).nonTransactionalTables?.(session.server.schema);
  if (query === undefined || scripts.length === 0) return new Set();
  const rows = await session.query(query);
  return new Set([...rows.map((row) => String(row['name']).toLowerCase()), ...scripts.flatMap(tablesWithoutTransactions)]);
}

function tablesWithoutTransactions(script: Script): readonly string[] {
  return script.statements.flatMap(({ operations }) => operations).flatMap((operation) => {
    const engine = operation.kind === 'create-table' ? operation.options['engine'] : undefined;
    const changed = operation.kind === 'set-table-option' && operation.option === 'ENGINE' ? operation.value : undefined;
    const name = (engine ?? changed)?.toLowerCase();
    return name === undefined || transactionalEngines.has(name) || !('table' in operation) ? [] : [operation.table.name.toLowerCase()];
  });
}
