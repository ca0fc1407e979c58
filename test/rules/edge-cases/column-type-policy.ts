import type { EdgeCases } from './edge-cases.ts';

export const columnTypePolicy: EdgeCases = {
  bad: [
    { title: 'a length that grows beyond the bound', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a varchar(20));'], files: ['ALTER TABLE t MODIFY a varchar(300);'], expect: ['1:1'], options: { max: 255 } },
    { title: 'a type of a schema', engine: 'postgresql', base: ["CREATE SCHEMA app;\nCREATE TYPE app.mood AS ENUM ('a');"], files: ['CREATE TABLE t (id bigint PRIMARY KEY, m app.mood);'], expect: ['1:1'], options: { forbid: ['^app\\.'] } },
  ],
  good: [
    { title: 'digits are no length', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, n numeric(30, 2), at timestamp(6));'], expect: [], options: { max: 4 } },
    { title: 'an old column that keeps its type', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a varchar(300));'], files: ["ALTER TABLE t MODIFY a varchar(300) DEFAULT 'x';"], expect: [], options: { max: 255 } },
  ],
};
