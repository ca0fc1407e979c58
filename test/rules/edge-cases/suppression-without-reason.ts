import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const suppressionWithoutReason: EdgeCases = {
  bad: [
    {
      title: 'a gate in a form that has no place for a reason', engine: 'postgresql', base: [users], suppressibleGates: true,
      files: ['-- atlas:nolint DS102\nDROP TABLE users;'], expect: ['1:1'],
    },
    { title: 'a date is no reason', engine: 'postgresql', base: [users], files: ['-- schema-gitops:ignore index-not-concurrent until=2999-01-01\nCREATE INDEX i ON users (age);'], expect: ['1:1'] },
    { title: 'empty behind the dashes', engine: 'mariadb', base: [users], files: ['/* schema-gitops:ignore drop-table -- */\nDROP TABLE users;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a form that has no place for a reason', engine: 'postgresql', base: [users], files: ['-- eugene: ignore E6\nCREATE INDEX i ON users (age);'], expect: [] },
    { title: 'a reason behind its word', engine: 'mysql', base: [users], files: ['-- schema-gitops:ignore drop-table reason: replaced by people\nDROP TABLE users;'], expect: [] },
    { title: 'a reason in a block comment', engine: 'mariadb', base: [users], files: ['/* schema-gitops:ignore drop-table -- replaced by people */\nDROP TABLE users;'], expect: [] },
    { title: 'one that suppresses nothing is only unused', engine: 'postgresql', base: [users], files: ['-- schema-gitops:ignore drop-table\nSELECT 1;'], expect: [] },
  ],
};
