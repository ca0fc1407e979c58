import { DatabaseError } from '../../../errors/database-error.ts';
import type { ServerInfo } from '../../../model/server-info.ts';
import type { KeyFill } from '../../../model/target-statistics.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { DatabaseSession, Row } from '../../../ports/database-session.ts';
import type { CollectedStatistics } from '../../../ports/engine.ts';
import { integer, optionalInteger, text } from '../../catalog-values.ts';
import { samplePauseMs, secondsSince } from '../../sample-pause.ts';
import { TableFacts } from '../../table-facts.ts';
import { decodeFileName } from './file-name.ts';
import { autoIncrementQuery, oldestTransactionQuery, replicasQuery, rowVersionsQuery, statisticsSettings, tableLocksQuery, tablesQuery, writesQuery } from './statistics-queries.ts';

/** Reads the statistics of a MySQL or MariaDB server from information_schema and, where it may, performance_schema. */
export async function collectStatistics(session: DatabaseSession, clock: Clock): Promise<CollectedStatistics> {
  const { server } = session;
  const asker = new Asker(session);
  for (const setting of statisticsSettings(server)) await asker.ask(setting);
  const started = clock.elapsed();
  const written = await asker.askIfAllowed(writesQuery(server));
  const facts = new TableFacts();
  for (const row of await asker.ask(tablesQuery(server))) facts.add(row, sizesOf(row));
  for (const row of await asker.ask(autoIncrementQuery(server))) addAutoIncrement(facts, row);
  if (server.engine === 'mysql') await addMysqlFacts(facts, asker, server);
  const activity = await readActivity(asker);
  if (written !== undefined) {
    await clock.sleep(samplePauseMs - (clock.elapsed() - started));
    const seconds = secondsSince(started, clock);
    facts.addWrites(written, await asker.ask(writesQuery(server)), seconds);
  }
  return {
    engine: { name: server.engine, version: server.version.text },
    ...(server.database === '' ? {} : { database: server.database }),
    tables: facts.tables(),
    ...activity,
    notes: asker.wasRefused ? ['The role may not see everything (PROCESS, SELECT on performance_schema): transactions, replicas, write rates and row versions may be missing.'] : [],
  };
}

/** What MySQL tells and MariaDB does not. */
async function addMysqlFacts(facts: TableFacts, asker: Asker, server: ServerInfo): Promise<void> {
  const versions = server.version.number >= 80_029 ? await asker.askIfAllowed(rowVersionsQuery) : [];
  for (const row of versions ?? []) addRowVersions(facts, row);
  const locks = await asker.askIfAllowed(tableLocksQuery(server));
  for (const row of locks ?? []) facts.extend(row, () => ({ oldestTransactionSeconds: Math.max(integer(row, 'oldest'), 0) }));
}

/** Asks, and remembers whether the role was refused anything. */
class Asker {
  readonly #session: DatabaseSession;
  wasRefused = false;

  constructor(session: DatabaseSession) {
    this.#session = session;
  }

  ask(query: string): Promise<readonly Row[]> {
    return this.#session.query({ text: query });
  }

  async askIfAllowed(query: string): Promise<readonly Row[] | undefined> {
    try {
      return await this.ask(query);
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== 'database/privilege-missing') throw error;
      this.wasRefused = true;
      return undefined;
    }
  }
}

async function readActivity(asker: Asker): Promise<Pick<CollectedStatistics, 'replicas' | 'oldestTransactionSeconds'>> {
  const [transactions] = (await asker.askIfAllowed(oldestTransactionQuery)) ?? [];
  // Who may see all transactions sees all sessions as well.
  if (transactions === undefined) return {};
  const [row = {}] = await asker.ask(replicasQuery);
  const oldest = optionalInteger(transactions, 'oldest');
  return { replicas: integer(row, 'replicas'), ...(oldest === undefined ? {} : { oldestTransactionSeconds: Math.max(oldest, 0) }) };
}

function sizesOf(row: Row): { readonly rows?: number; readonly bytes?: number; readonly indexBytes?: number } {
  const [rows, bytes, indexBytes] = [optionalInteger(row, 'row_count'), optionalInteger(row, 'bytes'), optionalInteger(row, 'index_bytes')];
  return {
    ...(rows === undefined ? {} : { rows }),
    ...(bytes === undefined ? {} : { bytes }),
    ...(indexBytes === undefined ? {} : { indexBytes }),
  };
}

/** Largest values of the signed integer types (manual, Integer Types). */
const signedMax: Readonly<Record<string, number>> = { tinyint: 127, smallint: 32_767, mediumint: 8_388_607, int: 2_147_483_647, bigint: 2 ** 63 };

function addAutoIncrement(facts: TableFacts, row: Row): void {
  const type = text(row, 'type').toLowerCase();
  const signed = signedMax[/^[a-z]+/.exec(type)?.[0] ?? ''];
  if (signed === undefined) return;
  const fill: KeyFill = { last: Math.max(integer(row, 'next_value') - 1, 0), max: type.includes('unsigned') ? signed * 2 + 1 : signed, type };
  facts.extend(row, ({ sequences }) => ({ sequences: { ...sequences, [text(row, 'column_name')]: fill } }));
}

/** `shop/orders`, and `shop/orders#p#2026` for each partition: the fullest counts. */
function addRowVersions(facts: TableFacts, row: Row): void {
  const [schema, file] = text(row, 'name').split('/');
  const table = file?.split(/#p#/i)[0];
  if (schema === undefined || table === undefined) return;
  const place = { schema_name: decodeFileName(schema), table_name: decodeFileName(table) };
  facts.extend(place, ({ rowVersions = 0 }) => ({ rowVersions: Math.max(rowVersions, integer(row, 'row_versions')) }));
}
