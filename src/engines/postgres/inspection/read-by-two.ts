import type { DatabaseSession, Row } from '../../../ports/database-session.ts';
import { optionalText } from '../../catalog-values.ts';
import { constraints } from './constraints.ts';
import { partFamilies } from './families.ts';
import { indexes } from './indexes.ts';
import { openReading } from './open-reading.ts';
import { statementsBeforeParts } from './read-answer.ts';

/** Answers in the order of the statements. */
type Answers = readonly (readonly Row[])[];

/**
 * From so many tables and indexes on, about 1,000 tables, a second session is worth its opening: it halves the time for which
 * a change of the schema would wait behind the reading (5,000 tables: 1.4 s and 0.8 s, PostgreSQL 18 on two cores).
 */
const manyRelations = 3_000;

/** How many relations there are, and a name for the snapshot of this transaction where they are many. */
export const sizeStatement = `
select case when count(*) >= ${String(manyRelations)} then pg_export_snapshot() end as snapshot from pg_class where relkind in ('r', 'p', 'i', 'I')`;

/** The families whose printing opens each table, and which take half of the time. */
const heavy: ReadonlySet<number> = new Set([constraints, indexes].map((family) => statementsBeforeParts + partFamilies.indexOf(family)));

/** The snapshot that another session may read by; undefined where the schema is small. */
export function snapshotOf(rows: readonly Row[]): string | undefined {
  const name = rows[0] === undefined ? undefined : optionalText(rows[0], 'snapshot');
  // It goes into a statement as it is: SET TRANSACTION SNAPSHOT takes no parameter.
  return name !== undefined && /^[0-9A-F-]+$/.test(name) ? name : undefined;
}

/** Opens a session that reads by a snapshot whose transaction is still open; undefined where that cannot be had, which is no failure. */
export async function openSecond(open: () => Promise<DatabaseSession>, snapshot: string): Promise<DatabaseSession | undefined> {
  const second = await open().catch(() => undefined);
  const [begin = '', ...settings] = openReading;
  try {
    // Before anything else is done in the transaction (PostgreSQL manual, SET TRANSACTION).
    await second?.queryAll([begin, `set transaction snapshot '${snapshot}'`, ...settings]);
    return second;
  } catch {
    await second?.close();
    return undefined;
  }
}

/** Reads by two sessions that see one moment. Both transactions have ended afterwards, unless this rejects. */
export async function readByTwo(first: DatabaseSession, second: DatabaseSession, statements: readonly string[]): Promise<Answers> {
  const parts = { light: statements.filter((_, index) => !heavy.has(index)), heavy: statements.filter((_, index) => heavy.has(index)) };
  const [light, other] = await Promise.allSettled([first.queryAll([...parts.light, 'commit']), second.queryAll([...parts.heavy, 'commit'])]);
  const rest = { light: [...answersOf(light)], heavy: [...answersOf(other)] };
  return statements.map((_, index) => (heavy.has(index) ? rest.heavy : rest.light).shift() ?? []);
}

function answersOf(settled: PromiseSettledResult<Answers>): Answers {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
