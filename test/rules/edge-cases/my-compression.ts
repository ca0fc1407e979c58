import type { EdgeCases } from './edge-cases.ts';

export const myCompression: EdgeCases = {
  bad: [
    { title: 'two options', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8;'], expect: ['1:1'], options: { allow: ['row_format=compressed'] } },
    { title: 'a text as value', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ["ALTER TABLE t\n  ADD x int NULL,\n  COMPRESSION='none';"], expect: ['1:3'] },
    { title: 'a format of an old table', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t ROW_FORMAT COMPACT;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'other options', engine: 'mysql', files: ["CREATE TABLE t (id int PRIMARY KEY) ENGINE=InnoDB COMMENT='ROW_FORMAT=COMPRESSED' AUTO_INCREMENT=3;"], expect: [] },
    { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE t (id int) ROW_FORMAT=DYNAMIC;'], expect: [] },
  ],
};
