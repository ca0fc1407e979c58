import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/model/engine-name.ts';
import { describeState, foldText } from '../support/describe-schema.ts';

const mysql8: Engine = { name: 'mysql', version: { text: '8.4.0', number: 80400 } };
const mysql57: Engine = { name: 'mysql', version: { text: '5.7.44', number: 50744 } };
const mariadb: Engine = { name: 'mariadb', version: { text: '10.11.19', number: 101119 } };
const shop = { schema: 'shop', characterSet: 'latin1', collation: 'latin1_swedish_ci' };

interface Case {
  readonly name: string;
  readonly engine: Engine;
  readonly sql: string;
  readonly state: readonly string[];
}

const cases: readonly Case[] = [
  {
    name: 'names indexes after their first column and makes one for a foreign key',
    engine: mysql8,
    sql: `CREATE TABLE p (id INT PRIMARY KEY);
      CREATE TABLE c (a INT, b INT, KEY (a), KEY (a, b), UNIQUE (b), FOREIGN KEY (a) REFERENCES p (id), FOREIGN KEY ix (b) REFERENCES p (id), CONSTRAINT named FOREIGN KEY (b, a) REFERENCES p (id, id));`,
    state: [
      'shop.c', '  a int', '  b int', '  = b unique (b)', '  = c_ibfk_1 (a) -> shop.p(id)', '  = c_ibfk_2 (b) -> shop.p(id)', '  = named (b, a) -> shop.p(id, id)',
      '  # a (a)', '  # a_2 (a, b)', '  # named (b, a)',
      'shop.p', '  id int not null', '  = PRIMARY primary-key (id)',
    ],
  },
  {
    name: 'drops the index that it made once an explicit one begins with its columns',
    engine: mariadb,
    sql: `CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE c (a INT, b INT, CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id));
      ALTER TABLE c ADD KEY wide (a, b);`,
    state: [
      'shop.c', '  a int', '  b int', '  = f (a) -> shop.p(id)', '  # wide (a, b)',
      'shop.p', '  id int not null', '  = PRIMARY primary-key (id)',
    ],
  },
  {
    name: 'gives the name in FOREIGN KEY name to the constraint on MariaDB',
    engine: mariadb,
    sql: 'CREATE TABLE p (id INT PRIMARY KEY, q INT, FOREIGN KEY up (q) REFERENCES p (id));',
    state: ['shop.p', '  id int not null', '  q int', '  = PRIMARY primary-key (id)', '  = up (q) -> shop.p(id)', '  # up (q)'],
  },
  {
    name: 'replaces the whole definition with MODIFY, but keeps keys and identity',
    engine: mysql8,
    sql: `CREATE TABLE m (id INT AUTO_INCREMENT PRIMARY KEY, a VARCHAR(9) CHARACTER SET utf8mb4 NOT NULL DEFAULT 'x' COMMENT 'c' UNIQUE);
      ALTER TABLE m MODIFY a VARCHAR(20) FIRST, CHANGE id ID BIGINT;`,
    state: [
      'shop.m', '  a varchar(20) charset latin1 collate latin1_swedish_ci', '  ID bigint not null',
      '  = PRIMARY primary-key (ID)', '  = a unique (a)',
    ],
  },
  {
    name: 'takes character sets from table and database, and converts them',
    engine: mysql8,
    sql: `CREATE TABLE a (s VARCHAR(5), t TEXT, b VARCHAR(3) BINARY) CHARSET utf8; CREATE TABLE d (s CHAR(2), u CHAR(2) COLLATE utf8mb4_bin);
      ALTER TABLE a CONVERT TO CHARACTER SET utf8mb4;`,
    state: [
      'shop.a', '  s varchar(5) charset utf8mb4 collate utf8mb4_0900_ai_ci', '  t mediumtext charset utf8mb4 collate utf8mb4_0900_ai_ci',
      '  b varchar(3) charset utf8mb4 collate utf8mb4_0900_ai_ci',
      'shop.d', '  s char(2) charset latin1 collate latin1_swedish_ci', '  u char(2) charset utf8mb4 collate utf8mb4_bin',
    ],
  },
  {
    name: 'gives TIMESTAMP columns their old defaults before MySQL 8',
    engine: mysql57,
    sql: 'CREATE TABLE t (a TIMESTAMP, b TIMESTAMP, c TIMESTAMP NULL, d INT CHECK (d > 0), e INT REFERENCES t (d));',
    state: [
      'shop.t', '  a timestamp not null default current_timestamp() on update current_timestamp()', "  b timestamp not null default '0000-00-00 00:00:00'",
      '  c timestamp', '  d int', '  e int',
    ],
  },
  {
    name: 'numbers checks by engine and keeps a column’s own with the column on MariaDB',
    engine: mariadb,
    sql: `CREATE TABLE c (a INT CHECK (a > 0), b INT, j JSON, CHECK (b > 0), CHECK (b < 9)); ALTER TABLE c DROP CONSTRAINT CONSTRAINT_1;
      ALTER TABLE c ADD CHECK (b <> 5), MODIFY a INT;`,
    state: [
      'shop.c', '  a int', '  b int', '  j longtext charset utf8mb4 collate utf8mb4_bin',
      '  = j check json_valid(`j`)', '  = CONSTRAINT_2 check b < 9', '  = CONSTRAINT_1 check b <> 5',
    ],
  },
  {
    name: 'renames made-up constraint names with their table',
    engine: mysql8,
    sql: `CREATE TABLE t (id INT PRIMARY KEY, up INT, CHECK (id > 0), CONSTRAINT t_mine CHECK (id < 9), FOREIGN KEY (up) REFERENCES t (id)); RENAME TABLE t TO u;
      ALTER TABLE u ADD FOREIGN KEY (up) REFERENCES u (id);`,
    state: [
      'shop.u', '  id int not null', '  up int', '  = PRIMARY primary-key (id)', '  = u_chk_1 check id > 0', '  = t_mine check id < 9',
      '  = u_ibfk_1 (up) -> shop.u(id)', '  = u_ibfk_2 (up) -> shop.u(id)', '  # up (up)',
    ],
  },
  {
    name: 'takes a dropped column out of indexes, and drops those that are left empty',
    engine: mysql8,
    sql: 'CREATE TABLE d (a INT, b INT, KEY x (a), KEY y (a, b), UNIQUE z (b, a), CHECK (a > 0)); ALTER TABLE d DROP COLUMN a;',
    state: ['shop.d', '  b int', '  = z unique (b)', '  # y (b)'],
  },
  {
    name: 'executes the clauses of an ALTER TABLE in the server’s order',
    engine: mysql8,
    sql: `CREATE TABLE o (id INT PRIMARY KEY, a INT, KEY k (a));
      ALTER TABLE o RENAME TO p, ADD KEY k (b), ADD COLUMN b INT AFTER id, DROP KEY k, MODIFY id BIGINT, DROP PRIMARY KEY;`,
    state: ['shop.p', '  id bigint', '  b int', '  a int', '  # k (b)'],
  },
  {
    name: 'follows USE and dropped databases',
    engine: mysql8,
    sql: `CREATE DATABASE other; USE other; CREATE TABLE t (a INT); CREATE TABLE shop.s (a INT); USE shop; ALTER TABLE s ADD b INT; DROP DATABASE other;
      CREATE DATABASE again; RENAME TABLE s TO again.s;`,
    state: ['again.s', '  a int', '  b int'],
  },
  {
    name: 'copies a table with LIKE, without its foreign keys',
    engine: mysql8,
    sql: `CREATE TABLE s (id INT PRIMARY KEY, a INT, CONSTRAINT z CHECK (a > 0), CHECK (a < 9), KEY (a), FOREIGN KEY (a) REFERENCES s (id));
      CREATE TABLE l LIKE s; DROP TABLE s;`,
    state: ['shop.l', '  id int not null', '  a int', '  = PRIMARY primary-key (id)', '  = l_chk_1 check a < 9', '  = l_chk_2 check a > 0', '  # a (a)'],
  },
  {
    name: 'records what it cannot follow, once for each statement',
    engine: mysql8,
    sql: `ALTER TABLE nowhere ADD x INT, ADD y INT; CREATE TABLE t (a INT); ALTER TABLE t ADD a INT; ALTER TABLE t DROP KEY k; CALL unknown();
      CREATE TABLE q AS SELECT 1; DROP TABLE IF EXISTS nothing; DROP TABLE nothing;`,
    state: [
      'shop.q incomplete', 'shop.t', '  a int', '? 1 table nowhere is not known', '? 3 column a of table t exists already', '? 4 index k is not known',
      '? 5 what procedure unknown does is not known', '? 6 columns come from a query', '? 8 table nothing is not known',
    ],
  },
];

describe('the catalogue of a MySQL or MariaDB server', () => {
  it.each(cases)('$name', async ({ engine, sql, state }) => {
    const catalog = await foldText(engine, sql, shop);
    expect(describeState(catalog.snapshot())).toEqual(state);
  });

  it.each([
    [0, ['shop.T', 'shop.t'], true],
    [1, ['shop.t'], false],
    [2, ['shop.t'], false],
  ])('tells tables apart by case as lower_case_table_names %i says', async (lowerCaseTableNames, keys, isTwo) => {
    const catalog = await foldText(mysql8, 'CREATE TABLE T (a INT); CREATE TABLE t (b INT);', { ...shop, lowerCaseTableNames });
    const { tables, unmodelled } = catalog.snapshot();
    expect([...tables.keys()]).toEqual(keys);
    expect(unmodelled.length === 0).toBe(isTwo);
    expect([...tables.values()][0]?.name).toBe(lowerCaseTableNames === 1 ? 't' : 'T');
  });

  it('does not guess a character set that nobody told', async () => {
    const catalog = await foldText(mysql8, 'CREATE TABLE t (a VARCHAR(5), b VARCHAR(5) CHARSET ascii);', { schema: 'shop' });
    expect(describeState(catalog.snapshot())).toEqual(['shop.t', '  a varchar(5)', '  b varchar(5) charset ascii collate ascii_general_ci']);
  });
});
