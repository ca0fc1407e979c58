import { describe, expect, it } from '@jest/globals';

import { losesCharacters } from '../../src/impact/value-loss/character-set-loss.ts';
import { conversionLoss, type ConversionLoss } from '../../src/impact/value-loss/conversion-loss.ts';
import { valueSpace } from '../../src/impact/value-loss/value-space.ts';
import type { EngineFamily } from '../../src/model/engine-name.ts';
import { isKind } from '../support/operation-kind.ts';
import { loadReader } from '../../src/sql/load-reader.ts';

const readers = { postgres: await loadReader({ name: 'postgresql' }), mysql: await loadReader({ name: 'mysql' }) };

/** What becomes of values from one type, as written in SQL, to another. */
function loss(family: EngineFamily, from: string, to: string): ConversionLoss {
  const [old, next] = [from, to].map((type) => {
    const [operation] = readers[family].read(`CREATE TABLE t (c ${type});`).statements.flatMap(({ operations }) => operations);
    const column = operation !== undefined && isKind(operation, 'create-table') ? operation.columns[0] : undefined;
    if (column === undefined) throw new Error(`${type} is not read as a type`);
    return valueSpace(column.type, family);
  });
  return old === undefined || next === undefined ? 'unknown' : conversionLoss(old, next);
}

describe('PostgreSQL loses nothing', () => {
  it.each([
    ['int', 'bigint'], ['smallint', 'int'], ['int', 'numeric'], ['int', 'numeric(10,0)'], ['int', 'double precision'], ['smallint', 'real'], ['bigint', 'text'], ['int', 'varchar(11)'],
    ['numeric(10,2)', 'numeric(12,2)'], ['numeric(10,2)', 'numeric(14,4)'], ['numeric(10,2)', 'numeric'], ['numeric(9,0)', 'int'], ['numeric(10,2)', 'double precision'],
    ['real', 'double precision'], ['double precision', 'text'], ['double precision', 'numeric'],
    ['varchar(50)', 'varchar(100)'], ['varchar(50)', 'varchar'], ['varchar(50)', 'text'], ['text', 'varchar'], ['char(10)', 'varchar(10)'], ['char(10)', 'text'],
    ['date', 'timestamp'], ['date', 'timestamptz'], ['timestamp', 'timestamptz'], ['timestamp(3)', 'timestamp'], ['timestamptz', 'text'], ['date', 'varchar(10)'],
    ['boolean', 'int'], ['boolean', 'text'], ['uuid', 'text'], ['uuid', 'char(36)'], ['json', 'jsonb'], ['jsonb', 'json'], ['cidr', 'inet'], ['text', 'bytea'],
    ['bit(4)', 'bit varying(8)'], ['int[]', 'int[]'], ['point', 'point'], ['inet', 'text'],
  ])('from %s to %s', (from, to) => {
    expect(loss('postgres', from, to)).toBe('none');
  });
});

describe('PostgreSQL loses values', () => {
  it.each([
    ['bigint', 'int', 'range'], ['int', 'smallint', 'range'], ['int', 'numeric(5,0)', 'range'], ['bigint', 'double precision', 'last digits'], ['int', 'real', 'last digits'],
    ['int', 'varchar(5)', 'longer'], ['int', 'boolean', 'true'],
    ['numeric(10,2)', 'numeric(8,2)', 'range'], ['numeric(10,2)', 'numeric(12,1)', 'fractions'], ['numeric', 'numeric(10,2)', 'fractions'], ['numeric(10,2)', 'int', 'fractions'],
    ['numeric(10,0)', 'int', 'range'], ['numeric(20,2)', 'double precision', 'last digits'], ['double precision', 'real', 'last digits'], ['double precision', 'int', 'fractions'],
    ['real', 'numeric(10,2)', 'fractions'],
    ['text', 'varchar(10)', 'longer'], ['varchar(50)', 'varchar(20)', 'longer'], ['varchar(50)', 'char(20)', 'longer'], ['varchar', 'varchar(500)', 'longer'],
    ['text', 'int', 'not one'], ['text', 'jsonb', 'not one'], ['text', 'timestamptz', 'not one'], ['varchar(36)', 'uuid', 'not one'], ['inet', 'cidr', 'not one'], ['bytea', 'text', 'no text'],
    ['timestamp', 'date', 'time of day'], ['timestamptz', 'timestamp', 'zone'], ['timestamptz', 'date', 'time of day'], ['timestamp', 'time', 'date'], ['timestamp', 'timestamp(3)', 'fractions'],
    ['timestamptz', 'varchar(10)', 'longer'], ['bit(8)', 'bit(4)', 'longer'],
  ])('from %s to %s: %s', (from, to, word) => {
    expect(loss('postgres', from, to)).toEqual({ loss: expect.stringContaining(word) });
  });
});

describe('PostgreSQL may lose what is not known', () => {
  it.each([['json', 'hstore'], ['int[]', 'int'], ['interval', 'int'], ['point', 'box'], ['time', 'timestamp'], ['int', 'mood']])('from %s to %s', (from, to) => {
    expect(loss('postgres', from, to)).toBe('unknown');
  });
});

describe('MySQL loses nothing', () => {
  it.each([
    ['int', 'bigint'], ['int unsigned', 'bigint'], ['tinyint unsigned', 'smallint'], ['int', 'int(5)'], ['int', 'decimal(10,0)'], ['decimal(10,2)', 'decimal(12,2)'], ['float', 'double'],
    ['varchar(50)', 'varchar(60)'], ['varchar(50)', 'text'], ['tinytext', 'text'], ['text', 'longtext'], ['varchar(60)', 'tinytext'], ['char(10)', 'varchar(10)'],
    ['varbinary(10)', 'varbinary(20)'], ['blob', 'longblob'], ['date', 'datetime'], ['timestamp', 'datetime'], ['datetime', 'datetime(6)'], ['year', 'int'], ['datetime', 'varchar(19)'],
    ["enum('a','b')", "enum('b','c','a')"], ["enum('a','bb')", 'varchar(2)'], ["set('a','b')", "set('a','b','c')"],
  ])('from %s to %s', (from, to) => {
    expect(loss('mysql', from, to)).toBe('none');
  });
});

describe('MySQL loses values', () => {
  it.each([
    ['bigint', 'int', 'range'], ['int', 'int unsigned', 'range'], ['int unsigned', 'int', 'range'], ['mediumint', 'smallint', 'range'], ['decimal(10,2)', 'decimal(8,2)', 'range'],
    ['double', 'float', 'last digits'], ['bigint', 'double', 'last digits'], ['varchar(50)', 'varchar(20)', 'longer'], ['text', 'varchar(1000)', 'longer'], ['varchar(100)', 'tinytext', 'longer'],
    ['longtext', 'text', 'longer'], ['blob', 'tinyblob', 'longer'], ['varchar(10)', 'int', 'not one'], ['varchar(10)', "enum('a')", 'not one'], ['blob', 'text', 'no text'],
    ['datetime', 'timestamp', '2038'], ['datetime', 'date', 'time of day'], ['datetime(6)', 'datetime', 'fractions'], ['date', 'year', 'year'], ["enum('a','b')", "enum('a')", "'b'"],
    ["enum('a','bb')", 'varchar(1)', 'longer'],
  ])('from %s to %s: %s', (from, to, word) => {
    expect(loss('mysql', from, to)).toEqual({ loss: expect.stringContaining(word) });
  });
});

describe('character sets', () => {
  it.each([['latin1', 'utf8mb4'], ['utf8mb3', 'utf8mb4'], ['ascii', 'latin1'], ['utf8mb4', 'utf8mb4'], ['utf8mb4', 'utf16'], ['latin1', 'binary'], ['UTF8MB4', 'utf8mb4'], [undefined, 'utf8mb4']])(
    '%s has a place in %s', (from, to) => {
      expect(losesCharacters(from, to)).toBe(false);
    });

  it.each([['utf8mb4', 'latin1'], ['utf8mb4', 'utf8mb3'], ['utf8mb4', 'utf8'], ['latin1', 'latin2'], ['latin1', 'ascii'], [undefined, 'latin1']])('%s has none in %s', (from, to) => {
    expect(losesCharacters(from, to)).toBe(true);
  });
});
