import type { EdgeCases } from './edge-cases.ts';

const long = 'a'.repeat(63);

export const identifierTooLong: EdgeCases = {
  bad: [
    { title: 'two names that become one', engine: 'postgresql', files: [`CREATE SEQUENCE ${long}_x;\nDROP SEQUENCE ${long};\nCREATE SEQUENCE ${long}_y;`], expect: ['1:1', '1:3'] },
    { title: 'quoted capitals, a new name', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: [`ALTER TABLE t RENAME COLUMN id TO "${'A b'.repeat(22)}";`], expect: ['1:1'] },
    { title: 'a constraint', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: [`ALTER TABLE t\n  ADD CONSTRAINT ${long}b CHECK (id > 0) NOT VALID;`], expect: ['1:2'] },
  ],
  good: [
    { title: 'an old name that was cut', engine: 'postgresql', base: [`CREATE TABLE ${long} (id bigint PRIMARY KEY);`], files: [`ALTER TABLE ${long}bc ADD COLUMN a int;`], expect: [] },
    { title: 'an alias', engine: 'postgresql', files: [`SELECT 1 AS ${long}bc;`], expect: [] },
  ],
};
