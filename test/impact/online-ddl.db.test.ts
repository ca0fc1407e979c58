import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { onlineImpact } from '../../src/impact/mysql/online-impact.ts';
import { onlineAlgorithms, type OnlineAlgorithm } from '../../src/model/impact.ts';
import { clauseWords } from '../../src/rules/online-clause.ts';
import { resolveTable } from '../../src/schema/queries/resolve-table.ts';
import { openExampleDatabase, type ExampleDatabase } from '../support/example-database.ts';
import { foldScript } from '../support/fold-script.ts';
import { describeEachServer, type TestServer } from '../support/servers.ts';

const base = [
  'CREATE TABLE p (id int PRIMARY KEY) ENGINE=InnoDB',
  'INSERT INTO p VALUES (1), (2)',
  "CREATE TABLE t (id int PRIMARY KEY, a int, b varchar(50), c int NOT NULL, e enum('x','y'), v varchar(300), txt text, w varchar(10) CHARACTER SET latin1, u varchar(20) CHARACTER SET utf8mb3, bin varbinary(100), "
  + 'KEY t_a (a), CONSTRAINT t_check CHECK (c > 0), p_id int, CONSTRAINT t_p FOREIGN KEY (p_id) REFERENCES p (id)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4',
  "INSERT INTO t (id, a, b, c) VALUES (1, 1, 'x', 1), (2, 2, 'y', 2)",
];

/** Actions of ALTER TABLE, one of each kind that InnoDB tells apart, and some together. */
const actions = [
  'ADD COLUMN x int NULL',
  'ADD COLUMN x int NOT NULL DEFAULT 5',
  "ADD COLUMN x varchar(9) NOT NULL DEFAULT 'a'",
  'ADD COLUMN x timestamp NULL DEFAULT CURRENT_TIMESTAMP',
  'ADD COLUMN x int NULL FIRST',
  'ADD COLUMN x int NULL AFTER a',
  'ADD COLUMN x int AS (a + 1) VIRTUAL',
  'ADD COLUMN x int AS (a + 1) STORED',
  'ADD COLUMN x int NULL UNIQUE',
  'DROP COLUMN b',
  'DROP COLUMN a',
  'RENAME COLUMN b TO bb',
  'CHANGE b bb varchar(50)',
  'MODIFY a bigint',
  'MODIFY b varchar(60)',
  'MODIFY b varchar(100)',
  'MODIFY b varchar(20)',
  'MODIFY v varchar(400)',
  'MODIFY w varchar(20) CHARACTER SET latin1',
  'MODIFY a int NOT NULL DEFAULT 0',
  'MODIFY c int NULL',
  'MODIFY a int DEFAULT 9',
  'MODIFY a int AFTER c',
  "MODIFY e enum('x','y','z')",
  "MODIFY e enum('x','z','y')",
  'ALTER COLUMN a SET DEFAULT 3',
  'ALTER COLUMN a DROP DEFAULT',
  'ADD INDEX i (c)',
  'ADD UNIQUE u (c)',
  'ADD FULLTEXT ft (txt)',
  'DROP INDEX t_a',
  'RENAME INDEX t_a TO t_aa',
  'DROP PRIMARY KEY',
  'DROP PRIMARY KEY, ADD PRIMARY KEY (id, c)',
  'ADD CONSTRAINT f FOREIGN KEY (c) REFERENCES p (id)',
  'DROP FOREIGN KEY t_p',
  'ADD CONSTRAINT k CHECK (a > 0)',
  'DROP CONSTRAINT t_check',
  'CONVERT TO CHARACTER SET latin1',
  'DEFAULT CHARACTER SET latin1',
  'ENGINE=InnoDB',
  'FORCE',
  'ROW_FORMAT=COMPACT',
  "COMMENT='x'",
  'AUTO_INCREMENT=7',
  'STATS_PERSISTENT=1',
  'ADD COLUMN x int NULL, DROP COLUMN b',
  'ADD COLUMN x int NULL, ADD INDEX i (c)',
  'ADD COLUMN x int NULL, MODIFY a bigint',
  'DROP COLUMN b, ADD INDEX i (c)',
  'MODIFY a int AFTER c, ADD UNIQUE u (c)',
  'ADD COLUMN x int AS (a + 1) VIRTUAL, ADD COLUMN y int NULL',
  'RENAME TO q, ADD COLUMN x int NULL',
  'DROP FOREIGN KEY t_p, DROP INDEX t_a',
  'MODIFY b varchar(50) COLLATE utf8mb4_bin',
  'MODIFY u varchar(20) CHARACTER SET utf8mb4',
  'MODIFY u varchar(20) CHARACTER SET latin1',
  'MODIFY w varchar(256) CHARACTER SET latin1',
  'MODIFY bin varbinary(200)',
  'MODIFY a int FIRST',
  'MODIFY a int AFTER id',
  "MODIFY e enum('x')",
  'ADD COLUMN x int DEFAULT (a + 1)',
  'ADD COLUMN x date DEFAULT (curdate())',
  "ADD COLUMN x varchar(9) DEFAULT ('a')",
  'ADD COLUMN x int AS (a + 1) VIRTUAL, ADD INDEX i (x)',
  'ADD COLUMN x int NULL CHECK (x > 0)',
  'MODIFY a int UNIQUE',
  'DROP COLUMN id',
  'ADD COLUMN x int NOT NULL AUTO_INCREMENT UNIQUE',
];

/** What a table may have that narrows the choice. */
const variants = {
  'a virtual column': 'ALTER TABLE t ADD COLUMN g int AS (a + 1) VIRTUAL',
  'a virtual column in its midst': 'ALTER TABLE t ADD COLUMN g int AS (id + 1) VIRTUAL AFTER a',
  'a stored column': 'ALTER TABLE t ADD COLUMN g int AS (a + 1) STORED',
  'a key that cascades': 'ALTER TABLE t ADD COLUMN q_id int, ADD CONSTRAINT t_q FOREIGN KEY (q_id) REFERENCES p (id) ON DELETE CASCADE',
  'a table that cascades to it': 'CREATE TABLE k (id int PRIMARY KEY, t_id int, CONSTRAINT k_t FOREIGN KEY (t_id) REFERENCES t (id) ON DELETE CASCADE) ENGINE=InnoDB',
  'compressed rows': 'ALTER TABLE t ROW_FORMAT=COMPRESSED',
  'a full-text index': 'ALTER TABLE t ADD FULLTEXT ft0 (txt)',
};

const common = [
  'ADD COLUMN x int NULL', 'ADD COLUMN x int NULL FIRST', 'ADD COLUMN x int NULL AFTER c', 'MODIFY a int AFTER id', 'MODIFY a int FIRST', 'MODIFY a int AFTER c', 'DROP COLUMN b', 'MODIFY a int NOT NULL DEFAULT 0', 'MODIFY c int NULL', 'MODIFY b varchar(60)',
  'ADD INDEX i (c)', 'DROP INDEX t_a', 'ALTER COLUMN a SET DEFAULT 3', 'RENAME COLUMN b TO bb', 'MODIFY a bigint', 'ENGINE=InnoDB',
];

/** NOCOPY is MariaDB's. */
function algorithmsOf({ engine }: TestServer): readonly OnlineAlgorithm[] {
  return onlineAlgorithms.filter((algorithm) => engine === 'mariadb' || algorithm !== 'nocopy');
}

describeEachServer('online DDL', ['mysql', 'mariadb'], (server) => {
  let database: ExampleDatabase;
  beforeAll(async () => {
    database = await openExampleDatabase(server);
  });
  afterEach(() => database.empty());
  afterAll(() => database.close());

  it.each(actions)('is accepted as foretold: %s', async (action) => {
    const statement = `ALTER TABLE t ${action}`;
    const clause = clauseWords(await impactOf(statement), undefined, ', ');
    expect(await database.run([...base, `${statement}, ${clause}`])).toBeUndefined();
  });

  it.each(actions)('is refused in a lighter way: %s', async (action) => {
    const statement = `ALTER TABLE t ${action}`;
    const { algorithm } = await impactOf(statement);
    const lighter = algorithmsOf(server).at(algorithmsOf(server).indexOf(algorithm) - 1);
    if (lighter === undefined || algorithm === 'instant') return;
    expect(await database.run([...base, `${statement}, ALGORITHM=${lighter.toUpperCase()}`])).toMatch(/not supported|INSTANT|NOCOPY/);
  });

  describe.each(Object.entries(variants))('of a table with %s', (_, variant) => {
    it.each(common)('is accepted as foretold: %s', async (action) => {
      const statement = `ALTER TABLE t ${action}`;
      const clause = clauseWords(await impactOf(statement, [...base, variant]), undefined, ', ');
      expect(await database.run([...base, variant, `${statement}, ${clause}`])).toBeUndefined();
    });
  });

  it('needs what is foretold: no cheaper way is open for a change of type', async () => {
    const impact = await impactOf('ALTER TABLE t MODIFY a bigint');
    expect(impact.algorithm).toBe(onlineAlgorithms.at(-1));
    expect(await database.run([...base, 'ALTER TABLE t MODIFY a bigint, ALGORITHM=INPLACE'])).toMatch(/not supported/);
  });

  async function impactOf(statement: string, given = base): Promise<NonNullable<ReturnType<typeof onlineImpact>>> {
    const { engine, before, operations } = await foldScript(server, given, statement);
    const table = resolveTable(before, { name: 't' });
    const impact = table === undefined ? undefined : onlineImpact(operations, table, { engine, before, settings: new Map() });
    if (impact === undefined) throw new Error(`${statement} is not known`);
    return impact;
  }
});
