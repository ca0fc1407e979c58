import { describe, expect, it } from '@jest/globals';

import { readColumnType } from '../../../../src/engines/mysql/catalog/column-type.ts';

describe('readColumnType', () => {
  it.each([
    ['int', { name: 'int', arguments: [] }],
    ['int(11)', { name: 'int', arguments: [] }],
    ['INT(5)', { name: 'int', arguments: [] }],
    ['int unsigned', { name: 'int', arguments: [], unsigned: true }],
    ['bigint(20) unsigned zerofill', { name: 'bigint', arguments: ['20'], unsigned: true, zerofill: true }],
    ['tinyint(1)', { name: 'tinyint', arguments: ['1'] }],
    ['tinyint(4)', { name: 'tinyint', arguments: [] }],
    ['tinyint(1) unsigned', { name: 'tinyint', arguments: ['1'], unsigned: true }],
    ['year(4)', { name: 'year', arguments: [] }],
    ['decimal(10,2)', { name: 'decimal', arguments: ['10', '2'] }],
    ['double(8,3) unsigned', { name: 'double', arguments: ['8', '3'], unsigned: true }],
    ['varchar(20)', { name: 'varchar', arguments: ['20'] }],
    ['varchar(10) /*M!100301 COMPRESSED*/', { name: 'varchar', arguments: ['10'] }],
    ['timestamp(6)', { name: 'timestamp', arguments: ['6'] }],
    ['json', { name: 'json', arguments: [] }],
    ["enum('a','b')", { name: 'enum', arguments: ['a', 'b'] }],
    ["set('x')", { name: 'set', arguments: ['x'] }],
    ["enum('it''s','a,b','(c)','unsigned','\\\\','\\n','')", { name: 'enum', arguments: ["it's", 'a,b', '(c)', 'unsigned', '\\', '\n', ''] }],
  ])('reads %s', (printed, type) => {
    expect(readColumnType(printed)).toEqual({ dimensions: 0, ...type });
  });
});
