import { DatabaseError } from '../../../errors/database-error.ts';
import type { KeyFill } from '../../../model/target-statistics.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { DatabaseSession, Row } from '../../../ports/database-session.ts';
import type { CollectedStatistics } from '../../../ports/engine.ts';
import { flag, integer, optionalInteger, optionalText, text } from '../../catalog-values.ts';
import { jsonNumbers, jsonTexts } from '../../json-values.ts';
import { samplePauseMs, secondsSince } from '../../sample-pause.ts';
import { TableFacts } from '../../table-facts.ts';
import { activityQuery, tableLocksQuery } from './activity-queries.ts';
import { invalidIndexesQuery, nullFractionsQuery, sequencesQuery, tablesQuery, writesQuery } from './table-queries.ts';

/** A session that cannot write, waits for no lock and asks for no long answer. */
const settings = [
  'set default_transaction_read_only = on',
  "set statement_timeout = '15s'",
  "set lock_timeout = '2s'",
  "set search_path = 'pg_catalog'",
];

/** Reads the statistics of a PostgreSQL server from pg_catalog. */
export async function collectStatistics(session: DatabaseSession, clock: Clock): Promise<CollectedStatistics> {
  const ask = (query: string): Promise<readonly Row[]> => session.query({ text: query });
  for (const setting of settings) await ask(setting);
  const started = clock.elapsed();
  const written = await ask(writesQuery);
  const facts = new TableFacts();
  const notes = await addSizes(facts, ask);
  for (const row of await ask(nullFractionsQuery)) facts.extend(row, () => ({ nullFractions: jsonNumbers(text(row, 'fractions')) }));
  for (const row of await ask(invalidIndexesQuery)) facts.extend(row, () => ({ invalidIndexes: jsonTexts(text(row, 'names')) }));
  for (const row of await ask(sequencesQuery)) addSequence(facts, row);
  for (const row of await ask(tableLocksQuery)) facts.extend(row, () => ({ oldestTransactionSeconds: integer(row, 'oldest') }));
  const [activity = {}] = await ask(activityQuery);
  await clock.sleep(samplePauseMs - (clock.elapsed() - started));
  const seconds = secondsSince(started, clock);
  facts.addWrites(written, await ask(writesQuery), seconds);
  const oldest = optionalInteger(activity, 'oldest');
  const { server } = session;
  return {
    engine: { name: server.engine, version: server.version.text },
    database: server.database,
    tables: facts.tables(),
    replicas: integer(activity, 'replicas'),
    ...(oldest === undefined ? {} : { oldestTransactionSeconds: oldest }),
    notes: flag(activity, 'sees_all') ? notes : [...notes, 'Transactions of other roles are not visible: the role is no member of pg_read_all_stats.'],
  };
}

async function addSizes(facts: TableFacts, ask: (query: string) => Promise<readonly Row[]>): Promise<readonly string[]> {
  const { rows, notes } = await askSizes(ask);
  for (const row of rows) {
    const dead = optionalInteger(row, 'dead');
    const [count, bytes, indexBytes] = [optionalInteger(row, 'row_count'), optionalInteger(row, 'bytes'), optionalInteger(row, 'index_bytes')];
    facts.add(row, {
      rows: count ?? 0, bytes: bytes ?? 0, indexBytes: indexBytes ?? 0,
      ...(dead === undefined ? {} : { deadRows: dead }),
    });
  }
  return notes;
}

interface Sizes {
  readonly rows: readonly Row[];
  readonly notes: readonly string[];
}

async function askSizes(ask: (query: string) => Promise<readonly Row[]>): Promise<Sizes> {
  try {
    return { rows: await ask(tablesQuery('measured')), notes: [] };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== 'database/lock-timeout') throw error;
    return { rows: await ask(tablesQuery('remembered')), notes: ['A table was locked: sizes are those of the last VACUUM or ANALYZE.'] };
  }
}

function addSequence(facts: TableFacts, row: Row): void {
  const last = optionalText(row, 'last');
  if (last === undefined) return;
  const fill: KeyFill = { last: Math.max(Number(last), 0), max: Number(text(row, 'max')), type: text(row, 'type') };
  facts.extend(row, ({ sequences }) => ({ sequences: { ...sequences, [text(row, 'column_name')]: fill } }));
}
