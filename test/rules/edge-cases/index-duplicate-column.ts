import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const indexDuplicateColumn: EdgeCases = {
  bad: [
    { title: 'an expression twice', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (lower(email), age, lower(email));'], expect: ['1:1'] },
    { title: 'two directions of one column', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email, email DESC);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'two columns that differ in case', engine: 'postgresql', base: ['CREATE TABLE t (a int, "A" int);'], files: ['CREATE INDEX i ON t (a, "A");'], expect: [] },
    { title: 'two collations', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email, email COLLATE "C");'], expect: [] },
  ],
};
