import type { EdgeCases } from './edge-cases.ts';

export const year2038: EdgeCases = {
  bad: [
    { title: 'another type for an old column', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, `Contract_End` datetime NULL);'], files: ['ALTER TABLE t MODIFY `Contract_End` timestamp(3) NULL;'], expect: ['1:1'] },
    { title: 'names of the policy', engine: 'mariadb', files: ['CREATE TABLE t (\n  id int PRIMARY KEY,\n  due_at timestamp NULL,\n  ends timestamp NULL\n);'], expect: ['1:3'], options: { names: ['^due_'] } },
  ],
  good: [
    { title: 'words that only contain it', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, sent_at timestamp NULL, weekend timestamp NULL, endpoint timestamp NULL);'], expect: [] },
    { title: 'a column that is one already', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY, expires_at timestamp NULL);'], files: ["ALTER TABLE t MODIFY expires_at timestamp NULL COMMENT 'x';"], expect: [] },
    { title: 'a date', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, expires_on date);'], expect: [] },
  ],
};
