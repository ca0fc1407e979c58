import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { loadEngine } from '../../src/engines/registry.ts';
import type { Statement } from '../../src/model/statement.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { probes } from '../../src/runner/settle-ledger.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { createDatabase, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';

/** A statement that an intent stands for, and what must be there before it. */
interface ProbedStatement {
  readonly before?: string;
  readonly statement: string;
  /** Runs on this engine only. */
  readonly only?: 'mysql' | 'mariadb';
  /** Runs from this server version on. */
  readonly since?: number;
}

const table = 'CREATE TABLE t (id int NOT NULL PRIMARY KEY, n int, s varchar(20)); INSERT INTO t VALUES (1, 1, NULL)';

const onMysql: readonly ProbedStatement[] = [
  { statement: 'CREATE TABLE u (id int)' },
  { statement: 'CREATE TABLE IF NOT EXISTS u (id int)' },
  { statement: 'CREATE TABLE u LIKE t' },
  { statement: 'CREATE TABLE u AS SELECT * FROM t' },
  { statement: 'DROP TABLE t' },
  { statement: 'DROP TABLE IF EXISTS t, nothing' },
  { statement: 'RENAME TABLE t TO u' },
  { before: 'CREATE TABLE a (id int); CREATE TABLE b (id int)', statement: 'RENAME TABLE a TO c, b TO d' },
  { statement: 'ALTER TABLE t RENAME TO u, ADD COLUMN x int' },
  { statement: 'ALTER TABLE t ADD COLUMN x int, ADD INDEX by_x (x)' },
  { statement: 'ALTER TABLE t DROP COLUMN n' },
  { statement: 'ALTER TABLE t CHANGE n m bigint' },
  { statement: 'ALTER TABLE t MODIFY n bigint NOT NULL' },
  { statement: 'ALTER TABLE t RENAME COLUMN n TO m' },
  { statement: 'ALTER TABLE t ALTER COLUMN n SET DEFAULT 5' },
  { statement: "ALTER TABLE t COMMENT = 'new'" },
  { statement: 'ALTER TABLE t CONVERT TO CHARACTER SET latin1' },
  { statement: 'ALTER TABLE t ADD CONSTRAINT positive CHECK (n > 0)' },
  { statement: 'ALTER TABLE t ADD UNIQUE KEY by_n (n)' },
  { statement: 'ALTER TABLE t DROP PRIMARY KEY' },
  { before: 'CREATE TABLE c (id int, t int)', statement: 'ALTER TABLE c ADD CONSTRAINT to_t FOREIGN KEY (t) REFERENCES t (id)' },
  { before: 'CREATE TABLE c (id int, t int, CONSTRAINT to_t FOREIGN KEY (t) REFERENCES t (id))', statement: 'ALTER TABLE c DROP FOREIGN KEY to_t' },
  { statement: 'ALTER TABLE t PARTITION BY HASH (id) PARTITIONS 2' },
  { statement: 'CREATE INDEX by_n ON t (n)' },
  { statement: 'CREATE FULLTEXT INDEX by_s ON t (s)' },
  { before: 'CREATE INDEX by_n ON t (n)', statement: 'DROP INDEX by_n ON t' },
  { before: 'CREATE INDEX by_n ON t (n)', statement: 'ALTER TABLE t RENAME INDEX by_n TO by_m' },
  { statement: 'CREATE VIEW v AS SELECT id FROM t' },
  { before: 'CREATE VIEW v AS SELECT id FROM t', statement: 'CREATE OR REPLACE VIEW v AS SELECT n FROM t' },
  { before: 'CREATE VIEW v AS SELECT id FROM t', statement: 'DROP VIEW v' },
  { statement: 'CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1' },
  { before: 'CREATE TRIGGER tr BEFORE INSERT ON t FOR EACH ROW SET NEW.n = 1', statement: 'DROP TRIGGER tr' },
  { statement: 'CREATE PROCEDURE p() SELECT 1' },
  { before: 'CREATE PROCEDURE p() SELECT 1', statement: 'DROP PROCEDURE IF EXISTS p' },
  { statement: 'CREATE FUNCTION f() RETURNS int DETERMINISTIC NO SQL RETURN 1' },
  { statement: 'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SET @a = 1' },
  { statement: 'CREATE USER probed' },
  { before: 'CREATE USER probed', statement: 'GRANT SELECT ON mysql.* TO probed' },
  { before: 'CREATE USER probed; GRANT SELECT ON mysql.* TO probed', statement: 'REVOKE SELECT ON mysql.* FROM probed' },
  { before: 'CREATE USER probed', statement: 'DROP USER probed' },
  { statement: 'TRUNCATE TABLE t' },
  { statement: 'CREATE SEQUENCE seq', only: 'mariadb' },
];

const onPostgres: readonly ProbedStatement[] = [
  { statement: 'CREATE INDEX CONCURRENTLY by_n ON t (n)' },
  { statement: 'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS by_n ON public.t (n)' },
  { statement: 'CREATE INDEX CONCURRENTLY ON t (n)' },
  { before: 'CREATE INDEX by_n ON t (n)', statement: 'DROP INDEX CONCURRENTLY by_n' },
  {
    before: 'CREATE TABLE parted (id int) PARTITION BY LIST (id); CREATE TABLE part PARTITION OF parted FOR VALUES IN (1)',
    statement: 'ALTER TABLE parted DETACH PARTITION part CONCURRENTLY',
    since: 14,
  },
];

const repeatable: Readonly<Record<'postgres' | 'mysql', readonly string[]>> = {
  postgres: ['VACUUM t', 'REINDEX TABLE CONCURRENTLY t', "ALTER SYSTEM SET work_mem = '5MB'"],
  mysql: ['OPTIMIZE TABLE t', 'ANALYZE TABLE t', 'FLUSH TABLES', 'SET GLOBAL max_connect_errors = 200'],
};

const untold: Readonly<Record<'postgres' | 'mysql', readonly string[]>> = {
  postgres: ['CALL p()'],
  mysql: ['CALL p()', 'INSERT INTO t VALUES (2, 2, NULL)'],
};

describeEachServer('the probe of a statement', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const family = server.engine === 'postgresql' ? 'postgres' : 'mysql';
  const probe = probes[family];
  let database: TestDatabase;
  let session: DatabaseSession;
  beforeEach(async () => {
    database = await createDatabase(server);
    session = await (await loadEngine(server.engine)).connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 5_000, settings: [] });
    await database.query(table);
  });
  afterEach(async () => {
    await session.close();
    await database.drop();
    if (family === 'mysql') await dropUser(server);
  });

  const judge = async (statement: Statement, before: readonly string[]) => (await probe.judge(session, { statement, before, startedAt: '2999-01-01T00:00:00Z' })).verdict;

  const cases = (family === 'postgres' ? onPostgres : onMysql).filter(({ only, since = 0 }) => (only === undefined || only === server.engine) && Number.parseInt(server.version, 10) >= since);
  it.each(cases)('tells whether it took effect: $statement', async ({ before: setUp, statement: text }) => {
    if (setUp !== undefined) await database.query(setUp);
    const statement = await read(server, text);
    const before = await probe.capture(session, statement);
    expect(await judge(statement, before)).toBe('not-done');
    await database.query(text);
    expect(await judge(statement, before)).toBe('done');
  });

  it.each(repeatable[family].map((text) => ({ text })))('lets what may run twice run twice: $text', async ({ text }) => {
    const statement = await read(server, text);
    expect(await judge(statement, await probe.capture(session, statement))).toBe('not-done');
  });

  it.each(untold[family].map((text) => ({ text })))('does not guess: $text', async ({ text }) => {
    const statement = await read(server, text);
    expect(await judge(statement, await probe.capture(session, statement))).toBe('unknown');
  });
});

describeEachServer('the probe of a half-done statement', ['mysql', 'mariadb'], (server) => {
  it('asks where somebody else was at its object, or only a part is there', async () => {
    const database = await createDatabase(server);
    const session = await (await loadEngine(server.engine)).connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 5_000, settings: [] });
    try {
      await database.query(`${table}; CREATE TABLE u (id int)`);
      const drop = await read(server, 'DROP TABLE t, u');
      const add = await read(server, 'ALTER TABLE u ADD COLUMN x int');
      const [beforeDrop, beforeAdd] = [await probes.mysql.capture(session, drop), await probes.mysql.capture(session, add)];
      await database.query('ALTER TABLE u ADD COLUMN other int');
      expect(await probes.mysql.judge(session, { statement: add, before: beforeAdd, startedAt: '' })).toEqual({
        verdict: 'unknown', reason: `${database.name}.u has changed since, but not into what the statement makes`,
      });
      await database.query('DROP TABLE t');
      expect(await probes.mysql.judge(session, { statement: drop, before: beforeDrop, startedAt: '' })).toMatchObject({ verdict: 'unknown' });
    } finally {
      await session.close();
      await database.drop();
    }
  });
});

/** Accounts are the server's, not the database's. */
async function dropUser(server: TestServer): Promise<void> {
  const database = await createDatabase(server);
  await database.query('DROP USER IF EXISTS probed');
  await database.drop();
}

async function read(server: TestServer, text: string): Promise<Statement> {
  const [statement] = (await loadReader({ name: server.engine })).read(text).statements;
  if (statement === undefined) throw new Error('no statement was read');
  return statement;
}

describe('an image', () => {
  it('is stored as it was', async () => {
    const { parseImage, storedImage } = await import('../../src/runner/probes/probe.ts');
    expect(parseImage(storedImage(['a "b"', '\n']))).toEqual(['a "b"', '\n']);
    expect(parseImage(undefined)).toEqual([]);
    expect(() => parseImage('{}')).toThrow();
  });
});
