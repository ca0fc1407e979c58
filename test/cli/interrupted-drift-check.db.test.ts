import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { DriftProject } from '../support/drift-project.ts';
import { startSessions, statements, type SessionSource } from '../support/engine-session.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';
import { describeEachEngine, type TestDatabase, type TestServer } from '../support/servers.ts';

/** The URL of a login that is not the superuser. */
function urlAs(database: TestDatabase, role: string): string {
  const url = new URL(database.url);
  url.username = role;
  url.password = 'plain-Canary-1';
  return url.href;
}

/** Asks until there is an answer: the session that waits behind a lock. */
async function waitingSession(database: TestDatabase, query: string): Promise<number> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline; ) {
    const [row] = await database.query(query);
    if (row !== undefined) return Number(row['id']);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no session of drift-check waited');
}

function suite(server: TestServer, waiting: string): void {
  let project: DriftProject;
  let source: SessionSource;

  beforeEach(async () => {
    project = new DriftProject(server);
    // To print a view the server opens what it reads.
    project.folder.write({ 'db/V3__v.sql': 'create view v as select id from a where b > 1;\n' });
    source = await startSessions(server);
    await runForReport(['migrate'], project.place(source.database.url));
  });
  afterEach(async () => {
    await source.stop();
    await project.remove();
  });

  const checkAs = (url: string): ReturnType<typeof runForReport> => runForReport(['drift-check', '--dev-database', 'url-env:DEV_URL'], project.place(url));

  function expectUnread({ report, end }: Awaited<ReturnType<typeof runForReport>>, words: string): JsonReport {
    expect([report.error?.code, report.outcome, end.exitCode, report.drift]).toEqual(['drift/target-not-read', 'inconclusive', 22, undefined]);
    expect(report.error?.what).toContain(words);
    expect(report.error?.cause).not.toBe('');
    return report;
  }

  /** What drift-check ends as where somebody ends what it waits for. */
  async function interrupted(lock: readonly string[], end: (id: number) => string): ReturnType<typeof runForReport> {
    const holder = await source.open();
    await holder.send(statements(...lock));
    const checked = checkAs(source.database.url);
    await source.database.query(end(await waitingSession(source.database, waiting)));
    return checked;
  }

  if (server.engine === 'postgresql') {
    const locked = (table: string): readonly string[] => ['begin', `lock table ${table} in access exclusive mode`];

    it('is inconclusive where somebody cancels the inspection', async () => {
      expectUnread(await interrupted(locked('a'), (id) => `select pg_cancel_backend(${id})`), 'the server cancelled a statement: its time was over, or somebody cancelled it, while its schema was inspected');
    });

    it('is inconclusive where the connection is lost in the inspection', async () => {
      expectUnread(await interrupted(locked('a'), (id) => `select pg_terminate_backend(${id})`), 'the connection was lost, while its schema was inspected');
    });

    it('is inconclusive where the role’s statement timeout ends the reading', async () => {
      const { database } = source;
      await database.query(`alter database ${database.name} set statement_timeout = '300ms'`);
      const holder = await source.open();
      await holder.send(statements(...locked('flyway_schema_history')));
      const report = expectUnread(await checkAs(database.url), 'while its history was read');
      expect(report.error?.cause).toContain('statement timeout');
    });

    it('is inconclusive where a standby prefers its replay', async () => {
      const { database } = source;
      const role = `r_${database.name}`;
      await database.query(`
create role ${role} login password 'plain-Canary-1';
create function replay_first() returns boolean language plpgsql as $$ begin raise exception using errcode = '40001', message = 'canceling statement due to conflict with recovery'; end $$;
grant select on all tables in schema public to ${role};
alter table flyway_schema_history enable row level security;
create policy conflicts on flyway_schema_history using (replay_first())`);
      try {
        const report = expectUnread(await checkAs(urlAs(database, role)), 'on a standby, to what it had to replay');
        expect(report.error?.cause).toContain('conflict with recovery');
      } finally {
        await database.query(`drop owned by ${role}; drop role ${role}`);
      }
    });
    return;
  }

  const locked = ['lock tables flyway_schema_history write'];

  it('is inconclusive where somebody kills the statement', async () => {
    expectUnread(await interrupted(locked, (id) => `kill query ${id}`), 'somebody killed a statement, while its history was read');
  });

  it('is inconclusive where somebody kills the connection', async () => {
    expectUnread(await interrupted(locked, (id) => `kill ${id}`), 'the connection was lost, while its history was read');
  });

  if (server.engine === 'mariadb') {
    it('is inconclusive where the account’s statement time ends the reading', async () => {
      const { database } = source;
      const role = `r_${database.name}`.slice(0, 32);
      await database.query(`create user ${role} identified by 'plain-Canary-1' with max_statement_time 0.3; grant all on ${database.name}.* to ${role}`);
      const holder = await source.open();
      await holder.send(statements(...locked));
      expectUnread(await checkAs(urlAs(database, role)), 'max_statement_time');
      await database.query(`drop user ${role}`);
    });
  }
}

const ofPostgres = "select pid as id from pg_stat_activity where datname = current_database() and application_name = 'schema-gitops drift-check' and wait_event_type = 'Lock'";
const ofMysql = "select id from information_schema.processlist where db = database() and state like 'Waiting for table%lock' and command <> 'Sleep'";

describeEachEngine('a drift-check that is interrupted', ['postgresql', 'mysql', 'mariadb'], (server) => {
  suite(server, server.engine === 'postgresql' ? ofPostgres : ofMysql);
});
