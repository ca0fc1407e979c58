import { DatabaseError } from '../../errors/database-error.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { DatabaseSession, Row } from '../../ports/database-session.ts';
import type { InspectionOptions } from '../../ports/engine.ts';
import { integer, text } from '../catalog-values.ts';
import { readInAttempts } from '../read-in-attempts.ts';
import { openReading } from './inspection/open-reading.ts';
import { inspectionStatements, isTorn, readAnswer } from './inspection/read-answer.ts';
import { openSecond, readByTwo, sizeStatement, snapshotOf } from './inspection/read-by-two.ts';

/**
 * Reads all objects of the database in two round trips (three where a second session helps with many tables), from pg_catalog alone: a role without any privilege sees there what
 * a superuser sees. Works on a standby. The transaction ends with the answer, so that nothing waits for what we do with it.
 * @throws DatabaseError database/inspection-locked where a table stays locked against reading its definition,
 * database/inspection-unsettled where the schema keeps changing under the reading; others as the server fails, a standby that
 * ended each attempt in favour of its replay among them.
 */
export async function inspectSchema(session: DatabaseSession, { clock, openAnother }: InspectionOptions): Promise<InspectedSchema> {
  let attempts = 0;
  const read = (): Promise<InspectedSchema | undefined> => {
    attempts += 1;
    return readOnce(session, openAnother);
  };
  try {
    const schema = await readInAttempts(clock, read);
    return attempts === 1 ? schema : { ...schema, notes: [...schema.notes, `A lock or a change of the schema kept it from being read at first; attempt ${attempts} could.`] };
  } catch (error) {
    throw await withHolders(session, error);
  }
}

/** Undefined where the answers do not belong to one moment. */
async function readOnce(session: DatabaseSession, openAnother: InspectionOptions['openAnother']): Promise<InspectedSchema | undefined> {
  try {
    const answers = await readAll(session, openAnother);
    return isTorn(answers) ? undefined : readAnswer(session.server, answers);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem.connectionLost) throw error;
    await session.queryAll(['rollback']);
    if (passing.has(error.problem.sqlState ?? '')) return undefined;
    throw error;
  }
}

async function readAll(session: DatabaseSession, openAnother: InspectionOptions['openAnother']): Promise<readonly (readonly Row[])[]> {
  const statements = inspectionStatements(session.server.version.number);
  const opened = await session.queryAll(openAnother === undefined ? openReading : [...openReading, sizeStatement]);
  const snapshot = openAnother === undefined ? undefined : snapshotOf(opened.at(-1) ?? []);
  const second = openAnother === undefined || snapshot === undefined ? undefined : await openSecond(openAnother, snapshot);
  if (second === undefined) return (await session.queryAll([...statements, 'commit'])).slice(0, -1);
  try {
    return await readByTwo(session, second, statements);
  } finally {
    await second.close();
  }
}

/**
 * What functions that print definitions say of objects that went away in between (internal error, undefined table, column,
 * function, object), and deadlocks, as a standby has them with its replay.
 */
const passing: ReadonlySet<string> = new Set(['XX000', '42P01', '42703', '42883', '42704', '40P01']);

/** Says who is in the way, as far as the server tells. */
async function withHolders(session: DatabaseSession, error: unknown): Promise<unknown> {
  if (!(error instanceof DatabaseError) || error.code !== 'database/inspection-locked') return error;
  const holders = await session.query({ text: lockHoldersStatement });
  return holders.length === 0 ? error : new DatabaseError(error.code, error.problem, { detail: holders.map(describeHolder).join('; ') });
}

/** Joined by numbers: a name behind a cast to regclass would need the right to use its schema. */
const lockHoldersStatement = `
select n.nspname || '.' || c.relname as name, l.pid, coalesce(a.application_name, '') as application
from pg_locks l
join pg_class c on c.oid = l.relation
join pg_namespace n on n.oid = c.relnamespace
left join pg_stat_activity a on a.pid = l.pid
where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.granted and l.pid <> pg_backend_pid()
  and l.database = (select oid from pg_database where datname = current_database()) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'i')
order by 1, 2
limit 5`;

function describeHolder(row: Row): string {
  const application = text(row, 'application');
  return `${text(row, 'name')} is locked by session ${integer(row, 'pid')}${application === '' ? '' : ` (${application})`}`;
}
