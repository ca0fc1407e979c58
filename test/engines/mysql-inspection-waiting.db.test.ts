import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/mysql/inspect-schema.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { startSessions, statements, type SessionSource } from '../support/engine-session.ts';
import { rejectionOf } from '../support/error-of.ts';
import { describeEachServer } from '../support/servers.ts';

/** A clock that waits for nothing and keeps for how long it was asked to. */
function impatientClock(): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => 0,
    elapsed: () => 0,
    sleep: (milliseconds) => {
      slept.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/** The session, in whose way something happens each time tables have been read. */
function disturbed(session: DatabaseSession, disturb: () => Promise<unknown>): DatabaseSession {
  return {
    server: session.server,
    traits: session.traits,
    query: (command) => session.query(command),
    queryAll: async (texts) => {
      const answers = await session.queryAll(texts);
      if (texts.some((text) => text.startsWith('show create table'))) await disturb();
      return answers;
    },
    send: (commands) => session.send(commands),
    cancel: () => session.cancel(),
    close: () => session.close(),
  };
}

describeEachServer('the inspection of a schema in use, in the MySQL family', ['mysql', 'mariadb'], (server) => {
  let source: SessionSource;
  let session: DatabaseSession;

  beforeAll(async () => {
    source = await startSessions(server);
    await source.database.query('create table t (id int primary key)');
    session = await source.open({ severalStatements: true });
  });

  afterAll(() => source.stop());

  it('says within its lock timeouts that a table is locked, and reads it once it is free', async () => {
    const holder = await source.open();
    const held = holder.send(statements('create table held as select sleep(20) as a'));
    await new Promise((resolve) => {
      setTimeout(resolve, 500);
    });
    const clock = impatientClock();
    const start = performance.now();
    // MySQL keeps a table that is being made to itself: there is nothing to wait for.
    const asked = inspectSchema(session, { clock });
    if (server.engine === 'mariadb') {
      expect(await rejectionOf(asked)).toMatchObject({ code: 'database/inspection-locked' });
      expect(clock.slept).toEqual([1000, 3000]);
      expect(performance.now() - start).toBeLessThan(11_000);
    } else {
      expect([...(await asked).groups.keys()]).toEqual(['table:t']);
    }
    await holder.cancel();
    await held;
    await source.database.query('drop table if exists held');
    expect([...(await inspectSchema(session, { clock })).groups.keys()]).toEqual(['table:t']);
  }, 60_000);

  it('reads again when something was made meanwhile', async () => {
    const changes = ['create table late (a int)'];
    const clock = impatientClock();
    const found = await inspectSchema(disturbed(session, () => source.database.query(changes.pop() ?? 'do 1')), { clock });
    expect([...found.groups.keys()]).toEqual(['table:late', 'table:t']);
    expect(clock.slept).toEqual([1000]);
    await source.database.query('drop table late');
  });

  it('gives no answer where the schema does not come to rest', async () => {
    let count = 0;
    const restless = disturbed(session, () => {
      count += 1;
      return source.database.query(`create procedure p${count}() set @x = 1`);
    });
    expect(await rejectionOf(inspectSchema(restless, { clock: impatientClock() }))).toMatchObject({ code: 'database/inspection-unsettled' });
    expect(count).toBe(3);
  });

  it('holds no lock that a migration would wait for, during and after', async () => {
    const changes = ['set lock_wait_timeout = 1; alter table t comment \'x\''];
    await inspectSchema(disturbed(session, () => source.database.query(changes.pop() ?? 'do 1')), { clock: impatientClock() });
    expect(changes).toEqual([]);
    await source.database.query('set lock_wait_timeout = 1; drop table t; create table t (id int primary key)');
  });

  it('cannot write', async () => {
    const writing = disturbed(session, () => session.query({ text: 'insert into t values (1)' }));
    expect(await rejectionOf(inspectSchema(writing, { clock: impatientClock() }))).toMatchObject({ code: 'database/read-only' });
  });

  it('asks for a database', async () => {
    const homeless = await source.open({ url: Object.assign(new URL(server.url), { pathname: '' }).href, severalStatements: true });
    expect(await rejectionOf(inspectSchema(homeless, { clock: impatientClock() }))).toMatchObject({ code: 'database/url-invalid' });
  });
});
