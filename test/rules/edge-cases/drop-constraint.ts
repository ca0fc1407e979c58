import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code varchar(20) UNIQUE);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int, org_id bigint,\n'
  + 'CONSTRAINT users_email_key UNIQUE (email), CONSTRAINT users_age CHECK (age > 0), CONSTRAINT users_org_fk FOREIGN KEY (org_id) REFERENCES orgs (id));';

export const dropConstraint: EdgeCases = {
  bad: [
    { title: 'a check', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users DROP CONSTRAINT IF EXISTS users_age;'], expect: ['1:1'] },
    { title: 'a constraint that is added anew, as a notice', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users DROP CONSTRAINT users_org_fk;\nALTER TABLE users ADD CONSTRAINT users_org_fk FOREIGN KEY (org_id) REFERENCES orgs (id) ON DELETE CASCADE;'], expect: ['1:1'] },
    { title: 'a check for more than NULL', engine: 'postgresql', base: ['CREATE TABLE t (a int NOT NULL, CONSTRAINT c CHECK (a IS NOT NULL AND a > 0));'], files: ['ALTER TABLE t DROP CONSTRAINT c;'], expect: ['1:1'] },
    { title: 'a check for NULL in a column that may be NULL', engine: 'postgresql', base: ['CREATE TABLE t (a int, CONSTRAINT c CHECK (a IS NOT NULL));'], files: ['ALTER TABLE t DROP CONSTRAINT c;'], expect: ['1:1'] },
    { title: 'a constraint under its new name', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users RENAME CONSTRAINT users_age TO age_ok;\nALTER TABLE users DROP CONSTRAINT age_ok;'], expect: ['1:2'] },
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy DROP CONSTRAINT c;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'a check', engine: 'mysql', base: [orgs, users], files: ['ALTER TABLE users DROP CHECK users_age;'], expect: ['1:1'] },
    { title: 'a unique index by DROP INDEX', engine: 'mariadb', base: [orgs, users], files: ['DROP INDEX users_email_key ON users;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'the primary key', engine: 'postgresql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t DROP CONSTRAINT t_pkey;'], expect: [] },
    { title: 'a constraint that is not there', engine: 'postgresql', base: [orgs, users], files: ['ALTER TABLE users DROP CONSTRAINT IF EXISTS nothing;'], expect: [] },
    { title: 'NOT NULL in the same statement', engine: 'postgresql', base: ['CREATE TABLE t (a int, CONSTRAINT c CHECK (a IS NOT NULL));'], files: ['ALTER TABLE t ALTER COLUMN a SET NOT NULL, DROP CONSTRAINT c;'], expect: [] },
    { title: 'the primary key', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t DROP PRIMARY KEY;'], expect: [] },
    { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE fresh (a int UNIQUE);\nALTER TABLE fresh DROP INDEX a;'], expect: [] },
  ],
};
