import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { systemClock } from '../../src/actions/system-clock.ts';
import { inspectSchema } from '../../src/engines/postgres/inspect-schema.ts';
import { errorCatalog } from '../../src/errors/catalog.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { DatabaseSession, Row } from '../../src/ports/database-session.ts';
import { startSessions, statements, type SessionSource } from '../support/engine-session.ts';
import { rejectionOf } from '../support/error-of.ts';
import { describeEachServer } from '../support/servers.ts';

/** A clock that does not wait, and what is done instead. */
const clockThat = (instead: () => Promise<unknown>): Clock => ({ ...systemClock, sleep: async () => { await instead(); } });

describeEachServer('the inspection of PostgreSQL beside others', ['postgresql'], (server) => {
  let source: SessionSource;
  let other: DatabaseSession;

  beforeAll(async () => {
    source = await startSessions(server);
    other = await source.open({ applicationName: 'nightly job' });
    await other.send(statements('create table t (id int primary key, a int check (a > 0))', 'create view v as select a from t', 'create table gone (a int default 1)'));
  });

  afterAll(() => source.stop());

  describe('while a table is locked against reading its definition', () => {
    it('says within fifteen seconds that there is no answer, and holds nothing', async () => {
      const session = await source.open();
      await other.send(statements('begin', 'lock table t in access exclusive mode'));
      try {
        const start = systemClock.elapsed();
        const { code, detail } = await rejectionOf(inspectSchema(session, { clock: systemClock }));
        expect(systemClock.elapsed() - start).toBeLessThan(15_000);
        expect(code).toBe('database/inspection-locked');
        expect(errorCatalog['database/inspection-locked'].outcome).toBe('inconclusive');
        expect(detail).toBe(`public.t is locked by session ${other.server.sessionId} (nightly job)`);
        expect(await locksOf(session)).toStrictEqual([]);
      } finally {
        await other.send(statements('rollback'));
      }
    }, 30_000);

    it('waits for no longer than the lock lasts, and says that it waited', async () => {
      const session = await source.open();
      await other.send(statements('begin', 'lock table t in access exclusive mode'));
      const { groups, notes } = await inspectSchema(session, { clock: clockThat(() => other.send(statements('rollback'))) });
      expect(groups.has('table:public.t')).toBe(true);
      expect(notes).toStrictEqual(['A lock or a change of the schema kept it from being read at first; attempt 2 could.']);
    });
  });

  it('holds no lock and no transaction once it has answered', async () => {
    const session = await source.open();
    await inspectSchema(session, { clock: systemClock });
    expect(await locksOf(session)).toStrictEqual([]);
    const [activity] = await other.query({ text: 'select state from pg_stat_activity where pid = $1', values: [session.server.sessionId] });
    expect(activity?.['state']).toBe('idle');
  });

  it('leaves the settings of its session as they were', async () => {
    const session = await source.open();
    const settings = `select name, setting from pg_settings where source = 'session' or name in ('search_path', 'lock_timeout', 'statement_timeout') order by name`;
    const before = await session.query({ text: settings });
    await inspectSchema(session, { clock: systemClock });
    expect(await session.query({ text: settings })).toStrictEqual(before);
  });

  it('asks twice, in a transaction that can not write', async () => {
    const session = await source.open();
    const asked: (readonly string[])[] = [];
    const watched = watch(session, (texts) => asked.push(texts));
    await inspectSchema(watched, { clock: systemClock });
    expect(asked.map((texts) => [texts[0], texts.at(-1)])).toMatchObject([['begin isolation level repeatable read read only', expect.anything()], [expect.anything(), 'commit']]);
  });

  it('reads again where a definition went away while it was read', async () => {
    const session = await source.open();
    let times = 0;
    const torn = watch(session, () => undefined, (rows) => {
      times += 1;
      return times === 2 ? tear(rows) : rows;
    });
    const { groups } = await inspectSchema(torn, { clock: clockThat(() => Promise.resolve()) });
    expect(times).toBe(4);
    expect(groups.has('table:public.t')).toBe(true);
  });

  it('gives no answer where definitions keep going away', async () => {
    const session = await source.open();
    const torn = watch(session, () => undefined, tear);
    const { code } = await rejectionOf(inspectSchema(torn, { clock: clockThat(() => Promise.resolve()) }));
    expect(code).toBe('database/inspection-unsettled');
    expect(errorCatalog['database/inspection-unsettled'].outcome).toBe('inconclusive');
  });

  it('names every other role that can change the schema, and why', async () => {
    const name = `changers_${server.id.replace('-', '_')}_${process.pid}`;
    await other.send(statements(
      `create role ${name}_owner`, `create role ${name}_member in role ${name}_owner login`, `create role ${name}_maker`, `create role ${name}_super superuser`, `create role ${name}_reader login password 'x'`,
      'create schema made', `grant create on schema made to ${name}_maker`, 'create table made.o (id int)', `alter table made.o owner to ${name}_owner`,
      'grant create on schema made to public',
    ));
    try {
      const { schemaChangers } = await inspectSchema(await source.open(), { clock: systemClock });
      const ours = schemaChangers.filter(({ role }) => role.startsWith(name) || role === 'public').map(({ role, reasons }) => [role.replace(name, ''), reasons]);
      expect(ours).toStrictEqual([
        ['_maker', ['CREATE on schema made']],
        ['_member', [`member of ${name}_owner`]],
        ['_owner', ['owner of 1 table']],
        ['_super', ['superuser']],
        ['public', ['CREATE on schema made', ...(Number.parseInt(server.version) < 15 ? ['CREATE on schema public'] : [])]],
      ]);
      expect(schemaChangers.map(({ role }) => role)).not.toContain(other.server.user);
    } finally {
      await other.send(statements('drop schema made cascade', ...['owner', 'member', 'maker', 'super', 'reader'].map((role) => `drop role ${name}_${role}`)));
    }
  });
});

async function locksOf(session: DatabaseSession): Promise<readonly Row[]> {
  return session.query({ text: "select relation::regclass::text as name from pg_locks where pid = pg_backend_pid() and locktype = 'relation' and relation >= 16384" });
}

/** A session whose questions are seen and whose answers may be changed. */
function watch(
  session: DatabaseSession,
  see: (texts: readonly string[]) => unknown,
  change: (answers: readonly (readonly Row[])[]) => readonly (readonly Row[])[] = (answers) => answers,
): DatabaseSession {
  return {
    server: session.server,
    traits: session.traits,
    query: (command) => session.query(command),
    queryAll: async (texts) => {
      see(texts);
      return change(await session.queryAll(texts));
    },
    send: (commands) => session.send(commands),
    cancel: () => session.cancel(),
    close: () => session.close(),
  };
}

/** An answer in which the first described object has no definition any more. */
function tear(answers: readonly (readonly Row[])[]): readonly (readonly Row[])[] {
  return answers.map((rows) => rows.map((row) => (typeof row['text'] === 'string' ? { ...row, text: String.raw`["x", "\u0001gone while it was read"]` } : row)));
}
