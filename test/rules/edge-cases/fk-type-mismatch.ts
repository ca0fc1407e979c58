import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code varchar(20) UNIQUE);';

export const fkTypeMismatch: EdgeCases = {
  bad: [
    { title: 'one column of two', engine: 'postgresql', base: ['CREATE TABLE a (x int, y bigint, PRIMARY KEY (x, y));'], files: ['CREATE TABLE b (x int, y int, FOREIGN KEY (x, y) REFERENCES a);'], expect: ['1:1'] },
    { title: 'numeric for bigint', engine: 'postgresql', base: [orgs, 'CREATE TABLE users (id bigint PRIMARY KEY);'], files: ['ALTER TABLE users ADD COLUMN org_id numeric NULL REFERENCES orgs (id);'], expect: ['1:1'], impossible: 'the server refuses what the rule warns of' },
    { title: 'a domain over another type', engine: 'postgresql', base: [orgs, 'CREATE DOMAIN small_id AS int;'], files: ['CREATE TABLE users (org_id small_id REFERENCES orgs (id));'], expect: ['1:1'] },
    { title: 'another collation', engine: 'mysql', base: [orgs.replace(';', ' DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_0900_ai_ci;')], files: ['CREATE TABLE users (org varchar(20) COLLATE utf8mb4_bin, FOREIGN KEY (org) REFERENCES orgs (code));'], expect: ['1:1'], impossible: 'the server refuses what the rule warns of' },
  ],
  good: [
    { title: 'a domain over the same type', engine: 'postgresql', base: [orgs, 'CREATE DOMAIN org_key AS bigint;'], files: ['CREATE TABLE users (org_id org_key REFERENCES orgs (id));'], expect: [] },
    { title: 'a type that a later statement aligns', engine: 'postgresql', base: [orgs], files: ['CREATE TABLE users (org_id int REFERENCES orgs (id));\nALTER TABLE users ALTER COLUMN org_id TYPE bigint;'], expect: [] },
    { title: 'a referenced table that no migration creates is a gap', engine: 'postgresql', files: ['CREATE TABLE users (org_id int REFERENCES legacy (id));'], expect: [], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'a fixed for a variable length', engine: 'mysql', base: [orgs], files: ['CREATE TABLE users (org char(20), FOREIGN KEY (org) REFERENCES orgs (code));'], expect: [] },
    { title: 'another width in display', engine: 'mariadb', base: ['CREATE TABLE a (id int PRIMARY KEY);'], files: ['CREATE TABLE b (a_id int(5), FOREIGN KEY (a_id) REFERENCES a (id));'], expect: [] },
  ],
};
