import type { EdgeCases } from './edge-cases.ts';

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, total int) ENGINE=InnoDB;';

export const createOrReplaceTable: EdgeCases = {
  bad: [
    { title: 'an old table under its new name', engine: 'mariadb', base: [orders], files: ['RENAME TABLE orders TO `Order`;\nCREATE OR REPLACE TABLE `Order` (id int);'], expect: ['1:2'] },
    { title: 'a table that no migration makes', engine: 'mariadb', files: ['CREATE OR REPLACE TABLE legacy (id int);'], expect: ['1:1'] },
    { title: 'inside a block', engine: 'mariadb', base: [orders], files: ['DELIMITER //\nBEGIN NOT ATOMIC\n  CREATE OR REPLACE TABLE orders (id int);\nEND //\nDELIMITER ;'], expect: ['1:3'] },
  ],
  good: [
    { title: 'the old table is gone already', engine: 'mariadb', base: [orders], files: ['DROP TABLE orders;\nCREATE TABLE orders (id int);\nCREATE OR REPLACE TABLE orders (id bigint);'], expect: [] },
    { title: 'IF NOT EXISTS', engine: 'mariadb', base: [orders], files: ['CREATE TABLE IF NOT EXISTS orders (id int);'], expect: [] },
    { title: 'a view', engine: 'mariadb', base: [orders], files: ['CREATE OR REPLACE VIEW v AS SELECT id FROM orders;'], expect: [] },
  ],
};
