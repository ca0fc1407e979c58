import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, nickname varchar(50), name varchar(50));';
const twelve = { 'src/user.ts': 'nickname\n'.repeat(12) };

export const appStillReferences: EdgeCases = {
  bad: [
    { title: 'more places than are shown', engine: 'postgresql', base: [users], repository: twelve, files: ['SELECT 1;\nALTER TABLE users DROP COLUMN nickname;'], expect: ['1:2'] },
    { title: 'inside a DO block', engine: 'postgresql', base: [users], repository: twelve, files: ['DO $$\nBEGIN\n  ALTER TABLE users DROP COLUMN nickname;\nEND $$;'], expect: ['1:3'] },
    { title: 'a table under a new name', engine: 'postgresql', base: ['CREATE TABLE invoices (id bigint PRIMARY KEY);'], repository: { 'a.rb': 'Invoice.from("invoices")' }, files: ['ALTER TABLE invoices RENAME TO bills;'], expect: ['1:1'] },
    {
      title: 'a table that no migration creates', engine: 'mysql', repository: { 'a.rb': 'from "invoices"' }, files: ['DROP TABLE invoices;'], expect: ['1:1'],
      impossible: 'invoices stands for a table that no migration creates',
    },
  ],
  good: [
    { title: 'a name that stands everywhere', engine: 'postgresql', base: [users], repository: { 'a.ts': 'const name = 1;' }, files: ['ALTER TABLE users DROP COLUMN name;'], expect: [] },
    {
      title: 'a view that keeps the old name', engine: 'postgresql', base: ['CREATE TABLE invoices (id bigint PRIMARY KEY);'], repository: { 'a.rb': 'from "invoices"' },
      files: ['ALTER TABLE invoices RENAME TO bills;\nCREATE VIEW invoices AS SELECT * FROM bills;'], expect: [],
    },
    { title: 'tests, where the option says so', engine: 'mariadb', base: [users], repository: { 'test/a.ts': 'nickname' }, files: ['ALTER TABLE users DROP COLUMN nickname;'], expect: [], options: { ignore: ['^test/'] } },
    { title: 'a definition anew under its name', engine: 'mysql', base: [users], repository: twelve, files: ['ALTER TABLE users CHANGE nickname nickname text;'], expect: [] },
  ],
};
