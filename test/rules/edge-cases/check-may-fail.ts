import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const teams = 'CREATE TABLE teams (id bigint PRIMARY KEY);';

export const checkMayFail: EdgeCases = {
  bad: [
    { title: 'a new column with a default', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN n int NOT NULL DEFAULT 0 CHECK (n > 0);'], expect: ['1:1'] },
    { title: 'NULL is what it asks for', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN n int NULL;\nALTER TABLE users ADD CHECK (n IS NOT NULL);'], expect: ['1:2'] },
    { title: 'several keys of one statement', engine: 'mariadb', base: [users, teams], files: ['ALTER TABLE users ADD FOREIGN KEY (id) REFERENCES teams (id), ADD CHECK (age > 0);'], expect: ['1:1', '1:1'] },
  ],
  good: [
    { title: 'a constraint that checks no old row', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT VALID;'], expect: [] },
    { title: 'a constraint that is valid already', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0);'], files: ['ALTER TABLE users VALIDATE CONSTRAINT c;'], expect: [] },
    { title: 'a new column that refers', engine: 'postgresql', base: [users, teams], files: ['ALTER TABLE users ADD COLUMN team_id bigint NULL REFERENCES teams (id);'], expect: [] },
    { title: 'a question before', engine: 'postgresql', base: [users], files: ['SELECT count(*) FROM users WHERE age < 0;\nALTER TABLE users ADD CHECK (age >= 0);'], expect: [] },
    { title: 'a CHECK that is not enforced', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT c CHECK (age > 0) NOT ENFORCED;'], expect: [] },
  ],
};
