import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import { readAs } from './reading.ts';

/** The columns that the last statement of a file reads. */
function lastColumns(sql: string, engine: EngineName = 'mysql'): readonly string[] {
  const operation = readAs(engine, sql).statements.at(-1)?.operations[0];
  if (operation?.kind !== 'select') throw new Error('no query at the end');
  return operation.query.columns;
}

describe('sql_mode changes how the rest of a file is read', () => {
  it.each([
    ['select "a"', []],
    ["set sql_mode = 'ANSI_QUOTES'; select \"a\"", ['a']],
    ["set session sql_mode = 'STRICT_TRANS_TABLES,ansi_quotes'; select \"a\"", ['a']],
    ["set @@session.sql_mode = 'ansi'; select \"a\"", ['a']],
    ["set @@sql_mode := 'ANSI_QUOTES'; select \"a\"", ['a']],
    ["set sql_mode = ansi_quotes; select \"a\"", ['a']],
    ["set global sql_mode = 'ANSI_QUOTES'; select \"a\"", []],
    ["set sql_mode = 'ANSI_QUOTES'; set sql_mode = ''; select \"a\"", []],
    ["set sql_mode = 'ANSI_QUOTES'; set sql_mode = default; select \"a\"", []],
    ["set sql_mode = concat(@@sql_mode, ',ANSI_QUOTES'); select \"a\"", ['a']],
    ["set @old = @@sql_mode, sql_mode = 'ANSI_QUOTES'; set sql_mode = @old; select \"a\"", []],
    ["set sql_mode = 'ANSI_QUOTES'; set @old = @@sql_mode; set sql_mode = ''; set sql_mode = @OLD; select \"a\"", ['a']],
    ["/*!40101 SET SQL_MODE='ANSI_QUOTES' */; select \"a\"", ['a']],
  ])('%s', (sql, columns) => {
    expect(lastColumns(sql)).toEqual(columns);
  });

  it('NO_BACKSLASH_ESCAPES makes a backslash an ordinary character', () => {
    const script = readAs('mysql', "set sql_mode = 'NO_BACKSLASH_ESCAPES'; select 'a\\'; select 2");
    expect(script.statements.map(({ text }) => text)).toEqual(["set sql_mode = 'NO_BACKSLASH_ESCAPES'", "select 'a\\'", 'select 2']);
  });

  it('PIPES_AS_CONCAT and HIGH_NOT_PRECEDENCE change what binds to what', () => {
    const constant = (sql: string): unknown => {
      const operation = readAs('mysql', sql).statements.at(-1)?.operations[0];
      return operation?.kind === 'select' ? operation.query.predicate?.constant : undefined;
    };
    expect(constant('select 1 from t where 0 || 1')).toBe('true');
    expect(constant("set sql_mode = 'PIPES_AS_CONCAT'; select 1 from t where 0 || 1")).toBeUndefined();
    expect(constant('select 1 from t where not 1 = 0')).toBe('true');
    expect(constant("set sql_mode = 'HIGH_NOT_PRECEDENCE'; select 1 from t where not 1 = 1")).toBe('false');
  });

  it('IGNORE_SPACE makes functions’ names keywords before a blank too', () => {
    const problems = (sql: string): readonly boolean[] => readAs('mysql', sql).statements.map(({ problem }) => problem !== undefined);
    expect(problems("create table count (a int); set sql_mode = 'IGNORE_SPACE'; create table count (a int); select count (*) from t")).toEqual([false, false, true, false]);
  });
});
