import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code int, KEY code_idx (code));';
const pgOrgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint REFERENCES orgs (id), a int);\nCREATE INDEX users_org ON users (org_id);';
const refused = 'the server refuses what the rule warns of';

export const dropSupportingIndex: EdgeCases = {
  bad: [
    { title: 'concurrently', engine: 'postgresql', base: [pgOrgs, users], transaction: 'none', files: ['DROP INDEX CONCURRENTLY users_org;'], expect: ['1:1'] },
    { title: 'another index that is partial', engine: 'postgresql', base: [pgOrgs, users, 'CREATE INDEX other ON users (org_id) WHERE a > 1;'], files: ['DROP INDEX users_org;'], expect: ['1:1'] },
    { title: 'a unique key that serves a foreign key', engine: 'postgresql', base: [pgOrgs, 'CREATE TABLE u (id int PRIMARY KEY, org_id bigint REFERENCES orgs (id), CONSTRAINT k UNIQUE (org_id, id));'], files: ['ALTER TABLE u\n  ADD COLUMN x int NULL,\n  DROP CONSTRAINT k;'], expect: ['1:3'] },
    { title: 'the only unique index', engine: 'postgresql', base: ['CREATE TABLE t (a int NOT NULL);\nCREATE UNIQUE INDEX t_a ON t (a);'], files: ['DROP INDEX t_a;'], expect: ['1:1'] },
    { title: 'a replica identity under its new name', engine: 'postgresql', base: ['CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);\nCREATE UNIQUE INDEX t_a ON t (a);\nALTER TABLE t REPLICA IDENTITY USING INDEX t_a;\nALTER INDEX t_a RENAME TO t_b;'], files: ['DROP INDEX t_b;'], expect: ['1:1'] },
    { title: 'the index to which a key of another table points', engine: 'mariadb', base: [orgs, 'CREATE TABLE u (id int PRIMARY KEY, code int, CONSTRAINT f FOREIGN KEY (code) REFERENCES orgs (code));'], files: ['ALTER TABLE orgs DROP INDEX code_idx;'], expect: ['1:1'], impossible: refused },
  ],
  good: [
    { title: 'a table that goes as well', engine: 'postgresql', base: [pgOrgs, users], files: ['ALTER TABLE users DROP CONSTRAINT users_org_id_fkey;\nDROP INDEX users_org;'], expect: [] },
    { title: 'another replica identity first', engine: 'postgresql', base: ['CREATE TABLE t (id int PRIMARY KEY, a int NOT NULL);\nCREATE UNIQUE INDEX t_a ON t (a);\nALTER TABLE t REPLICA IDENTITY USING INDEX t_a;'], files: ['ALTER TABLE t REPLICA IDENTITY DEFAULT;\nDROP INDEX t_a;'], expect: [] },
    { title: 'an index of the change set', engine: 'postgresql', base: [pgOrgs], files: ['CREATE TABLE u (id bigint PRIMARY KEY, org_id bigint REFERENCES orgs (id));\nCREATE INDEX i ON u (org_id);\nDROP INDEX i;'], expect: [] },
    { title: 'a unique index, which is another rule’s', engine: 'mysql', base: ['CREATE TABLE t (a int NOT NULL, UNIQUE KEY k (a));'], files: ['ALTER TABLE t DROP INDEX k;'], expect: [] },
    { title: 'a wider index takes over', engine: 'mariadb', base: [orgs, 'CREATE TABLE u (id int PRIMARY KEY, o bigint, KEY a (o), KEY b (o, id), CONSTRAINT f FOREIGN KEY (o) REFERENCES orgs (id));'], files: ['DROP INDEX a ON u;'], expect: [] },
  ],
};
