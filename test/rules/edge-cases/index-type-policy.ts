import type { EdgeCases } from './edge-cases.ts';

const notes = 'CREATE TABLE notes (id bigint PRIMARY KEY, body text, n int);';

export const indexTypePolicy: EdgeCases = {
  bad: [
    { title: 'hash', engine: 'postgresql', base: [notes], files: ['CREATE INDEX i ON notes USING hash (n);'], expect: ['1:1'] },
    { title: 'a type that is not allowed', engine: 'postgresql', base: [notes], files: ['CREATE INDEX i ON notes (n, body);'], expect: ['1:1'], options: { 'allow-types': ['^integer$'] } },
  ],
  good: [
    { title: 'an expression has no column', engine: 'postgresql', base: [notes], files: ['CREATE INDEX i ON notes (lower(body));'], expect: [], options: { 'allow-types': ['^integer$'] } },
    { title: 'a primary key', engine: 'mariadb', files: ['CREATE TABLE t (id int, PRIMARY KEY (id));'], expect: [] },
  ],
};
