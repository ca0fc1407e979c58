import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const none = { runnerLockTimeout: 'none' } as const;

export const fkLocksParent: EdgeCases = {
  bad: [
    {
      title: 'each key at its column', engine: 'postgresql', ...none, base: [orgs, 'CREATE TABLE teams (id int PRIMARY KEY);'],
      files: ['CREATE TABLE notes (\n  id int PRIMARY KEY,\n  org_id bigint REFERENCES orgs,\n  team_id int REFERENCES teams\n);'], expect: ['1:3', '1:4'],
    },
    {
      title: 'a new column', engine: 'postgresql', ...none, base: [orgs, 'CREATE TABLE users (id int);'],
      files: ['ALTER TABLE users\n  ADD COLUMN org_id bigint REFERENCES orgs;'], expect: ['1:2'],
    },
    {
      title: 'innodb_lock_wait_timeout bounds something else', engine: 'mysql', ...none, base: [orgs, 'CREATE TABLE users (id int, org_id bigint);'],
      files: ['SET SESSION innodb_lock_wait_timeout = 5;\nALTER TABLE users ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs (id);'], expect: ['1:2'],
    },
  ],
  good: [
    { title: 'a table that points to itself', engine: 'postgresql', ...none, files: ['CREATE TABLE nodes (id int PRIMARY KEY, up int REFERENCES nodes);'], expect: [] },
    {
      title: 'a key whose rows are looked up, which is a rule of its own', engine: 'postgresql', ...none, base: [orgs, 'CREATE TABLE users (id int, org_id bigint);'],
      files: ['ALTER TABLE users ADD FOREIGN KEY (org_id) REFERENCES orgs;'], expect: [],
    },
    {
      title: 'a table that is there already', engine: 'postgresql', ...none, base: [orgs, 'CREATE TABLE notes (id int);'],
      files: ['CREATE TABLE IF NOT EXISTS notes (id int, org_id bigint REFERENCES orgs);'], expect: [],
    },
    {
      title: 'a wait of the statement itself', engine: 'mariadb', ...none, base: [orgs, 'CREATE TABLE users (id int, org_id bigint);'],
      files: ['ALTER TABLE users WAIT 5 ADD CONSTRAINT f FOREIGN KEY (org_id) REFERENCES orgs (id);'], expect: [],
    },
  ],
};
