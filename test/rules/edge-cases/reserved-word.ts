import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const reservedWord: EdgeCases = {
  bad: [
    { title: 'a word of functions and joins', engine: 'postgresql', base: [t], files: ['ALTER TABLE t ADD COLUMN "left" int;\nALTER TABLE t RENAME TO "table";'], expect: ['1:1', '1:2'] },
    { title: 'capitals', engine: 'mysql', files: ['CREATE TABLE `Order` (id bigint PRIMARY KEY);'], expect: ['1:1'] },
    { title: 'a word of the next version', engine: 'mysql', version: '5.7', files: ['CREATE TABLE t (id bigint PRIMARY KEY, `rank` int);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a new name without the word', engine: 'postgresql', base: ['CREATE TABLE "user" (id bigint PRIMARY KEY);'], files: ['ALTER TABLE "user" RENAME TO users;\nCREATE INDEX ON users (id);'], expect: [] },
    { title: 'a definition under its old name', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY, `key` int);'], files: ['ALTER TABLE t CHANGE `key` `key` bigint;'], expect: [] },
  ],
};
