import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mysqlAdapter } from '../../src/engines/mysql/adapter.ts';
import { postgresAdapter } from '../../src/engines/postgres/adapter.ts';
import type { EngineName } from '../../src/model/engine-name.ts';
import type { ReferenceRows } from '../../src/model/reference-rows.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { rejectionOf } from '../support/error-of.ts';
import { casesFor, createDatabase, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';

const clock: Clock = { now: () => Date.now(), elapsed: () => performance.now(), sleep: () => Promise.resolve() };

interface Asked {
  readonly table: string;
  readonly key?: readonly string[];
  readonly except?: readonly string[];
  /** What the session was set to before. */
  readonly settings?: readonly string[];
}

async function readRows(engine: EngineName, url: string, { table, key, except = [], settings = [] }: Asked): Promise<ReferenceRows> {
  const adapter = engine === 'postgresql' ? postgresAdapter : mysqlAdapter;
  const session = await adapter.connect({ url, applicationName: 'test', connectTimeoutMs: 10_000, settings: settings.map((text) => ({ text })), severalStatements: true });
  try {
    const found = await adapter.findReferenceTable(session, table);
    if (found === undefined) throw new Error(`${table} was not found`);
    return await found.read({ key: key ?? found.primaryKey, columns: found.columns.filter((name) => !except.includes(name)) }, { clock });
  } finally {
    await session.close();
  }
}

interface Values {
  /** A type of a column. */
  readonly type: string;
  /** Two ways to write one value. */
  readonly same: readonly [string, string];
  /** Another value. */
  readonly other: string;
}

const postgresValues: readonly Values[] = [
  { type: 'timestamptz', same: ["'2026-01-01 12:00:00+02'", "'2026-01-01 10:00:00+00'"], other: "'2026-01-01 12:00:00+00'" },
  { type: 'numeric', same: ['1.50', '1.5000'], other: '1.51' },
  { type: 'numeric(20,10)', same: ['0.1', '0.1000000000'], other: '0.1000000001' },
  { type: 'float8', same: ['0.3', '0.30'], other: '0.1::float8 + 0.2::float8' },
  { type: 'real', same: ['16777216', '1.6777216e7'], other: '16777218' },
  { type: 'bytea', same: [String.raw`'\x4142'`, "convert_to('AB', 'UTF8')"], other: String.raw`'\x4143'` },
  { type: 'interval', same: ["'1 day 02:00'", "'P1DT2H'"], other: "'26:00'" },
  { type: 'date', same: ["'2026-02-01'", "'February 1, 2026'"], other: "'2026-01-02'" },
  { type: 'money', same: ['1.5::numeric::money', "'1.50'"], other: "'1.51'" },
  { type: 'text[]', same: ["'{a,NULL}'", "array['a', null]"], other: "array['a', 'NULL']" },
  { type: 'jsonb', same: [`'{"a":1,"b":2}'`, `'{"b": 2, "a": 1}'`], other: `'{"a":1,"b":"2"}'` },
  { type: 'char(4)', same: ["'ab'", "'ab  '"], other: "'Ab'" },
  { type: 'regclass', same: ["'pg_class'", "'pg_catalog.pg_class'"], other: "'pg_index'" },
];

const mysqlValues: readonly Values[] = [
  { type: 'timestamp', same: ["'2026-01-01 12:00:00'", "date_add('2026-01-01 11:00:00', interval 1 hour)"], other: "'2026-01-01 12:00:01'" },
  { type: 'decimal(20,10)', same: ['1.5', '1.5000'], other: '1.5000000001' },
  { type: 'decimal(6,0)', same: ['100', '1e2'], other: '1000' },
  { type: 'double', same: ['0.3', '0.30'], other: '0.1e0 + 0.2e0' },
  { type: 'float', same: ['16777216', '1.6777216e7'], other: '16777218' },
  { type: 'blob', same: ["'AB'", "x'4142'"], other: "'AC'" },
  { type: 'bit(9)', same: ["b'101'", '5'], other: "b'100000101'" },
  { type: 'point', same: ["st_geomfromtext('POINT(1 2)')", 'point(1, 2)'], other: 'point(2, 1)' },
  { type: 'json', same: [`'{"a": 1}'`, `concat('{"a": ', '1}')`], other: `'{"a": "1"}'` },
  { type: 'varchar(20) character set latin1', same: ["'é'", "convert(_utf8mb4'é' using latin1)"], other: "'e'" },
  { type: "enum('a','A1')", same: ["'a'", '1'], other: "'A1'" },
  { type: "set('a','b')", same: ["'a,b'", "'b,a'"], other: "'a'" },
  { type: 'time(3)', same: ["'01:02:03'", "'1:02:03.000'"], other: "'01:02:03.001'" },
];

const textValues: readonly Values[] = [
  { type: 'varchar(80)', same: [`'it''s "a" line\n and the next'`, `concat('it''s "a" line', '\n', ' and the next')`], other: `'it''s "a" line\r\n and the next'` },
  { type: 'varchar(80)', same: ["''", "concat('', '')"], other: 'null' },
  { type: 'varchar(80)', same: ["'Berlin'", "concat('Ber', 'lin')"], other: "'BERLIN'" },
  { type: 'varchar(80)', same: ["'-'", "concat('-', '')"], other: 'null' },
  { type: 'varchar(80)', same: ["'Ümlaut 😀'", "concat('Ümlaut', ' 😀')"], other: "'Umlaut 😀'" },
];

describeEachServer('The rows of a reference table', ['postgresql', 'mariadb', 'mysql'], (server: TestServer) => {
  const isPostgres = server.engine === 'postgresql';
  const inReports = (name: string): string => (isPostgres ? `public.${name}` : name);
  const charset = isPostgres ? '' : ' character set utf8mb4';
  let database: TestDatabase;
  const read = (asked: Asked): Promise<ReferenceRows> => readRows(server.engine, database.url, { ...asked, table: inReports(asked.table) });
  beforeAll(async () => {
    database = await createDatabase(server);
  });
  afterAll(() => database.drop());

  it.each(casesFor(server, [...textValues, ...(isPostgres ? postgresValues : mysqlValues)].map((values, at) => ({ ...values, at }))))('tell values of $type apart, and only those: $other', async ({ type, same, other, at }) => {
    const column = type === 'varchar(80)' ? `${type}${charset}` : type;
    await database.query(`create table t${at} (id int primary key, a ${column}, b int)${isPostgres ? '' : ' engine=InnoDB'}; insert into t${at} values (1, ${same[0]}, null)`);
    const first = await read({ table: `t${at}` });
    await database.query(`update t${at} set a = null; update t${at} set a = ${same[1]}`);
    expect(await read({ table: `t${at}` })).toEqual(first);
    await database.query(`update t${at} set a = ${other}`);
    expect(await read({ table: `t${at}` })).not.toEqual(first);
  });

  it('have keys of one part as they are, others as lists', async () => {
    await database.query(`create table k1 (a varchar(300)${charset} primary key); insert into k1 values ('DE'), ('[x]'), ('${'ß'.repeat(250)}')`);
    await database.query('create table k2 (a int not null, b varchar(9), c date); insert into k2 values (1, null, null), (1, \'null\', \'2026-01-31\')');
    const keys = [...(await read({ table: 'k1' })).keys()].toSorted();
    expect(keys.slice(0, 2)).toEqual(['DE', '["[x]"]']);
    expect(keys[2]).toMatch(/^ß{200}\.\.\. [\da-f]{32}$/);
    expect([...(await read({ table: 'k2', key: ['a', 'b', 'c'] })).keys()].toSorted()).toEqual(['["1","null","2026-01-31"]', '["1",null,null]']);
  });

  it('count each where a key is not unique', async () => {
    await database.query('create table twice (a int, b int); insert into twice values (1, 2), (1, 3)');
    const first = await read({ table: 'twice', key: ['a'] });
    await database.query('update twice set b = 9 where b = 2');
    expect([first.size, (await read({ table: 'twice', key: ['a'] })).get('1') === first.get('1')]).toEqual([1, false]);
  });

  it('do not depend on the order of columns, nor on what is excepted', async () => {
    await database.query("create table o1 (id int primary key, a varchar(9), b varchar(9), seen timestamp null); insert into o1 values (1, 'x', 'y', now())");
    await database.query("create table o2 (b varchar(9), id int primary key, a varchar(9)); insert into o2 values ('y', 1, 'x')");
    expect(await read({ table: 'o1', except: ['seen'] })).toEqual(await read({ table: 'o2' }));
  });

  it('are the same whatever a session is set to', async () => {
    const types = isPostgres
      ? { names: ['timestamptz', 'interval', 'float8', 'bytea', 'money', 'date'], values: String.raw`'2026-01-31 10:00+00', '1 day 02:00', 0.1::float8 + 0.2::float8, '\x00ff', '12.5', '2026-01-31'` }
      : { names: ['timestamp', 'double', 'char(9) character set utf8mb4', 'blob', 'date', 'float'], values: "'2026-01-31 10:00:00', 0.1e0 + 0.2e0, 'ä', x'00ff', '2026-01-31', 16777217" };
    await database.query(`create table formats (id int primary key, ${types.names.map((type, at) => `c${at} ${type}`).join(', ')}); insert into formats values (1, ${types.values})`);
    const settings = isPostgres
      ? ["set timezone = 'Asia/Tokyo'", "set datestyle = 'SQL, MDY'", 'set intervalstyle = iso_8601', 'set extra_float_digits = -5', 'set bytea_output = escape', 'set search_path = public']
      : ["set time_zone = '+09:00'", "set sql_mode = 'ANSI'", "set sql_mode = concat(@@sql_mode, ',PAD_CHAR_TO_FULL_LENGTH')", 'set names latin1'];
    // MySQL 9 has no such mode any more.
    const known = server.engine === 'mysql' ? settings.filter((text) => !text.includes('PAD_CHAR')) : settings;
    expect(await read({ table: 'formats', settings: known })).toEqual(await read({ table: 'formats' }));
  });

  it('wait for a lock no longer than others may wait behind them', async () => {
    await database.query('create table busy (id int primary key)');
    const adapter = isPostgres ? postgresAdapter : mysqlAdapter;
    const holder = await adapter.connect({ url: database.url, applicationName: 'holder', connectTimeoutMs: 10_000, settings: [] });
    try {
      await holder.send((isPostgres ? ['begin', 'lock table busy in access exclusive mode'] : ['lock tables busy write']).map((text) => ({ text })));
      expect(await rejectionOf(read({ table: 'busy' }))).toMatchObject({ code: 'database/inspection-locked' });
    } finally {
      await holder.close();
    }
  }, 20_000);

  it('are not read beyond the limit', async () => {
    const many = isPostgres
      ? 'insert into many select g from generate_series(1, 100001) g'
      : `insert into many select a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n from digit a, digit b, digit c, digit d, digit e; insert into many values (100000)`;
    await database.query('create table digit (n int); insert into digit values (0),(1),(2),(3),(4),(5),(6),(7),(8),(9)');
    await database.query(`create table many (id int primary key); ${many}`);
    expect(await rejectionOf(read({ table: 'many' }))).toMatchObject({ code: 'drift/reference-table-large' });
    await database.query('delete from many where id = 1');
    expect((await read({ table: 'many' })).size).toBe(100_000);
  });

  it('are refused to a role without the right to read them', async () => {
    const role = `reader_${database.name}`;
    await database.query('create table closed (id int primary key, a int); insert into closed values (1, 2)');
    await database.query(isPostgres ? `create role ${role} login password 'open-sesame-4711'` : `create user ${role} identified by 'open-sesame-4711'; grant insert on ${database.name}.* to ${role}`);
    try {
      const url = new URL(database.url);
      url.username = role;
      url.password = 'open-sesame-4711';
      expect(await rejectionOf(readRows(server.engine, url.href, { table: inReports('closed'), key: ['id'] }))).toMatchObject({ code: 'database/privilege-missing' });
    } finally {
      await database.query(`${isPostgres ? `drop owned by ${role}; drop role` : 'drop user'} ${role}`);
    }
  });
});

describe('Policies on rows', () => {
  describeEachServer('of a reference table', ['postgresql'], (server) => {
    it('make its rows not visible, rather than gone', async () => {
      const database = await createDatabase(server);
      const role = `reader_${database.name}`;
      try {
        await database.query(`create table t (id int primary key); insert into t values (1); alter table t enable row level security; create role ${role} login password 'open-sesame-4711'; grant select on t to ${role}`);
        const url = new URL(database.url);
        url.username = role;
        url.password = 'open-sesame-4711';
        expect(await rejectionOf(readRows(server.engine, url.href, { table: 'public.t' }))).toMatchObject({ code: 'database/privilege-missing' });
        await database.query(`drop owned by ${role}; drop role ${role}`);
      } finally {
        await database.drop();
      }
    });
  });
});

describeEachServer('A reference table without a key of its own', ['mysql'], (server) => {
  it('has none, whatever key the server gave it', async () => {
    const database = await createDatabase(server);
    try {
      await database.query("set session sql_generate_invisible_primary_key = on; create table log (a int, b int); insert into log values (7, 8), (9, 10)");
      const first = await readRows('mysql', database.url, { table: 'log', key: ['a'] });
      await database.query('delete from log where a = 7; insert into log values (7, 8)');
      expect(await readRows('mysql', database.url, { table: 'log', key: ['a'] })).toEqual(first);
      const session = await mysqlAdapter.connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
      expect(await mysqlAdapter.findReferenceTable(session, 'log')).toMatchObject({ columns: ['a', 'b'], primaryKey: [] });
      await session.close();
    } finally {
      await database.drop();
    }
  });
});

describeEachServer('A reference table in another encoding', ['postgresql'], (server) => {
  it('has the same rows', async () => {
    const database = await createDatabase(server);
    const other = `${database.name}_latin1`;
    await database.query(`create database ${other} encoding 'LATIN1' lc_collate 'C' lc_ctype 'C' template template0`);
    try {
      const url = new URL(database.url);
      url.pathname = other;
      const admin = await postgresAdapter.connect({ url: url.href, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
      const statements = ['create table t (id text primary key, a text)', "insert into t values ('ä', 'Ümlaut')"];
      await admin.send(statements.map((text) => ({ text })));
      await admin.close();
      await database.query(statements.join(';'));
      expect(await readRows('postgresql', url.href, { table: 'public.t' })).toEqual(await readRows('postgresql', database.url, { table: 'public.t' }));
    } finally {
      await database.query(`drop database ${other} with (force)`);
      await database.drop();
    }
  });
});
