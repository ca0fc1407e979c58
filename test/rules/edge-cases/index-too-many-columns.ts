import type { EdgeCases } from './edge-cases.ts';

const wide = 'CREATE TABLE wide (id bigint PRIMARY KEY, a int, b int, c int, d int);';

export const indexTooManyColumns: EdgeCases = {
  bad: [
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['CREATE INDEX CONCURRENTLY i ON legacy (a, b, c, d);'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'in a new table', engine: 'mysql', files: ['CREATE TABLE t (\n  a int, b int, c int, d int,\n  KEY i (a, b, c, d)\n);'], expect: ['1:3'] },
  ],
  good: [
    { title: 'a table that is there', engine: 'mariadb', base: [wide], files: ['CREATE TABLE IF NOT EXISTS wide (a int, b int, c int, d int, KEY i (a, b, c, d));'], expect: [] },
    { title: 'as many as the option allows', engine: 'postgresql', base: [wide], files: ['CREATE INDEX i ON wide (a, b, c, d);'], expect: [], options: { 'max-index-columns': 4 } },
  ],
};
