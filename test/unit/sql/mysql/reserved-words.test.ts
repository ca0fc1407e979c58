import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../../src/model/engine-name.ts';
import { readOne, verdict } from './reading.ts';

/** True where a word can be a column’s name. */
function isFree(engine: EngineName, word: string, version?: number): boolean {
  return verdict(engine, `create table t (${word} int)`, version) === 'understood';
}

describe('reserved words', () => {
  it.each([
    ['mysql', 'rank', 50744, true], ['mysql', 'rank', 80036, false],
    ['mysql', 'groups', 50744, true], ['mysql', 'groups', 80036, false],
    ['mysql', 'lateral', 80013, true], ['mysql', 'lateral', 80014, false],
    ['mysql', 'intersect', 80030, true], ['mysql', 'intersect', 80031, false],
    ['mysql', 'qualify', 80036, true], ['mysql', 'qualify', 80400, false],
    ['mysql', 'manual', 80036, true], ['mysql', 'manual', 80400, false], ['mysql', 'manual', 90100, true],
    ['mysql', 'master_ssl_verify_server_cert', 80036, false], ['mysql', 'master_ssl_verify_server_cert', 80400, true],
    ['mariadb', 'offset', 100500, true], ['mariadb', 'offset', 100600, false],
    ['mariadb', 'vector', 101119, true], ['mariadb', 'vector', 110809, false],
    ['mariadb', 'rank', 110809, true], ['mariadb', 'window', 110809, true], ['mariadb', 'returning', 101119, false],
    ['mysql', 'returning', 90704, true], ['mysql', 'select', 50744, false], ['mariadb', 'select', 100400, false],
  ] as const)('%s %s at %i is free: %s', (...[engine, word, version, free]) => {
    expect(isFree(engine, word, version)).toBe(free);
    expect(isFree(engine, `\`${word}\``, version)).toBe(true);
  });

  it('with an unknown version only what every version reserves is refused', () => {
    expect(isFree('mysql', 'rank')).toBe(true);
    expect(isFree('mysql', 'table')).toBe(false);
    expect(isFree('mariadb', 'offset')).toBe(true);
  });

  it('and what some version reserves is no alias without AS, so that its clause is seen', () => {
    expect(readOne('mysql', 'select 1 from t window w as (order by a)').problem).toBeUndefined();
    expect(readOne('mysql', 'select 1 from t, lateral (select 1) x').problem).toBeUndefined();
    expect(readOne('mysql', 'select 1 from t except select 2').operations).toMatchObject([{ query: { tables: [{ name: 't' }] } }]);
  });

  it('the message tells what to do', () => {
    expect(verdict('mysql', 'create table t (order int)')).toBe('a column name was expected (a reserved word must be quoted), found order');
  });

  it.each([
    ['alter table t add index (a)', true], ['alter table t add key (a)', true], ['alter table t add column index int', false], ['alter table t drop column key', false],
    ['create table user (id int)', true], ['create table groups (id int)', true], ['create table t (a int, desc text)', false], ['select a as from t', false],
    ['select a from t where order = 1', false], ['update t set group = 1', false], ['insert into t (key) values (1)', false], ['create view check as select 1', false],
    ['create procedure call() select 1', false], ['select 1 from t as on', false], ['grant select on t to select', false], ['create database database', true],
  ] as const)('%s: %s', (sql, understood) => {
    expect(verdict('mariadb', sql) === 'understood').toBe(understood);
  });

  it.each(['password', 'any', 'sounds', 'end', 'begin'])('%s is free for a name but not for a call', (word) => {
    expect(isFree('mysql', word, 90704)).toBe(true);
    expect(verdict('mysql', `select ${word}(1)`, 90704)).not.toBe('understood');
    expect(verdict('mysql', `select d.${word}(1)`, 90704)).toBe('understood');
  });
});
