import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';

import { tableImpacts } from '../../src/impact/table-impacts.ts';
import { postgresLocks, type PostgresLock, type TableImpact } from '../../src/model/impact.ts';
import { isOneOf, foldScript } from '../support/fold-script.ts';
import { openExampleDatabase, type ExampleDatabase } from '../support/example-database.ts';
import { describeEachServer } from '../support/servers.ts';

const base = [
  'CREATE TABLE p (id int PRIMARY KEY, n int);',
  "CREATE TABLE t (id int PRIMARY KEY, a int, b text, c int NOT NULL, d date, p_id int CONSTRAINT t_p REFERENCES p);",
  'CREATE TABLE child (id int PRIMARY KEY, t_id int REFERENCES t);',
  'CREATE INDEX t_a ON t (a);',
  'CREATE UNIQUE INDEX t_c ON t (c);',
  'ALTER TABLE t ADD CONSTRAINT later CHECK (a > 0) NOT VALID;',
  'ALTER TABLE t ADD CONSTRAINT proof CHECK (b IS NOT NULL);',
  'ALTER TABLE child ADD CONSTRAINT child_later FOREIGN KEY (id) REFERENCES p NOT VALID;',
  'CREATE TABLE parts (id int, k int) PARTITION BY LIST (k);',
  'CREATE TABLE part1 PARTITION OF parts FOR VALUES IN (1);',
  'CREATE TABLE loose (id int, k int CHECK (k = 2));',
  'CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;',
  'CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();',
  "CREATE DOMAIN word AS text CHECK (VALUE <> '');",
  'CREATE DOMAIN free AS text;',
  'CREATE FUNCTION steady() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;',
  'CREATE FUNCTION unsteady() RETURNS float LANGUAGE sql AS $$ SELECT random() $$;',
  'CREATE TABLE v (s varchar(50), i varchar(50) COLLATE "C", n numeric(10,2), at timestamp, c varchar(9) CHECK (c IS NOT NULL), e text, x int, g int GENERATED ALWAYS AS (x + 1) STORED);',
  'CREATE INDEX v_i ON v (i);',
  'CREATE INDEX v_e ON v (lower(e));',
  'CREATE UNIQUE INDEX v_x ON v (x);',
  "INSERT INTO v (c, x) VALUES ('c', 1);",
  'INSERT INTO p VALUES (1, 1);',
  "INSERT INTO t VALUES (1, 1, 'x', 1, now(), 1);",
];

/** Statements that the rules ask about, one of each kind. What they do is not repeated here: the server tells it. */
const statements = [
  'ALTER TABLE t ADD COLUMN x int',
  'ALTER TABLE t ADD COLUMN x int REFERENCES p',
  'ALTER TABLE t DROP COLUMN a',
  'ALTER TABLE t ALTER COLUMN a TYPE bigint',
  'ALTER TABLE t ALTER COLUMN a SET DEFAULT 1',
  'ALTER TABLE t ALTER COLUMN a SET NOT NULL',
  'ALTER TABLE t ALTER COLUMN b SET NOT NULL',
  'ALTER TABLE t ALTER COLUMN c SET NOT NULL',
  'ALTER TABLE t ALTER COLUMN c DROP NOT NULL',
  'ALTER TABLE t RENAME COLUMN a TO aa',
  'ALTER TABLE t RENAME TO tt',
  'ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0)',
  'ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID',
  'ALTER TABLE t ADD CONSTRAINT x UNIQUE (a)',
  'ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX t_c',
  'ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES p',
  'ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES p NOT VALID',
  'ALTER TABLE t VALIDATE CONSTRAINT later',
  'ALTER TABLE child VALIDATE CONSTRAINT child_later',
  'ALTER TABLE t DROP CONSTRAINT proof',
  'ALTER TABLE t DROP CONSTRAINT t_p',
  'CREATE INDEX i ON t (b)',
  'DROP INDEX t_a',
  'TRUNCATE child',
  'DROP TABLE child',
  'DROP TABLE part1',
  'CREATE TABLE fresh (id int PRIMARY KEY, t_id int REFERENCES t)',
  'CREATE TABLE part3 PARTITION OF parts FOR VALUES IN (3)',
  'ALTER TABLE parts ATTACH PARTITION loose FOR VALUES IN (2)',
  'ALTER TABLE parts DETACH PARTITION part1',
  'ALTER TABLE t SET (fillfactor = 70)',
  'ALTER TABLE t ALTER COLUMN a SET STATISTICS 10',
  'ALTER TABLE child SET UNLOGGED',
  'ALTER TABLE t ENABLE ROW LEVEL SECURITY',
  'ALTER TABLE t DISABLE TRIGGER tr',
  'ALTER TABLE t CLUSTER ON t_a',
  'ALTER TABLE t REPLICA IDENTITY FULL',
  'DROP TRIGGER tr ON t',
  'CREATE TRIGGER tr2 BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()',
  'CREATE POLICY pol ON t',
  'CREATE STATISTICS st ON a, c FROM t',
  'REINDEX TABLE t',
  'REINDEX INDEX t_a',
  'ALTER TABLE child SET TABLESPACE pg_default',
  'CLUSTER t USING t_a',
  'ANALYZE t',
  'LOCK TABLE t IN SHARE MODE',
  'UPDATE t SET a = 2',
  'DELETE FROM t',
  "INSERT INTO t (id, b, c) VALUES (2, 'y', 2)",
];

/** Statements that read the table or do not, depending on what is known of it. */
const scanning = [
  'ALTER TABLE t ALTER COLUMN a SET NOT NULL',
  'ALTER TABLE t ALTER COLUMN b SET NOT NULL',
  'ALTER TABLE t ALTER COLUMN c SET NOT NULL',
  'ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0)',
  'ALTER TABLE t ADD CONSTRAINT x CHECK (a > 0) NOT VALID',
  'ALTER TABLE t ADD CONSTRAINT x UNIQUE USING INDEX t_c',
  'ALTER TABLE t ADD CONSTRAINT x FOREIGN KEY (a) REFERENCES p NOT VALID',
  'ALTER TABLE t VALIDATE CONSTRAINT later',
  'CREATE INDEX i ON t (b)',
];

/** Statements that write the table `v` anew, or read it, or do neither. */
const changing = [
  'ADD COLUMN y int', 'ADD COLUMN y int DEFAULT 1', 'ADD COLUMN y timestamptz NOT NULL DEFAULT now()', "ADD COLUMN y text DEFAULT md5('a')",
  'ADD COLUMN y float DEFAULT random()', 'ADD COLUMN y timestamptz DEFAULT clock_timestamp()', 'ADD COLUMN y int DEFAULT steady()', 'ADD COLUMN y float DEFAULT unsteady()',
  'ADD COLUMN y serial', 'ADD COLUMN y int GENERATED ALWAYS AS IDENTITY', 'ADD COLUMN y int GENERATED ALWAYS AS (x * 2) STORED', 'ADD COLUMN y word', 'ADD COLUMN y free',
  'ADD COLUMN y int CHECK (y > 0)', 'ADD COLUMN y int UNIQUE', 'ADD COLUMN y int REFERENCES p', 'ADD COLUMN y int DEFAULT 1 REFERENCES p',
  'ALTER COLUMN s TYPE varchar(60)', 'ALTER COLUMN s TYPE text', 'ALTER COLUMN s TYPE varchar(20)', 'ALTER COLUMN s TYPE text USING s', 'ALTER COLUMN s TYPE text USING (s::text)',
  'ALTER COLUMN s TYPE text USING trim(s)', 'ALTER COLUMN s TYPE free', 'ALTER COLUMN s TYPE word', 'ALTER COLUMN i TYPE varchar(60)', 'ALTER COLUMN i TYPE varchar(60) COLLATE "C"',
  'ALTER COLUMN n TYPE numeric(12,2)', 'ALTER COLUMN n TYPE numeric(12,3)', 'ALTER COLUMN n TYPE numeric', 'ALTER COLUMN c TYPE text', 'ALTER COLUMN e TYPE varchar',
  'ALTER COLUMN e TYPE varchar(5)', 'ALTER COLUMN at TYPE timestamptz', 'ALTER COLUMN at TYPE date', 'ALTER COLUMN s TYPE varchar(60)[] USING ARRAY[s]',
  'ADD CONSTRAINT k PRIMARY KEY USING INDEX v_x', 'SET LOGGED', 'SET UNLOGGED', 'SET TABLESPACE pg_default', 'ALTER COLUMN g DROP EXPRESSION',
].map((action) => `ALTER TABLE v ${action}`);

const writesStop = postgresLocks.indexOf('SHARE');

describeEachServer('locks of PostgreSQL', ['postgresql'], (server) => {
  let database: ExampleDatabase;
  beforeAll(async () => {
    database = await openExampleDatabase(server);
    await database.run(base);
  });
  // The schema stands for all statements: each is rolled back.
  afterEach(() => database.run(['ROLLBACK']));
  afterAll(() => database.close());

  it.each(statements)('are as foretold: %s', async (statement) => {
    const expected = await foretold(statement);
    expect(await database.run(['BEGIN', statement])).toBeUndefined();
    const held = await locksHeld();
    // A dropped table has no name any more by which its lock could be seen.
    const visible = [...expected].filter(([table]) => held.has(table) || !statement.startsWith('DROP TABLE'));
    expect(new Map([...held].filter(([table]) => expected.has(table)))).toEqual(new Map(visible));
    const strong = [...held].filter(([table, lock]) => postgresLocks.indexOf(lock) >= writesStop && !expected.has(table)).map(([table]) => table);
    expect(strong.filter((table) => oldTables.includes(table))).toEqual([]);
  });

  it.each(scanning)('are held while the table is read, or not, as foretold: %s', async (statement) => {
    const impacts = await impactsOf(statement);
    expect(await database.run(['BEGIN'])).toBeUndefined();
    const before = await scans();
    expect(await database.run([statement])).toBeUndefined();
    const after = await scans();
    const target = impacts.find(({ role }) => role === 'target');
    expect({ scanned: after > before }).toEqual({ scanned: target?.scans });
  });

  it.each(changing)('come with a rewrite, a scan or neither, as foretold: %s', async (statement) => {
    const target = (await impactsOf(statement)).find(({ role }) => role === 'target');
    expect(await database.run(['BEGIN', "SET LOCAL TIME ZONE 'Europe/Berlin'"])).toBeUndefined();
    const before = await heap();
    expect(await database.run([statement])).toBeUndefined();
    const after = await heap();
    expect({ rewrites: after.file !== before.file, scans: after.scans > before.scans }).toEqual({ rewrites: target?.rewrites, scans: target?.scans });
  });

  /** The file in which the rows of `v` lie, and how often this transaction has read it. */
  async function heap(): Promise<{ readonly file: unknown; readonly scans: number }> {
    const [row] = await database.query("SELECT pg_relation_filenode('v') AS file, (SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'v') AS scans");
    return { file: row?.['file'], scans: Number(row?.['scans']) };
  }

  /** How often this transaction has read the table from end to end. */
  async function scans(): Promise<number> {
    const [row] = await database.query("SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 't'");
    return Number(row?.['seq_scan']);
  }

  const oldTables = ['p', 't', 'child', 'parts', 'part1', 'loose'];

  async function foretold(statement: string): Promise<ReadonlyMap<string, PostgresLock>> {
    const locks = new Map<string, PostgresLock>();
    for (const { table, lock } of await impactsOf(statement)) {
      if (isOneOf(postgresLocks, lock)) locks.set(table.name, lock);
    }
    return locks;
  }

  async function impactsOf(statement: string): Promise<readonly TableImpact[]> {
    const { engine, before, operations } = await foldScript(server, base, statement);
    return operations.flatMap((operation) => tableImpacts(operation, { engine, before, settings: new Map() }));
  }

  /** The strongest lock of this session on each table. */
  async function locksHeld(): Promise<ReadonlyMap<string, PostgresLock>> {
    const rows = await database.query(
      "SELECT relname, mode FROM pg_locks JOIN pg_class ON pg_class.oid = relation WHERE pid = pg_backend_pid() AND locktype = 'relation' AND relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace");
    const held = new Map<string, PostgresLock>();
    for (const { relname, mode } of rows) {
      const lock = String(mode).replace(/Lock$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase();
      const name = String(relname) === 'tt' ? 't' : String(relname);
      const known = held.get(name);
      if (isOneOf(postgresLocks, lock) && (known === undefined || postgresLocks.indexOf(lock) > postgresLocks.indexOf(known))) held.set(name, lock);
    }
    return held;
  }
});
