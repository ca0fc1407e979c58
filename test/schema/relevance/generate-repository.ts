import { engineFamilies, type EngineFamily, type EngineName } from '../../../src/model/engine-name.ts';
import type { Repository } from '../../support/judge-both-ways.ts';
import type { Random } from '../../support/statement-generator/random.ts';

/** Names that contain each other, that the server cuts off, and from which it makes names that clash; columns are called otherwise. */
const tables = [
  'a', 'a_b', 'ord', 'ord_items', 'Ord', 'items', 'users', 'user_roles', 'très_long', 't1', 't10', 't2',
  'a_very_long_name_of_a_table_that_comes_first', 'a_very_long_name_of_a_table_that_comes_second', 'two words', 'quo"te',
  ...Array.from({ length: 20 }, (_, index) => `lone_${String(index)}`),
];
const columns = ['id', 'b', 'c', 'b_c', 'ref', 'kind', 'a_column_whose_name_is_as_long_as_that_of_the_table'] as const;
const indexes = ['ix', 'ix_2', 'a_b_c_idx', 'ord_c_idx', 'ord_items_b_key', 't1_c_idx', 't1_pkey', 'users_id_seq'] as const;

/** Picks what is the same in both dialects, each with its own quotes. */
class Names {
  readonly random: Random;
  readonly #quote: string;
  readonly #tables: readonly string[];

  constructor(random: Random, quote: string) {
    this.random = random;
    this.#quote = quote;
    this.#tables = Array.from({ length: 4 + random.below(24) }, () => random.pick(tables));
  }

  table(): string {
    return this.quoted(this.random.pick(this.#tables));
  }

  /** A name that the text does not show. */
  inPieces(): string {
    const name = this.table();
    return `'${name.slice(0, 1)}' || '${name.slice(1)}'`;
  }

  column(): string {
    return this.random.pick(columns);
  }

  index(): string {
    return this.random.pick(indexes);
  }

  maybe(text: string, otherwise = ''): string {
    return this.random.chance(0.5) ? text : otherwise;
  }

  quoted(name: string): string {
    const isPlain = /^[a-z_]\w*$/.test(name) && this.random.chance(0.8);
    if (isPlain) return this.random.chance(0.2) ? name.toUpperCase() : name;
    return `${this.#quote}${name.replaceAll(this.#quote, this.#quote + this.#quote)}${this.#quote}`;
  }
}
type Statement = (names: Names) => string;

/** An upper-case name is another one to MySQL: there names are written as they are. */
const shared: readonly Statement[] = [
  (n) => `CREATE TABLE ${n.maybe('IF NOT EXISTS ')}${n.table()} (id int PRIMARY KEY, b int, c int NOT NULL DEFAULT 0, b_c int)`,
  (n) => `CREATE TABLE ${n.table()} (id int, ${n.column()}_x int, c int UNIQUE, ref int, CONSTRAINT ${n.index()} CHECK (c > 0))`,
  (n) => `CREATE TABLE ${n.table()} (id int PRIMARY KEY, c int, ref int, FOREIGN KEY (ref) REFERENCES ${n.table()} (id))`,
  (n) => `ALTER TABLE ${n.table()} RENAME TO ${n.table()}`,
  (n) => `DROP TABLE ${n.maybe('IF EXISTS ')}${n.table()}${n.maybe(' CASCADE')}`,
  (n) => `ALTER TABLE ${n.table()} ADD COLUMN ${n.column()} int`,
  (n) => `ALTER TABLE ${n.table()} DROP COLUMN ${n.column()}`,
  (n) => `ALTER TABLE ${n.table()} RENAME COLUMN ${n.column()} TO ${n.column()}`,
  (n) => `ALTER TABLE ${n.table()} ADD ${n.maybe(`CONSTRAINT ${n.index()} `)}UNIQUE (${n.column()})`,
  (n) => `ALTER TABLE ${n.table()} ADD ${n.maybe(`CONSTRAINT ${n.index()} `)}FOREIGN KEY (ref) REFERENCES ${n.table()} (id)`,
  (n) => `ALTER TABLE ${n.table()} ADD ${n.maybe(`CONSTRAINT ${n.index()} `)}CHECK (${n.column()} > 1)`,
  (n) => `ALTER TABLE ${n.table()} DROP CONSTRAINT ${n.index()}`,
  (n) => `ALTER TABLE ${n.table()} ALTER COLUMN c SET DEFAULT 5`,
  (n) => `CREATE INDEX ${n.index()} ON ${n.table()} (${n.column()})`,
  (n) => `CREATE VIEW ${n.table()} AS SELECT id, c FROM ${n.table()}`,
  (n) => `INSERT INTO ${n.table()} SELECT * FROM ${n.table()}`,
  (n) => `UPDATE ${n.table()} SET c = 1`,
  () => 'CREATE SCHEMA app',
];

const postgres: readonly Statement[] = [
  (n) => `CREATE TABLE ${n.table()} (id serial PRIMARY KEY, c int, kind mood, b_c int GENERATED ALWAYS AS (f(c)) STORED)`,
  (n) => `CREATE TABLE ${n.table()} (id int, c int DEFAULT nextval('${n.index()}'), b int DEFAULT f(1)) INHERITS (${n.table()})`,
  (n) => `CREATE TABLE ${n.table()} (id int PRIMARY KEY, c int, b int) PARTITION BY RANGE (id)`,
  (n) => `CREATE TABLE ${n.table()} PARTITION OF ${n.table()} FOR VALUES FROM (1) TO (9)`,
  (n) => `CREATE TABLE ${n.table()} (LIKE ${n.table()} INCLUDING ALL)`,
  (n) => `CREATE TABLE ${n.table()} AS SELECT * FROM ${n.table()}`,
  (n) => `ALTER TABLE ${n.table()} ATTACH PARTITION ${n.table()} FOR VALUES FROM (1) TO (9)`,
  (n) => `ALTER TABLE ${n.table()} DETACH PARTITION ${n.table()}`,
  (n) => `ALTER TABLE ${n.table()} ${n.maybe('NO ')}INHERIT ${n.table()}`,
  (n) => `CREATE INDEX ON ${n.maybe('ONLY ')}${n.table()} (${n.column()})`,
  (n) => `CREATE UNIQUE INDEX ON ${n.table()} (${n.column()}, b) WHERE g(c) > 0`,
  (n) => `CREATE INDEX IF NOT EXISTS ${n.index()} ON ${n.table()} (f(${n.column()}))`,
  (n) => `DROP INDEX ${n.maybe('IF EXISTS ')}${n.index()}${n.maybe(' CASCADE')}`,
  (n) => `ALTER INDEX ${n.index()} RENAME TO ${n.index()}`,
  (n) => `ALTER TABLE ${n.index()} RENAME TO ${n.table()}`,
  (n) => `ALTER INDEX ${n.index()} ATTACH PARTITION ${n.index()}`,
  (n) => `ALTER TABLE ${n.table()} ADD CONSTRAINT ${n.index()} UNIQUE USING INDEX ${n.index()}`,
  (n) => `ALTER TABLE ${n.table()} RENAME CONSTRAINT ${n.index()} TO ${n.index()}`,
  (n) => `ALTER TABLE ${n.table()} ALTER COLUMN c TYPE ${n.maybe('mood', 'bigint')}, ALTER COLUMN c SET NOT NULL`,
  (n) => `ALTER TABLE ${n.table()} SET SCHEMA ${n.maybe('app', 'public')}`,
  (n) => `SET search_path = ${n.maybe('app, public', 'app')}; CREATE TABLE ${n.table()} (id int PRIMARY KEY, c int)`,
  (n) => `CREATE SEQUENCE ${n.index()}`,
  (n) => `DROP SEQUENCE ${n.index()} CASCADE`,
  (n) => `ALTER SEQUENCE ${n.index()} RENAME TO ${n.index()}`,
  (n) => `ALTER SEQUENCE ${n.index()} OWNED BY ${n.table()}.c`,
  () => "CREATE TYPE mood AS ENUM ('x', 'y')",
  (n) => `ALTER /* for the better */ TYPE mood ${n.maybe("ADD VALUE 'z'", "RENAME VALUE 'x' TO 'w'")}`,
  () => 'DROP TYPE mood CASCADE',
  () => 'CREATE DOMAIN mood AS int NOT NULL',
  () => 'CREATE FUNCTION f(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$',
  () => 'CREATE FUNCTION g(int) RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$',
  (n) => `DROP FUNCTION ${n.maybe('f', 'g')} CASCADE`,
  () => 'ALTER FUNCTION f(int) RENAME TO g',
  (n) => `CREATE FUNCTION change_it() RETURNS void LANGUAGE plpgsql AS $$BEGIN ALTER TABLE ${n.table()} ADD COLUMN kind int; DROP TABLE IF EXISTS ${n.table()}; END$$`,
  () => 'SELECT change_it()',
  (n) => `CREATE PROCEDURE change_all() LANGUAGE plpgsql AS $$BEGIN PERFORM change_it(); EXECUTE 'ALTER TABLE ' || ${n.inPieces()} || ' ADD COLUMN kind int'; END$$`,
  () => 'CALL change_all()',
  (n) => `DO $$BEGIN ALTER TABLE ${n.table()} ADD COLUMN kind int; CREATE TYPE mood AS ENUM ('v'); END$$`,
  (n) => `DO $$BEGIN EXECUTE 'ALTER TABLE ' || ${n.inPieces()} || ' DROP COLUMN c'; END$$`,
  () => 'ALTER TABLE U&"\\0074\\0031" ADD COLUMN kind int',
  () => "DO E'BEGIN ALTER TABLE\\nt2 DROP COLUMN c\\x3b END'",
  (n) => `CREATE MATERIALIZED VIEW ${n.table()} AS SELECT c FROM ${n.table()}`,
  (n) => `DROP VIEW ${n.table()} CASCADE`,
  (n) => `CREATE TRIGGER touch BEFORE UPDATE ON ${n.table()} FOR EACH ROW EXECUTE FUNCTION change_it()`,
  (n) => `BEGIN; DROP TABLE ${n.table()}; ROLLBACK; ALTER TABLE ${n.table()} ADD COLUMN b int`,
  (n) => `DROP TABLE ${n.table()}, ${n.table()}`,
];

const mysql: readonly Statement[] = [
  (n) => `CREATE TABLE ${n.table()} (id int AUTO_INCREMENT PRIMARY KEY, c int, KEY ${n.index()} (c), KEY (b_c), b_c int, b varchar(9)) CHARSET=latin1`,
  (n) => `CREATE TABLE ${n.table()} LIKE ${n.table()}`,
  (n) => `RENAME TABLE ${n.table()} TO ${n.table()}, ${n.table()} TO ${n.table()}`,
  (n) => `ALTER TABLE ${n.table()} ADD INDEX (${n.column()}), DROP FOREIGN KEY ${n.table()}_ibfk_1`,
  (n) => `ALTER TABLE ${n.table()} CHANGE c ${n.column()} bigint NOT NULL`,
  (n) => `ALTER TABLE ${n.table()} CONVERT TO CHARACTER SET utf8mb4`,
  (n) => `DROP INDEX ${n.index()} ON ${n.table()}`,
  (n) => `ALTER TABLE ${n.table()} RENAME INDEX ${n.index()} TO ${n.index()}`,
  (n) => `/*!50000 ALTER TABLE ${n.table()} ADD COLUMN kind int */`,
  (n) => `USE ${n.maybe('app', 'shop')}; CREATE TABLE ${n.table()} (id int PRIMARY KEY, c int)`,
  (n) => `ALTER TABLE ${n.table()} RENAME TO app.${n.table()}`,
  (n) => `CREATE PROCEDURE change_it() ALTER TABLE ${n.table()} ADD COLUMN kind int`,
  () => 'CALL change_it()',
  (n) => `CREATE TRIGGER touch BEFORE UPDATE ON ${n.table()} FOR EACH ROW SET NEW.c = 1`,
  () => 'DROP TRIGGER touch',
  (n) => `PREPARE p FROM 'DROP TABLE ${n.table()}'; EXECUTE p`,
  (n) => `ALTER TABLE ${n.table()} PARTITION BY HASH (id) PARTITIONS 4`,
];

/** Behind these nothing can be left out. */
const sweeping = {
  postgres: [
    (n: Names) => `ALTER SCHEMA ${n.maybe('app', 'elsewhere')} RENAME TO ${n.maybe('app', 'elsewhere')}`,
    (n: Names) => `DROP SCHEMA ${n.maybe('app', 'elsewhere')} CASCADE`,
  ],
  mysql: [() => 'DROP /*!50000 DATABASE */ IF EXISTS app'],
} as const satisfies Record<EngineFamily, readonly Statement[]>;

/** Tables first, then anything that may be done to them or to others; a file has one statement or a few. */
export function generateRepository(random: Random, engine: EngineName): Repository {
  const family = engineFamilies[engine];
  const names = new Names(random, family === 'postgres' ? '"' : '`');
  const statements = [...shared, ...(family === 'postgres' ? postgres : mysql), ...(random.chance(0.1) ? sweeping[family] : [])];
  const file = (from: readonly Statement[]): string =>
    Array.from({ length: 1 + random.below(2) }, () => `${random.pick(from)(names)};\n`).join('');
  const lone = Array.from({ length: random.below(12) }, (_, index) => `CREATE TABLE alone_${String(index)} (id int PRIMARY KEY, c int);\n`);
  const created = Array.from({ length: 3 + random.below(12) }, () => file(shared.slice(0, 3)));
  const base = Array.from({ length: 4 + random.below(20) }, () => file(statements));
  return { base: [...created, ...lone, ...base], changed: Array.from({ length: 1 + random.below(2) }, () => file(statements)) };
}
