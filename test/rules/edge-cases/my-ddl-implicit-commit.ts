import type { EdgeCases } from './edge-cases.ts';

const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, total int) ENGINE=InnoDB;';

export const myDdlImplicitCommit: EdgeCases = {
  bad: [
    { title: 'a transaction without rows', engine: 'mysql', base: [orders], transaction: 'none', files: ['BEGIN;\nALTER TABLE orders ADD a int;\nALTER TABLE orders ADD b int;\nCOMMIT;'], expect: ['1:2', '1:3'] },
    { title: 'inside a block', engine: 'mariadb', base: [orders], files: ['DELIMITER //\nBEGIN NOT ATOMIC\n  DELETE FROM orders WHERE id = 1;\n  TRUNCATE TABLE orders;\nEND //\nDELIMITER ;'], expect: ['1:4'] },
    { title: 'autocommit is off', engine: 'mariadb', base: [orders], transaction: 'none', files: ['SET autocommit = 0;\nDELETE FROM orders WHERE id = 1;\nTRUNCATE TABLE orders;'], expect: ['1:3'] },
    { title: 'a run that is one transaction', engine: 'mysql', base: [orders], transaction: 'whole-run', files: ['DELETE FROM orders WHERE id = 1;', 'DROP TABLE orders;'], expect: ['2:1'] },
    { title: 'rows again after a commit', engine: 'mariadb', base: [orders], files: ['INSERT INTO orders VALUES (1, 1);\nCOMMIT;\nINSERT INTO orders VALUES (2, 1);\nCREATE INDEX i ON orders (total);'], expect: ['1:4'] },
    { title: 'rows after the first change, and another change', engine: 'mysql', base: [orders], files: ['CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\nCREATE TABLE b (id int);\nCREATE TABLE c (id int);'], expect: ['1:3'] },
  ],
  good: [
    { title: 'rows behind the change', engine: 'mysql', base: [orders], files: ['ALTER TABLE orders ADD a int;\nUPDATE orders SET a = 1 WHERE id = 1;'], expect: [] },
    { title: 'a temporary table commits nothing', engine: 'mysql', base: [orders], files: ['START TRANSACTION;\nUPDATE orders SET total = 1 WHERE id = 1;\nCREATE TEMPORARY TABLE t (id int);\nDROP TEMPORARY TABLE t;\nCOMMIT;'], expect: [] },
    { title: 'rows of a temporary table', engine: 'mariadb', base: [orders], files: ['CREATE TEMPORARY TABLE t (id int);\nINSERT INTO t VALUES (1);\nALTER TABLE orders ADD a int;'], expect: [] },
    { title: 'a transaction that was given up', engine: 'mysql', base: [orders], files: ['BEGIN;\nDELETE FROM orders WHERE id = 1;\nROLLBACK;\nALTER TABLE orders ADD a int;'], expect: [] },
    { title: 'a routine that does both later', engine: 'mariadb', base: [orders], files: ['DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n  DELETE FROM orders;\n  TRUNCATE TABLE orders;\nEND //\nDELIMITER ;'], expect: [] },
    { title: 'a routine is called', engine: 'mysql', base: [orders, 'CREATE PROCEDURE p() SELECT 1;'], files: ['DELETE FROM orders WHERE id = 1;\nCALL p();'], expect: [] },
    { title: 'rows of an earlier file', engine: 'mysql', base: [orders], files: ['DELETE FROM orders WHERE id = 1;', 'ALTER TABLE orders ADD a int;'], expect: [] },
  ],
};
