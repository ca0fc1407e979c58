import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const myInstantVersionLimit: EdgeCases = {
  bad: [
    {
      title: 'the changes of the set count', engine: 'mysql', version: '8.0.36', base: [users], stats: { users: { rows: 10, rowVersions: 53 } },
      files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\nALTER TABLE users DROP COLUMN x, ALGORITHM=INSTANT;'], expect: ['1:2'],
    },
    { title: 'INSTANT without a word of it', engine: 'mysql', version: '8.0.36', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;'], stats: { users: { rows: 10, rowVersions: 64 } }, expect: ['1:1'] },
  ],
  good: [
    { title: 'a rebuild', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INPLACE, LOCK=NONE;'], stats: { users: { rows: 10, rowVersions: 250 } }, expect: [] },
    { title: '64 of 255', engine: 'mysql', version: '9.1.0', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'], stats: { users: { rows: 10, rowVersions: 64 } }, expect: [] },
    { title: 'a new table', engine: 'mysql', files: [`${users}\nALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;`], stats: { users: { rows: 10, rowVersions: 250 } }, expect: [] },
  ],
};
