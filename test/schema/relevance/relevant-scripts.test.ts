import { describe, expect, it } from '@jest/globals';
import type { EngineName } from '../../../src/model/engine-name.ts';
import { makeJudge, readScripts } from '../../support/judge-both-ways.ts';
import { readReplays, readShop } from '../../support/replay-files.ts';
import { Random } from '../../support/statement-generator/random.ts';
import { generateRepository } from './generate-repository.ts';

const folders = { postgresql: 'postgres', mysql: 'mysql', mariadb: 'mysql' } as const satisfies Record<EngineName, string>;

/** Base files by what they are to the change set; those under `read` must be read, those under `left` must not. */
interface RelevanceExample {
  readonly title: string;
  readonly engine?: EngineName;
  readonly read: readonly string[];
  readonly left: readonly string[];
  readonly changed: string;
}

const addressesAndUsers = 'CREATE TABLE users (id int PRIMARY KEY, c int REFERENCES addresses);';

const examples: readonly RelevanceExample[] = [
  { title: 'a table by its name, however it is written', read: ['CREATE TABLE Users (id int)', 'ALTER TABLE ONLY"users"ADD c int'], left: ['CREATE TABLE users2 (id int)', 'CREATE TABLE my_users (id int)'], changed: 'DROP TABLE users' },
  { title: 'the earlier names of a table', read: ['CREATE TABLE people (id int)', 'ALTER TABLE people RENAME TO persons', 'ALTER TABLE persons RENAME TO users'], left: ['CREATE TABLE other (id int)'], changed: 'DROP TABLE users' },
  { title: 'a referenced table, but not what that refers to', read: ['CREATE TABLE addresses (id int PRIMARY KEY)', addressesAndUsers, 'CREATE TABLE orders (u int REFERENCES users)'], left: ['CREATE TABLE countries (id int PRIMARY KEY)'], changed: 'DROP TABLE users' },
  { title: 'a referenced table without its own references', read: [addressesAndUsers, 'CREATE TABLE orders (u int REFERENCES users)'], left: ['CREATE TABLE addresses (id int PRIMARY KEY)'], changed: 'DROP TABLE orders' },
  { title: 'the table of an index whose name the server chose', read: ['CREATE TABLE users (c int)', 'CREATE INDEX ON users (c)'], left: ['CREATE TABLE orders (c int)', 'CREATE INDEX ON orders (c)'], changed: 'DROP INDEX users_c_idx' },
  { title: 'the table of an index with a name of its own', read: ['CREATE TABLE users (c int)', 'CREATE INDEX quick ON users (c)', 'ALTER TABLE users ADD d int'], left: ['CREATE TABLE orders (c int)'], changed: 'DROP INDEX quick' },
  { title: 'no index of another table that has the same name', engine: 'mysql', read: ['CREATE TABLE users (c int, KEY ix (c))'], left: ['CREATE TABLE orders (c int, KEY ix (c))'], changed: 'DROP INDEX ix ON users' },
  { title: 'no table for sharing a trigger function or its name', read: ['CREATE TABLE users (c int)'], left: ['CREATE TRIGGER touch BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION now_it()', 'CREATE TABLE orders (c int)'], changed: 'CREATE TRIGGER touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION now_it()' },
  { title: 'every type, for a column does not say whose it is', read: ['CREATE /* a */ TYPE mood AS ENUM ()', 'ALTER -- a\n  TYPE mood ADD VALUE $$x$$'], left: ['CREATE TABLE orders (type text, c int)', 'ALTER TABLE orders ALTER c TYPE bigint'], changed: 'CREATE TABLE users (c mood)' },
  { title: 'a function that a default calls only where it changes', read: ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$SELECT 1$$', 'CREATE TABLE users (c int DEFAULT f(), d timestamp DEFAULT now())', 'ALTER FUNCTION f RENAME TO g'], left: ['CREATE FUNCTION h() RETURNS int LANGUAGE sql AS $$SELECT 1$$', 'CREATE TABLE orders (c int DEFAULT h(), d timestamp DEFAULT now())'], changed: 'DROP TABLE users' },
  { title: 'a function that the change set calls', read: ['CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS $$SELECT 1$$', 'ALTER FUNCTION app.f() STABLE', 'CREATE TABLE users (id int)'], left: ['CREATE FUNCTION now_it() RETURNS int LANGUAGE sql AS $$SELECT 1$$', 'CREATE TABLE orders (d timestamp DEFAULT now())'], changed: 'ALTER TABLE users ADD c int DEFAULT app.f(), ADD d timestamp DEFAULT now()' },
  { title: 'a routine that changes the table, and its calls', read: ['CREATE TABLE users (id int)', 'CREATE PROCEDURE p() LANGUAGE plpgsql AS $$BEGIN DROP TABLE users; END$$', 'CALL p()'], left: ['CREATE PROCEDURE q() LANGUAGE plpgsql AS $$BEGIN DROP TABLE orders; END$$', 'CALL q()'], changed: 'CREATE INDEX i ON users (id)' },
  { title: 'a statement that is put together', read: ['CREATE TABLE users (id int)', "DO $$BEGIN EXECUTE 'ALTER TABLE us' || 'ers ADD c int'; END$$"], left: ['CREATE TABLE orders (id int)', 'GRANT EXECUTE ON FUNCTION f TO r'], changed: 'DROP TABLE users' },
  { title: 'a name in escapes', read: ['CREATE TABLE U&"us\\0065rs" (id int)', "DO E'BEGIN ALTER TABLE\\nusers ADD c int\\x3b END'"], left: ['CREATE TABLE orders (id int)'], changed: 'DROP TABLE users' },
  { title: 'the sequence of a default', read: ['CREATE SEQUENCE drawn', "CREATE TABLE users (id int DEFAULT nextval('public.drawn'))", 'ALTER SEQUENCE drawn RENAME TO numbers'], left: ['CREATE SEQUENCE other'], changed: 'DROP TABLE users' },
  { title: 'the index of a key under all its names', read: ['CREATE TABLE users (c int CONSTRAINT once UNIQUE)', 'ALTER INDEX once RENAME TO unique_c', 'DROP INDEX unique_c'], left: ['CREATE TABLE orders (c int CONSTRAINT twice UNIQUE)'], changed: 'DROP TABLE users' },
  { title: 'the earlier names of a view, and what it reads', read: ['CREATE TABLE users (c int)', 'CREATE VIEW people AS SELECT c FROM users', 'ALTER VIEW people RENAME TO persons', 'ALTER TABLE users ADD d int'], left: ['CREATE TABLE orders (c int)'], changed: 'DROP VIEW persons' },
  { title: 'a table that has taken a name which the server would choose', read: ['CREATE TABLE orders (c int CONSTRAINT users_c_check CHECK (c > 0))', 'ALTER TABLE orders RENAME TO purchases', 'DROP TABLE purchases'], left: ['CREATE TABLE lines (c int)'], changed: 'ALTER TABLE users ADD CHECK (c > 1)' },
  { title: 'a table of which the server may have made the same name', read: ['CREATE TABLE "user" (roles_c int)', 'CREATE INDEX ON "user" (roles_c)', 'ALTER TABLE "user" RENAME TO people', 'DROP TABLE people'], left: ['GRANT SELECT ON lines TO CURRENT_USER'], changed: 'CREATE INDEX ON user_roles (c)' },
  { title: 'no statement for a keyword that a name begins with', read: ['CREATE TABLE users (c int)', 'CREATE INDEX index_users ON users (c)'], left: ['CREATE UNIQUE INDEX quick ON orders (c)', 'CREATE TABLE orders (c int UNIQUE)'], changed: 'CREATE INDEX unique_users ON users (c)' },
  { title: 'a table with a long name by a cut one', read: [`CREATE TABLE ${'long_'.repeat(10)}table (c int)`, `CREATE INDEX ON ${'long_'.repeat(10)}table (${'c'.repeat(40)})`], left: ['CREATE TABLE lines (c int)'], changed: `DROP INDEX ${'long_'.repeat(10).slice(0, 29)}_${'c'.repeat(29)}_idx` },
  { title: 'everything where a schema goes', read: ['DROP SCHEMA old CASCADE', 'CREATE TABLE users (id int)', 'CREATE TABLE orders (id int)'], left: [], changed: 'DROP TABLE users' },
];

describe('lint', () => {
  it.each(examples)('reads of the base $title', async ({ engine = 'postgresql', read, left, changed }) => {
    expect(await readScripts(engine, { base: [...left, ...read], changed: [changed] })).toEqual(read);
  });
});

/** What is read besides when what depends on the named objects is asked for. */
const dependents: readonly RelevanceExample[] = [
  { title: 'a table that refers to it, and what happens to that', read: ['CREATE TABLE users (id int PRIMARY KEY)', 'CREATE TABLE orders (u int REFERENCES users)', 'ALTER TABLE orders DROP CONSTRAINT orders_u_fkey'], left: ['CREATE TABLE other (id int)'], changed: 'ALTER TABLE users DROP COLUMN id' },
  { title: 'no table that refers to one which refers to it', read: ['CREATE TABLE users (id int PRIMARY KEY)', 'CREATE TABLE orders (id int PRIMARY KEY, u int REFERENCES users)', 'CREATE TABLE lines (o int REFERENCES orders)'], left: ['ALTER TABLE lines DROP CONSTRAINT lines_o_fkey'], changed: 'ALTER TABLE users DROP COLUMN id' },
  { title: 'a view of it, views of that, and their end', read: ['CREATE TABLE users (id int)', 'CREATE VIEW a AS SELECT id FROM users', 'CREATE VIEW b AS SELECT id FROM a', 'DROP VIEW b'], left: ['CREATE TABLE other (id int)', 'CREATE VIEW c AS SELECT id FROM other'], changed: 'ALTER TABLE users ALTER id TYPE bigint' },
  { title: 'what referred to it under an earlier name', read: ['CREATE TABLE people (id int PRIMARY KEY)', 'CREATE TABLE orders (u int REFERENCES people)', 'ALTER TABLE people RENAME TO users', 'DROP TABLE orders'], left: [], changed: 'DROP TABLE users' },
  { title: 'nothing that depends on what it refers to', read: ['CREATE TABLE users (id int PRIMARY KEY)', 'CREATE TABLE orders (u int REFERENCES users)', 'CREATE TABLE lines (u int REFERENCES users)'], left: ['DROP TABLE lines'], changed: 'ALTER TABLE orders DROP COLUMN u' },
];

describe('lint that asks for dependents', () => {
  it.each(dependents)('reads of the base $title', async ({ engine = 'postgresql', read, left, changed }) => {
    expect(await readScripts(engine, { base: [...left, ...read], changed: [changed], reach: 'dependents' })).toEqual(read);
  });
});

describe('a search that does not end soon', () => {
  it('is given up, and everything is read', async () => {
    const renamed = Array.from({ length: 30 }, (_, at) => `ALTER TABLE t${String(at)}x RENAME TO t${String(at + 1)}x`);
    const base = ['CREATE TABLE t0x (id int)', ...renamed, 'CREATE TABLE other (id int)'];
    expect(await readScripts('postgresql', { base, changed: ['DROP TABLE t30x'] })).toEqual(base);
  });
});

describe('a search that would cost more than reading', () => {
  it('is left out where a small base meets a great many statements', async () => {
    const base = ['CREATE TABLE users (id int)', 'CREATE TABLE other (id int)'];
    expect(await readScripts('postgresql', { base, changed: ['DELETE FROM users;'.repeat(3)] })).toEqual(base);
    expect(await readScripts('postgresql', { base, changed: ['DELETE FROM users'] })).toEqual(base.slice(0, 1));
  });
});

describe.each<EngineName>(['postgresql', 'mysql', 'mariadb'])('what lint of %s reads of the base', (engine) => {
  it('is enough for every end of every migration directory', async () => {
    const judge = await makeJudge(engine);
    for (const { name, files } of [...readReplays(folders[engine]), readShop(engine)]) {
      const texts = files.map(({ text }) => text);
      for (let size = 1; size <= Math.min(5, texts.length); size += 1) {
        const { whole, relevant } = judge({ base: texts.slice(0, -size), changed: texts.slice(-size) });
        expect({ name, size, ...relevant }).toEqual({ name, size, ...whole });
      }
    }
  });

  it('is enough for any file of all directories in one', async () => {
    const judge = await makeJudge(engine);
    const all = [...readReplays(folders[engine]), readShop(engine)].flatMap(({ files }) => files);
    for (let at = 3; at < all.length; at += 3) {
      const texts = all.slice(0, at + 1).map(({ text }) => text);
      const { whole, relevant } = judge({ base: texts.slice(0, -1), changed: texts.slice(-1) });
      expect({ name: all[at]?.name, ...relevant }).toEqual({ name: all[at]?.name, ...whole });
    }
  });

  it('is enough for repositories that were put together at random, and leaves out a good part of them', async () => {
    const judge = await makeJudge(engine);
    let [all, read] = [0, 0];
    for (let seed = 1; seed <= 200; seed += 1) {
      const repository = generateRepository(new Random(seed), engine);
      const { whole, relevant, filesRead } = judge(repository);
      expect({ seed, ...relevant }).toEqual({ seed, ...whole });
      all += repository.base.length;
      read += filesRead;
    }
    expect(read / all).toBeLessThan(0.7);
  });
});
