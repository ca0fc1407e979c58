import { describe, expect, it } from '@jest/globals';
import { declaredStatements } from '../../../src/migrations/declared-statements.ts';
import { newMigration } from '../../../src/migrations/new-migration.ts';
import { engineFamilies, type EngineName } from '../../../src/model/engine-name.ts';
import { loadReader } from '../../../src/sql/load-reader.ts';
import { rejectionOf } from '../../support/error-of.ts';

/** The declared statements of files, as `file: first words`. */
async function declare(engine: EngineName, texts: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const reader = await loadReader({ name: engine });
  const files = Object.entries(texts).map(([path, text]) => {
    const migration = newMigration({ file: { path, bytes: Buffer.from(text) }, kind: 'repeatable', description: path, script: path });
    return { migration, text: migration.text, script: reader.read(migration.text) };
  });
  return declaredStatements(files, engineFamilies[engine]).map(({ file, statement }) => `${file.migration.path}: ${statement.command}`);
}

const table = 'CREATE TABLE a (id int);\n';

describe('the statements of a declarative directory', () => {
  it('come with what others stand on first', async () => {
    expect(await declare('postgresql', {
      'a.sql': 'CREATE VIEW v AS SELECT 1;', 'b.sql': 'CREATE INDEX i ON c (id);', 'c.sql': `${table.replace('a', 'c')}COMMENT ON TABLE c IS 'x';`, 'd.sql': "CREATE TYPE e AS ENUM ('x');", 'e.sql': 'CREATE SCHEMA s;',
    })).toEqual(['e.sql: CREATE SCHEMA', 'd.sql: CREATE TYPE', 'c.sql: CREATE TABLE', 'a.sql: CREATE VIEW', 'b.sql: CREATE INDEX', 'c.sql: COMMENT ON TABLE']);
  });

  it.each<[EngineName, string, string]>([
    ['mysql', 'INSERT INTO a VALUES (1);', 'INSERT'],
    ['mysql', 'ALTER TABLE a ADD COLUMN b int;', 'ALTER TABLE'],
    ['mysql', 'DROP TABLE a;', 'DROP TABLE'],
    ['mysql', 'USE other;', 'USE'],
    ['mariadb', 'CREATE DATABASE other;', 'CREATE DATABASE'],
    ['mysql', 'CREATE TEMPORARY TABLE b (id int);', 'CREATE TEMPORARY TABLE'],
    ['mysql', 'CREATE TABLE b AS SELECT 1 AS x;', 'CREATE TABLE'],
    ['mysql', "CREATE USER x IDENTIFIED BY 'y';", 'CREATE USER'],
    ['postgresql', 'ALTER TABLE a DROP COLUMN id;', 'ALTER TABLE'],
    ['postgresql', 'UPDATE a SET id = 1;', 'UPDATE'],
    ['postgresql', 'CREATE ROLE r;', 'CREATE ROLE'],
    ['postgresql', 'SELECT 1;', 'SELECT'],
    ['postgresql', 'DO $$ BEGIN END $$;', 'DO'],
  ])('are none that declare nothing: %s %s', async (engine, text, command) => {
    expect(await rejectionOf(declare(engine, { 'a.sql': `${table}\n  ${text}\n` }))).toMatchObject({ code: 'migrations/declares-nothing', detail: command, location: { file: 'a.sql', start: { line: 3, column: 3 } } });
  });

  it.each<[EngineName, { readonly first: string; readonly second: string }, string]>([
    ['mysql', { first: table, second: table }, 'table a'],
    ['mysql', { first: table, second: 'CREATE VIEW a AS SELECT 1;' }, 'view a'],
    ['mariadb', { first: 'CREATE FUNCTION f() RETURNS int RETURN 1;', second: 'CREATE FUNCTION F() RETURNS int RETURN 2;' }, 'function F'],
    ['postgresql', { first: table, second: 'CREATE TABLE public.a (id int);' }, 'table a'],
    ['postgresql', { first: 'CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;', second: 'CREATE FUNCTION f(a integer) RETURNS int LANGUAGE sql AS $$ SELECT 2 $$;' }, 'routine f'],
    ['postgresql', { first: 'CREATE INDEX i ON a (id);', second: 'CREATE INDEX i ON b (id);' }, 'index i'],
  ])('are one for each object: %s %j', async (engine, { first, second }, name) => {
    expect(await rejectionOf(declare(engine, { 'a.sql': first, 'b.sql': `\n${second}` }))).toMatchObject({
      code: 'migrations/declared-twice', detail: name, actual: 'it is declared in a.sql:1 already', location: { file: 'b.sql', start: { line: 2 } },
    });
  });

  it('may share a name where objects are told apart by more', async () => {
    expect(await declare('postgresql', { 'a.sql': 'CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\nCREATE FUNCTION f(text) RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;\nCREATE TABLE s.a (id int);\nCREATE TABLE a (id int);\n' })).toHaveLength(4);
    expect(await declare('mysql', { 'a.sql': 'CREATE FUNCTION f() RETURNS int RETURN 1;\nCREATE PROCEDURE f() SELECT 1;\n' })).toHaveLength(2);
  });

  it('name no database on MySQL and MariaDB', async () => {
    expect(await rejectionOf(declare('mysql', { 'a.sql': `${table}CREATE TABLE other.b (id int);` }))).toMatchObject({ code: 'migrations/declared-elsewhere', detail: 'other', location: { start: { line: 2 } } });
  });
});
