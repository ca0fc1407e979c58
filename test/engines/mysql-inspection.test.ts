import { describe, expect, it } from '@jest/globals';

import { expressionText } from '../../src/engines/mysql/inspection/expression-text.ts';
import { withoutOwnSchema } from '../../src/engines/mysql/inspection/own-schema.ts';
import { readPartitions } from '../../src/engines/mysql/inspection/partitions.ts';
import { printedReader } from '../../src/engines/mysql/inspection/printed-reader.ts';
import { withoutPasswords } from '../../src/engines/mysql/inspection/printed-table.ts';
import { readPrivileges } from '../../src/engines/mysql/inspection/visible-privileges.ts';

describe('the schema’s own name in printed statements', () => {
  it.each([
    ['stands before tables', 'select `shop`.`t`.`id` AS `id` from `shop`.`t`', 'select `t`.`id` AS `id` from `t`'],
    ['stands before routines and sequences', 'DEFAULT nextval(`shop`.`s`) + `shop`.`f`(1)', 'DEFAULT nextval(`s`) + `f`(1)'],
    ['stays in strings', "select '`shop`.`t`' AS `a` from `shop`.`t`", "select '`shop`.`t`' AS `a` from `t`"],
    ['stays where it is the name of a column', 'select `t`.`shop` AS `shop` from `t`', 'select `t`.`shop` AS `shop` from `t`'],
    ['stays where it is an alias', 'select `shop`.`id` AS `id`,`shop`.`f`(1) AS `b` from `t` `shop`', 'select `shop`.`id` AS `id`,`f`(1) AS `b` from `t` `shop`'],
    ['is no other schema’s', 'select `shop2`.`t`.`id` AS `id` from `shop2`.`t`', 'select `shop2`.`t`.`id` AS `id` from `shop2`.`t`'],
  ])('%s', (_, printed, expected) => {
    expect(withoutOwnSchema(printed, 'shop')).toBe(expected);
  });

  it('may hold a backtick', () => {
    expect(withoutOwnSchema('select 1 AS `a` from `sh``op`.`t`', 'sh`op')).toBe('select 1 AS `a` from `t`');
  });
});

describe('connections of remote tables', () => {
  it.each([
    ["ENGINE=FEDERATED CONNECTION='mysql://app:hunter2@db:3306/shop/t'", "ENGINE=FEDERATED CONNECTION='mysql://app:***@db:3306/shop/t'"],
    [`ENGINE=SPIDER COMMENT='wrapper "mysql", user "app", password "hunter2"'`, `ENGINE=SPIDER COMMENT='wrapper "mysql", user "app", password "***"'`],
    ["ENGINE=InnoDB COMMENT='see https://wiki/page'", "ENGINE=InnoDB COMMENT='see https://wiki/page'"],
    ["`password` varchar(20) DEFAULT 'x'", "`password` varchar(20) DEFAULT 'x'"],
  ])('keep their passwords: %s', (printed, expected) => {
    expect(withoutPasswords(printed)).toBe(expected);
  });
});

describe('partitions', () => {
  it.each([
    ['PARTITION BY HASH (`a`) PARTITIONS 4', { partition_key: 'HASH (`a`)', partitions: ['4'] }],
    ["PARTITION BY SYSTEM_TIME INTERVAL 1 DAY STARTS TIMESTAMP'2026-01-01 00:00:00' (PARTITION `p0` HISTORY ENGINE = InnoDB, PARTITION `pn` CURRENT ENGINE = InnoDB)",
      { partition_key: 'SYSTEM_TIME INTERVAL 1 DAY', partitions: ['p0 HISTORY', 'pn CURRENT'] }],
    ['PARTITION BY SYSTEM_TIME LIMIT 100 AUTO (PARTITION `p0` HISTORY ENGINE = InnoDB, PARTITION `pn` CURRENT ENGINE = InnoDB)',
      { partition_key: 'SYSTEM_TIME LIMIT 100 AUTO', partitions: [] }],
    ["/*!50100 PARTITION BY LIST (`a`) (PARTITION p0 VALUES IN (1,2) DATA DIRECTORY = '/x' COMMENT = 'ENGINE = InnoDB' ENGINE = InnoDB) */",
      { partition_key: 'LIST (`a`)', partitions: ["p0 VALUES IN (1,2) DATA DIRECTORY = '/x' COMMENT = 'ENGINE = InnoDB'"] }],
  ])('are read from %s', (printed, expected) => {
    expect(readPartitions(printedReader(printed), 'InnoDB')).toEqual(expected);
  });
});

describe('privileges', () => {
  const read = (...lines: readonly string[]): ReturnType<typeof readPrivileges> => readPrivileges(lines.map((line) => ({ Grants: line })), 'my_shop');

  it.each([
    ['on everything', 'GRANT SELECT, TRIGGER ON *.* TO `a`@`%`', true],
    ['on the database', 'GRANT TRIGGER ON `my_shop`.* TO `a`@`%`', true],
    ['on databases of a pattern', String.raw`GRANT TRIGGER ON ${'`my\\_%`'}.* TO ${'`a`@`%`'}`, true],
    ['by all privileges', "GRANT ALL PRIVILEGES ON `my_shop`.* TO `a`@`%` WITH GRANT OPTION", true],
    ['not on another database', 'GRANT TRIGGER ON `my_shop2`.* TO `a`@`%`', false],
    ['not on one of its tables', 'GRANT TRIGGER ON `my_shop`.`t` TO `a`@`%`', false],
    ['not by the name of a role', 'GRANT `TRIGGER`@`%` TO `a`@`%`', false],
    ['not where a pattern’s characters are plain', 'GRANT TRIGGER ON `my.shop`.* TO `a`@`%`', false],
  ])('are had %s', (_, line, expected) => {
    expect(read(line).hasWide('TRIGGER')).toBe(expected);
  });

  it('are lost by a partial revoke', () => {
    expect(read('GRANT SELECT, TRIGGER ON *.* TO `a`@`%`', 'REVOKE TRIGGER ON `my_shop`.* FROM `a`@`%`').hasWide('TRIGGER')).toBe(false);
  });

  it('on columns are none on tables', () => {
    expect(read('GRANT SELECT (`a`, `b`), INSERT ON `my_shop`.* TO `a`@`%`').hasWide('SELECT')).toBe(false);
  });

  it('on the server’s own tables are told apart', () => {
    const privileges = read('GRANT SELECT ON `mysql`.`proc` TO `a`@`%`');
    expect([privileges.readsSystemTable('proc'), privileges.readsSystemTable('func'), privileges.readsSystemTable('*')]).toEqual([true, false, false]);
  });
});

describe('expressions', () => {
  it.each([
    ["(`a` <> _latin1'y')", "(`a` <> 'y')"],
    ["concat(_utf8mb4'x',_utf8mb3'\\'')", "concat('x','\\'')"],
    ["(`a` <> _latin1'é')", "(`a` <> _latin1'é')"],
    ["(`a` <> _binary'y')", "(`a` <> _binary'y')"],
    ["'_latin1' + `_utf8mb4` + f_latin1('x')", "'_latin1' + `_utf8mb4` + f_latin1('x')"],
  ])('lose what the connection of their maker left in them: %s', (printed, expected) => {
    expect(expressionText(printed)).toBe(expected);
  });
});
