import { describe, expect, it } from '@jest/globals';
import type { Engine } from '../../src/model/engine-name.ts';
import type { SchemaDifference } from '../../src/model/schema-difference.ts';
import { compareStates } from '../../src/schema/compare-states.ts';
import { loadNormalizer } from '../../src/schema/load-normalizer.ts';
import { foldText } from '../support/describe-schema.ts';

const postgres: Engine = { name: 'postgresql', version: { text: '18.0', number: 180000 } };
const mysql: Engine = { name: 'mysql', version: { text: '8.4.0', number: 80400 } };

async function compare(engine: Engine, expected: string, actual: string): Promise<readonly string[]> {
  const [left, right] = [await foldText(engine, expected), await foldText(engine, actual)];
  const differences = compareStates(left.snapshot(), right.snapshot(), { engine, normalize: await loadNormalizer(engine) });
  return differences.map(describeDifference);
}

function describeDifference({ change, subject, kind, table, name, attribute, expected, actual }: SchemaDifference): string {
  const place = `${change} ${kind ?? subject} ${table === undefined ? name : `${table}.${name}`}`;
  return attribute === undefined ? place : `${place} ${attribute}: ${expected ?? ''} -> ${actual ?? ''}`;
}

const base = `CREATE TABLE t (id int PRIMARY KEY, a text NOT NULL, b int DEFAULT 5, c varchar(20), CHECK (b > 0));
  CREATE TABLE u (t_id int CONSTRAINT fk REFERENCES t, n numeric(5,2), o int); CREATE INDEX i ON t (b) WHERE b > 1; CREATE TYPE e AS ENUM ('a', 'b'); CREATE VIEW v AS SELECT id FROM t;`;

describe('two states of a PostgreSQL schema', () => {
  it('are equal where nothing differs', async () => {
    expect(await compare(postgres, base, base)).toEqual([]);
  });

  it.each([
    ['a table that one side lacks', 'DROP TABLE u;', ['missing table u']],
    ['a table too many', 'CREATE TABLE hot (x int);', ['unexpected table hot']],
    ['columns', 'ALTER TABLE t ADD COLUMN z int, DROP COLUMN c;', ['missing column t.c', 'unexpected column t.z']],
    ['the type', 'ALTER TABLE t ALTER c TYPE varchar(40);', ['changed column t.c type: character varying(20) -> character varying(40)']],
    ['nullability', 'ALTER TABLE t ALTER a DROP NOT NULL;', ['changed column t.a nullable: false -> true']],
    ['the default', 'ALTER TABLE t ALTER b SET DEFAULT 6;', ['changed column t.b default: 5 -> 6']],
    ['identity', 'ALTER TABLE t ALTER id ADD GENERATED ALWAYS AS IDENTITY;', ['changed column t.id identity:  -> always', 'unexpected sequence t_id_seq']],
    ['collation', 'ALTER TABLE t ALTER a TYPE text COLLATE "C";', ['changed column t.a collation:  -> C']],
    ['the comment', "COMMENT ON COLUMN t.a IS 'x';", ['changed column t.a comment:  -> x']],
    ['a foreign key', 'ALTER TABLE u DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t ON DELETE CASCADE;', ['changed constraint u.fk onDelete: no-action -> cascade']],
    ['a check', 'ALTER TABLE t DROP CONSTRAINT t_b_check, ADD CONSTRAINT t_b_check CHECK (b > 1);', ['changed constraint t.t_b_check expression: (> "b" 0) -> (> "b" 1)']],
    ['validity', 'ALTER TABLE t DROP CONSTRAINT t_b_check, ADD CONSTRAINT t_b_check CHECK (b > 0) NOT VALID;', ['changed constraint t.t_b_check validated: true -> false']],
    ['keys of an index', 'DROP INDEX i; CREATE INDEX i ON t (b DESC) WHERE b > 1;', ['changed index t.i keys: "b" -> "b" desc']],
    ['its predicate', 'DROP INDEX i; CREATE INDEX i ON t (b);', ['changed index t.i predicate: (> "b" 1) -> ']],
    ['its uniqueness and method', 'DROP INDEX i; CREATE UNIQUE INDEX i ON t (b) INCLUDE (a) WHERE b > 1;', ['changed index t.i unique: false -> true', 'changed index t.i include:  -> a']],
    ['order of columns', 'ALTER TABLE u DROP COLUMN n; ALTER TABLE u ADD COLUMN n numeric(5,2);', ['changed table u columnOrder: t_id, n, o -> t_id, o, n']],
    ['labels of an enum', "ALTER TYPE e ADD VALUE 'c' BEFORE 'b';", ['changed enum e labels: "a", "b" -> "a", "c", "b"']],
    ['views', 'DROP VIEW v; CREATE VIEW w AS SELECT 1;', ['missing view v', 'unexpected view w']],
    ['parents', 'CREATE TABLE kid () INHERITS (u);', ['unexpected table kid']],
  ])('differ in %s', async (_, change, differences) => {
    expect(await compare(postgres, base, `${base}${change}`)).toEqual(differences);
  });

  it.each([
    ['writing', "CREATE TABLE x (a int DEFAULT 5, CHECK (a IN (1, 2)));", "CREATE TABLE x (a int4 DEFAULT '5'::integer, CHECK ((a = ANY (ARRAY[1, 2]))));"],
    ['column dropped and added again at the end', 'CREATE TABLE x (a int, b text);', 'CREATE TABLE x (a int, b text); ALTER TABLE x DROP COLUMN b; ALTER TABLE x ADD COLUMN b text;'],
    ['temporary tables', 'SELECT 1;', 'CREATE TEMP TABLE x (a serial);'],
    ['the order of NULLs that goes without saying', 'CREATE TABLE x (a int); CREATE INDEX i ON x (a DESC);', 'CREATE TABLE x (a int); CREATE INDEX i ON x (a DESC NULLS FIRST);'],
    ['names of NOT NULL constraints', 'CREATE TABLE x (a int NOT NULL);', 'CREATE TABLE x (a int CONSTRAINT other NOT NULL);'],
    ['tables whose columns are not known', 'CREATE TABLE x AS SELECT 1 AS a;', 'CREATE TABLE x (b int);'],
  ])('do not differ by %s', async (_, expected, actual) => {
    expect(await compare(postgres, expected, actual)).toEqual([]);
  });
});

describe('two states of a MySQL schema', () => {
  const cases: readonly (readonly [what: string, expected: string, actual: string, differences: readonly string[]])[] = [
    ['case of columns, order of indexes and RESTRICT', 'CREATE TABLE t (A INT, b INT, KEY x (A), KEY y (b));', 'CREATE TABLE t (a INT, B INT, KEY y (B), KEY x (a));', []],
    ['display width', 'CREATE TABLE t (a INT(11));', 'CREATE TABLE t (a INT);', []],
    ['character sets', 'CREATE TABLE t (a CHAR(1)) CHARSET latin1;', 'CREATE TABLE t (a CHAR(1)) CHARSET ascii;', [
      'changed table t charset: latin1 -> ascii', 'changed table t collate: latin1_swedish_ci -> ascii_general_ci',
      'changed column t.a characterSet: latin1 -> ascii', 'changed column t.a collation: latin1_swedish_ci -> ascii_general_ci',
    ]],
    ['a character set that only one side knows', 'CREATE TABLE t (a CHAR(1)) CHARSET latin1;', 'CREATE TABLE t (a CHAR(1));', []],
    ['prefix of a key', 'CREATE TABLE t (a VARCHAR(9), KEY k (a(3)));', 'CREATE TABLE t (a VARCHAR(9), KEY k (a(4)));', ['changed index t.k keys: "a"(3) -> "a"(4)']],
    ['a prefix that is the whole column', 'CREATE TABLE t (a VARCHAR(9), KEY k (a));', 'CREATE TABLE t (a VARCHAR(9), KEY k (a(9)));', []],
    ['AUTO_INCREMENT', 'CREATE TABLE t (a INT PRIMARY KEY);', 'CREATE TABLE t (a INT AUTO_INCREMENT PRIMARY KEY);', ['changed column t.a autoIncrement: false -> true']],
    ['ON UPDATE', 'CREATE TABLE t (a DATETIME);', 'CREATE TABLE t (a DATETIME ON UPDATE NOW());', ['changed column t.a onUpdate:  -> (call now)']],
    ['partitioning', 'CREATE TABLE t (a INT);', 'CREATE TABLE t (a INT) PARTITION BY HASH (a);', ['changed table t partitionBy:  -> hash']],
    ['generated columns', 'CREATE TABLE t (a INT, b INT AS (a + 1));', 'CREATE TABLE t (a INT, b INT AS (a+1) STORED);', ['changed column t.b generated: (+ "a" 1) virtual -> (+ "a" 1) stored']],
    ['enforcement', 'CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0));', 'CREATE TABLE t (a INT, CONSTRAINT c CHECK (a > 0) NOT ENFORCED);', ['changed constraint t.c enforced: true -> false']],
  ];

  it.each(cases.map(([what, expected, actual, differences]) => ({ what, expected, actual, differences })))('are judged by $what', async ({ expected, actual, differences }) => {
    expect(await compare(mysql, expected, actual)).toEqual(differences);
  });
});
