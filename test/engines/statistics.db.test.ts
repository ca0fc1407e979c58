import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { systemClock } from '../../src/actions/system-clock.ts';
import { loadEngine } from '../../src/engines/registry.ts';
import type { TableStatistics } from '../../src/model/target-statistics.ts';
import type { CollectedStatistics } from '../../src/ports/engine.ts';
import { startSessions, type SessionSource } from '../support/engine-session.ts';
import { describeEachServer, type TestServer } from '../support/servers.ts';

const numbers = 'with recursive n(i) as (select 1 union all select i + 1 from n where i < 900) select i from n';

/** 900 numbers joined with ten: 9,000 rows of about 100 bytes, a third of them without a mail. */
function fill(server: TestServer): readonly string[] {
  const rows = `select a.i * 10 + b.i, case when (a.i + b.i) % 3 = 0 then null else concat('someone', a.i, '@example.org') end, repeat('x', 60)`;
  const source = `from (${numbers}) a join (select 0 as i union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9) b on 1 = 1`;
  return server.engine === 'postgresql'
    ? ['create table users (id int primary key, mail text, note text not null)', `insert into users ${rows} ${source}`]
    : ['create table users (id int primary key, mail varchar(80), note varchar(80) not null)', `insert into users ${rows} ${source}`];
}

describeEachServer('collected statistics', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const isPostgres = server.engine === 'postgresql';
  let source: SessionSource;
  beforeAll(async () => {
    source = await startSessions(server);
    const session = await source.open();
    const identity = isPostgres ? 'integer generated always as identity primary key' : 'integer not null auto_increment primary key';
    const texts = [
      ...fill(server), 'create index users_mail on users (mail)', 'create table untouched (id int primary key)',
      `create table orders (id ${identity}, user_id int)`, `insert into orders (user_id) select i from (${numbers}) s`,
      ...(isPostgres ? ['analyze'] : ['analyze table users', 'analyze table orders', 'analyze table untouched']),
    ];
    for (const text of texts) await session.query({ text });
  });
  afterAll(() => source.stop());

  async function collect(): Promise<CollectedStatistics> {
    const engine = await loadEngine(server.engine);
    return engine.collectStatistics(await source.open(), systemClock);
  }
  const keyOf = (table: string): string => `${isPostgres ? 'public' : source.database.name}.${table}`;

  function known(statistics: CollectedStatistics, table: string): TableStatistics {
    const found = statistics.tables.get(keyOf(table));
    if (found === undefined) throw new Error(`no statistics of ${table}`);
    return found;
  }

  it('tell rows and bytes of tables of known size', async () => {
    const statistics = await collect();
    const users = known(statistics, 'users');
    expect(users.rows).toBeGreaterThan(9000 * (isPostgres ? 0.99 : 0.6));
    expect(users.rows).toBeLessThan(9000 * (isPostgres ? 1.01 : 1.4));
    expect(users.bytes).toBeGreaterThan(700_000);
    expect(users.bytes).toBeLessThan(3_000_000);
    expect(users.indexBytes).toBeGreaterThan(100_000);
    expect(known(statistics, 'untouched').rows).toBe(0);
    expect(statistics.engine.name).toBe(server.engine);
    expect(statistics.database).toBe(source.database.name);
    expect([...statistics.tables.keys()].sort()).toEqual(['orders', 'untouched', 'users'].map(keyOf));
  });

  it('tell how far a key is used up', async () => {
    const { sequences } = known(await collect(), 'orders');
    expect(sequences?.['id']?.max).toBe(2_147_483_647);
    expect(sequences?.['id']?.last).toBeGreaterThanOrEqual(900);
    expect(sequences?.['id']?.last).toBeLessThan(3000);
  });

  it('change no row and leave no trace', async () => {
    const session = await source.open();
    const engine = await loadEngine(server.engine);
    await engine.collectStatistics(session, systemClock);
    await expect(session.query({ text: `insert into ${isPostgres ? 'public.' : ''}untouched values (1)` })).rejects.toMatchObject({ code: 'database/read-only' });
  });

  if (isPostgres) {
    it('tell the share of NULL, where there can be any', async () => {
      const { nullFractions } = known(await collect(), 'users');
      expect(Object.keys(nullFractions ?? {})).toEqual(['mail']);
      expect(nullFractions?.['mail']).toBeCloseTo(1 / 3, 2);
    });

    it('count a table that was never analysed, and the partitions of a partitioned one', async () => {
      const session = await source.open();
      for (const text of [
        'create table fresh (id int)', `insert into fresh ${numbers}`,
        'create table parts (id int) partition by range (id)', 'create table part_a partition of parts for values from (0) to (500)',
        'create table part_b partition of parts for values from (500) to (5000)', `insert into parts ${numbers}`, 'analyze parts', 'analyze part_a', 'analyze part_b',
      ]) await session.query({ text });
      await session.close();
      const statistics = await collect();
      expect(known(statistics, 'fresh').rows).toBeGreaterThan(300);
      expect(known(statistics, 'fresh').rows).toBeLessThan(2000);
      expect(known(statistics, 'parts').rows).toBe(900);
      expect(known(statistics, 'part_a').rows).toBe(499);
      for (const text of ['drop table fresh', 'drop table parts']) await (await source.open()).query({ text });
    });

    it('name indexes that a failed build has left', async () => {
      const session = await source.open();
      await session.query({ text: 'create table twice (a int)' });
      await session.query({ text: 'insert into twice values (1), (1)' });
      await expect(session.query({ text: 'create unique index concurrently twice_a on twice (a)' })).rejects.toThrow();
      expect(known(await collect(), 'twice').invalidIndexes).toEqual(['twice_a']);
      await session.query({ text: 'drop table twice' });
    });

    it('do not wait for a table that is locked', async () => {
      const holder = await source.open();
      await holder.query({ text: 'begin' });
      await holder.query({ text: 'lock table users in access exclusive mode' });
      const statistics = await collect();
      expect(known(statistics, 'users').rows).toBe(9000);
      expect(known(statistics, 'users').oldestTransactionSeconds).toBeGreaterThanOrEqual(1);
      expect(statistics.notes.join()).toContain('sizes are those of the last VACUUM');
      await holder.query({ text: 'rollback' });
    });
  } else {
    it('see an open transaction', async () => {
      const holder = await source.open();
      await holder.query({ text: 'begin' });
      await holder.query({ text: 'insert into untouched values (7)' });
      await systemClock.sleep(1100);
      const statistics = await collect();
      expect(statistics.oldestTransactionSeconds).toBeGreaterThanOrEqual(1);
      if (server.engine === 'mysql') expect(known(statistics, 'untouched').oldestTransactionSeconds).toBeGreaterThanOrEqual(1);
      await holder.query({ text: 'rollback' });
    });
  }

  if (server.engine === 'mysql') {
    it('count the versions of rows that INSTANT leaves', async () => {
      const session = await source.open();
      await session.query({ text: 'create table `odd-name` (id int primary key)' });
      for (const column of ['a', 'b', 'c']) await session.query({ text: `alter table \`odd-name\` add column ${column} int, algorithm=instant` });
      expect(known(await collect(), 'odd-name').rowVersions).toBe(3);
      await session.query({ text: 'drop table `odd-name`' });
    });
  }

  it('count what is written meanwhile, where the server tells', async () => {
    const writer = await source.open();
    const collected = collect();
    for (let round = 0; round < 6; round += 1) {
      await writer.query({ text: `insert into orders (user_id) select i from (${numbers}) s` });
      await systemClock.sleep(200);
    }
    const { writesPerSecond } = known(await collected, 'orders');
    if (server.engine === 'mariadb') expect(writesPerSecond).toBeUndefined();
    else expect(writesPerSecond).toBeGreaterThan(0);
  });

  it('say what a role may not see, and tell the rest', async () => {
    const role = `stats_${source.database.name}`.slice(0, 30);
    const session = await source.open();
    const setUp = isPostgres
      ? [`create role ${role} login password 'p'`, `grant connect on database ${source.database.name} to ${role}`]
      : [`create user ${role} identified by 'p'`, `grant select on ${source.database.name}.* to ${role}`];
    for (const text of setUp) await session.query({ text });
    try {
      const url = new URL(source.database.url);
      url.username = role;
      url.password = 'p';
      const engine = await loadEngine(server.engine);
      const statistics = await engine.collectStatistics(await source.open({ url: url.href }), systemClock);
      expect(statistics.tables.get(keyOf('users'))?.rows).toBeGreaterThan(5000);
      expect(statistics.notes).toHaveLength(1);
    } finally {
      for (const text of isPostgres ? [`drop owned by ${role}`, `drop role ${role}`] : [`drop user ${role}`]) await session.query({ text });
    }
  });
});
