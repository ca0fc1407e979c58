import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import { readAs, readOne, verdict } from './reading.ts';

function columnsOf(list: string, engine: EngineName = 'mysql'): readonly string[] {
  const { operations, problem } = readOne(engine, `select ${list} from t`);
  const [operation] = operations;
  if (operation?.kind !== 'select') throw new Error(problem?.message ?? 'no query');
  return operation.query.columns;
}

function commentOf(literal: string): string | undefined {
  const [operation] = readOne('mysql', `create table t (a int comment ${literal})`).operations;
  return operation?.kind === 'create-table' ? operation.columns[0]?.comment : undefined;
}

describe('names', () => {
  it.each([
    ['a', ['a']], ['`a b`', ['a b']], ['`a``b`', ['a`b']], ['`a\\`', ['a\\']], ['été', ['été']], ['日本', ['日本']], ['_x', ['_x']], ['$a', ['$a']], ['a$b', ['a$b']],
    ['1a', ['1a']], ['1e', ['1e']], ['0xg', ['0xg']], ['0b12', ['0b12']], ['0XFF', ['0XFF']], ['t.1a', ['t.1a']], ['t . a', ['t.a']], ['t. a', ['t.a']],
    ['t.select', ['t.select']], ['order.id', ['order.id']], ['`t`.order', ['t.order']], ['`select`', ['select']], ['count', ['count']], ['date', ['date']], ['now', ['now']],
  ])('select %s reads %j', (list, columns) => {
    expect(columnsOf(list)).toEqual(columns);
  });

  it.each(['order', 't. select', 'order . id', '`t`. select', 'a.b.c.d', '@@ a', "x'1'", "b'2'", "x'zz'", 'select'])('select %s is refused', (list) => {
    expect(verdict('mysql', `select ${list} from t`)).not.toBe('understood');
  });

  it('a function’s name is no table’s where its parenthesis touches it', () => {
    expect(verdict('mysql', 'create table count (a int)')).toBe('understood');
    expect(verdict('mysql', 'create table count(a int)')).not.toBe('understood');
    expect(verdict('mariadb', 'create table rank(a int)')).not.toBe('understood');
    expect(verdict('mariadb', 'create table rank (a int)')).toBe('understood');
    expect(verdict('mysql', 'select count (*) from t')).not.toBe('understood');
    expect(verdict('mysql', 'select count (a) from t')).toBe('understood');
  });
});

describe('strings', () => {
  it.each([
    ["'a'", 'a'], ["'it''s'", "it's"], ['"say ""hi"""', 'say "hi"'], ["'say \"hi\"'", 'say "hi"'], ["'a\\nb'", 'a\nb'], ["'a\\tb\\0'", 'a\tb\0'], ["'\\\\'", '\\'],
    ["'\\''", "'"], ["'100\\%'", '100\\%'], ["'a\\_b'", 'a\\_b'], ["'\\q'", 'q'], ["'\\Z'", '\x1a'], ["''", ''], ["'; -- /*'", '; -- /*'], ["'a\\\nb'", 'a\nb'],
  ])('%j is the text %j', (literal, text) => {
    expect(commentOf(literal)).toBe(text);
  });

  it.each(["'a' 'b'", "N'a'", "n'a'", "_utf8mb4'a'", "_latin1 x'41'", "x'41'", "X'4a4B'", "b'01'", "B'1'", '0x41', '0b01', "date '2024-01-01'", "{ts '2024-01-01 00:00:00'}", '1e3', '.5', '1.', '1.5e-3'])(
    '%s is a literal',
    (literal) => {
      expect(verdict('mysql', `select ${literal}`)).toBe('understood');
      expect(columnsOf(literal)).toEqual([]);
    },
  );

  it('a word that begins with an underscore is a character set only if it is one', () => {
    expect(columnsOf('_foo')).toEqual(['_foo']);
    expect(verdict('mysql', 'select _utf8')).not.toBe('understood');
  });
});

describe('variables', () => {
  it.each(['@a', "@'a b'", '@"a"', '@`a`', '@a.b', '@@sql_mode', '@@global.x', '@@session . x', '@@a.b', '@a := 1', '@a := @b := 2', '@@`sql_mode`'])('%s is an expression', (expression) => {
    expect(verdict('mysql', `select ${expression}`)).toBe('understood');
  });

  it('the variable without a name is known in MySQL only', () => {
    expect(verdict('mysql', 'select @')).toBe('understood');
    expect(verdict('mariadb', 'select @')).not.toBe('understood');
  });
});

describe('comments and operators', () => {
  it('two dashes begin a comment only before a blank', () => {
    expect(readOne('mysql', 'select 5 --1').problem).toBeUndefined();
    expect(readOne('mysql', 'select 5 --1').text).toBe('select 5 --1');
    expect(readOne('mysql', 'select 5 -- 1').text).toBe('select 5');
    expect(readOne('mysql', 'select 5 --').text).toBe('select 5');
    expect(readAs('mysql', 'select 5 --\t1\n').comments.map(({ text }) => text)).toEqual(['\t1']);
  });

  it.each([['select 1 <=> 2', true], ['select 1 < = 2', false], ['select a->>\'$.b\' from t', true], ['select 1 := 2', false], ['select 1 != 2', true], ['select 1 ! = 2', false]])('%s', (sql, understood) => {
    expect(verdict('mysql', sql) === 'understood').toBe(understood);
  });

  it('NULL is also \\N, up to MySQL 5.7 and in MariaDB', () => {
    expect(verdict('mariadb', 'select \\N')).toBe('understood');
    expect(verdict('mysql', 'select \\N', 50744)).toBe('understood');
    expect(readAs('mysql', 'select \\N', 80036).clientCommands).toHaveLength(1);
  });

  it('dollar quotes hold bodies of other languages in MySQL 9', () => {
    const body = 'create procedure p() language javascript as $js$ let a = "; $$"; $js$';
    expect(verdict('mysql', body, 90200)).toBe('understood');
    expect(readAs('mariadb', body).statements.length).toBeGreaterThan(1);
  });
});
