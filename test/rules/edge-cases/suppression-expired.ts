import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const suppressionExpired: EdgeCases = {
  bad: [
    {
      title: 'the day before today', engine: 'mysql', base: [users],
      files: ['# schema-gitops:ignore drop-column -- soon until=2026-11-19\nALTER TABLE users DROP COLUMN age, ALGORITHM=INSTANT;'], expect: ['1:1'],
    },
    {
      title: 'in the form of another tool', engine: 'postgresql', base: [users],
      files: ['-- squawk-ignore require-concurrent-index-creation -- small until=2026-01-01\nCREATE INDEX i ON users (age);'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'the last day itself', engine: 'postgresql', base: [users],
      files: ['-- schema-gitops:ignore index-not-concurrent -- small [until=2026-11-20]\nCREATE INDEX i ON users (age);'], expect: [],
    },
    { title: 'a date in the reason', engine: 'mysql', base: [users], files: ['-- schema-gitops:ignore drop-table -- gone since 2020-01-31\nDROP TABLE users;'], expect: [] },
    { title: 'no date', engine: 'mariadb', base: [users], files: ['-- schema-gitops:ignore drop-table -- nobody reads it\nDROP TABLE users;'], expect: [] },
  ],
};
