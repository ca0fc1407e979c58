import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL, age int NOT NULL);';

export const dropNotNull: EdgeCases = {
  bad: [
    { title: 'one action of several', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ALTER COLUMN age DROP NOT NULL;'], expect: ['1:3'] },
    { title: 'the constraint by its name', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users DROP CONSTRAINT users_email_not_null;'], expect: ['1:1'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy ALTER COLUMN a DROP NOT NULL;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
  ],
  good: [
    { title: 'a column of the change set', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NOT NULL DEFAULT 0;', 'ALTER TABLE users ALTER COLUMN x DROP NOT NULL;'], expect: [] },
    { title: 'a column that may be NULL already', engine: 'postgresql', base: ['CREATE TABLE t (a int);'], files: ['ALTER TABLE t ALTER COLUMN a DROP NOT NULL;'], expect: [] },
    { title: 'a declared contract step', engine: 'postgresql', base: [users], files: ['-- schema-gitops:contract email moves to contacts\nALTER TABLE users ALTER COLUMN email DROP NOT NULL;'], expect: [] },
    { title: 'a primary key stays NOT NULL', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY id bigint unsigned;'], expect: [] },
    { title: 'a definition anew that forgets NOT NULL, which is another rule’s', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY age bigint;'], expect: [] },
    { title: 'a definition anew of a table that no migration creates', engine: 'mariadb', files: ['ALTER TABLE legacy MODIFY a int NULL;'], expect: [], impossible: 'legacy stands for a table that no migration creates' },
  ],
};
