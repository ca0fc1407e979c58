import type { EdgeCases } from './edge-cases.ts';

const wide = 'CREATE TABLE wide (id bigint PRIMARY KEY, a int, b int);';

export const tooManyIndexes: EdgeCases = {
  bad: [
    { title: 'keys count', engine: 'postgresql', base: [wide], files: ['ALTER TABLE wide ADD UNIQUE (a);\nALTER TABLE wide ADD UNIQUE (b);'], expect: ['1:2'], options: { max: 2 } },
    { title: 'in a new table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a int UNIQUE, KEY i (a, id));'], expect: ['1:1'], options: { max: 2 } },
  ],
  good: [
    { title: 'old indexes beyond the bound', engine: 'postgresql', base: [wide, 'CREATE INDEX i ON wide (a);\nCREATE INDEX j ON wide (b);'], files: ['ALTER TABLE wide ADD COLUMN c int NULL;'], expect: [], options: { max: 2 } },
    { title: 'an index that goes again', engine: 'mariadb', base: [wide], files: ['CREATE INDEX i ON wide (a);\nDROP INDEX i ON wide;'], expect: [], options: { max: 1 } },
  ],
};
