import type { EdgeCases } from './edge-cases.ts';

const base = 'CREATE TABLE orgs (id bigint PRIMARY KEY);\nCREATE TABLE users (id bigint PRIMARY KEY, org_id bigint, boss_id bigint);';
const events = 'CREATE TABLE orgs (id bigint PRIMARY KEY);\nCREATE TABLE ev (org_id bigint, d date) PARTITION BY RANGE (d);\nCREATE TABLE ev1 PARTITION OF ev DEFAULT;';

export const addForeignKeyNotValid: EdgeCases = {
  bad: [
    { title: 'a table that refers to itself, without a name', engine: 'postgresql', base: [base], files: ['ALTER TABLE users ADD FOREIGN KEY (boss_id) REFERENCES users;'], expect: ['1:1'] },
    {
      title: 'an old table that refers to a new one', engine: 'postgresql', base: [base],
      files: ['CREATE TABLE teams (id bigint PRIMARY KEY);\nALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES teams ON DELETE CASCADE;'], expect: ['1:2'],
    },
    {
      title: 'a column that the same statement adds', engine: 'postgresql', base: [base],
      files: ['ALTER TABLE users ADD COLUMN home_id bigint NULL, ADD CONSTRAINT h FOREIGN KEY (home_id) REFERENCES orgs DEFERRABLE INITIALLY DEFERRED;'], expect: ['1:1'],
    },
    { title: 'a partitioned table', engine: 'postgresql', version: '16', base: [events], files: ['ALTER TABLE ev ADD FOREIGN KEY (org_id) REFERENCES orgs;'], expect: ['1:1'] },
    {
      title: 'a partitioned table that takes NOT VALID', engine: 'postgresql', version: '18', base: [events],
      files: ['ALTER TABLE ev ADD FOREIGN KEY (org_id) REFERENCES orgs;'], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a key that is not enforced', engine: 'postgresql', version: '18', base: [base],
      files: ['ALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs NOT ENFORCED;'], expect: [],
    },
    {
      title: 'two new tables that refer to each other', engine: 'postgresql', base: [base],
      files: ['CREATE TABLE a (id int PRIMARY KEY, b_id int);\nCREATE TABLE b (id int PRIMARY KEY, a_id int REFERENCES a);', 'ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES b;'], expect: [],
    },
  ],
};
