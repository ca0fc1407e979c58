import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const alone = 'the server has no such database';

export const myCrossDatabase: EdgeCases = {
  bad: [
    { title: 'once in each file', engine: 'mysql', base: [users], files: ['UPDATE billing.a SET x = 1 WHERE id = 1;\nDELETE FROM billing.b WHERE id = 1;', 'DROP TABLE billing.a;'], expect: ['1:1', '2:1'], impossible: alone },
    { title: 'a table that leaves', engine: 'mysql', base: [users], files: ['RENAME TABLE users TO archive.users;'], expect: ['1:1'], impossible: alone },
    { title: 'a foreign key to another database', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN org_id bigint,\n  ADD FOREIGN KEY (org_id) REFERENCES crm.orgs (id);'], expect: ['1:2'], impossible: alone },
    { title: 'a routine, in an empty project', engine: 'mariadb', files: ['SELECT 1;\nCREATE TABLE t (id int PRIMARY KEY);\nDROP PROCEDURE IF EXISTS other.p;'], expect: ['1:3'], impossible: alone },
    { title: 'two databases, both named', engine: 'mariadb', base: ['CREATE TABLE app.users (id bigint PRIMARY KEY);'], files: ['INSERT INTO app.users (id) SELECT id FROM crm.users;'], expect: ['1:1'], impossible: alone },
    { title: 'the server’s own database', engine: 'mysql', base: [users], files: ['USE mysql;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'an alias', engine: 'mysql', base: [users], files: ['UPDATE users u JOIN users v ON u.id = v.id SET u.email = v.email WHERE u.id = 1;'], expect: [] },
    { title: 'a name in a text', engine: 'mariadb', base: [users], files: ["INSERT INTO users (id, email) VALUES (1, 'USE billing; billing.users');"], expect: [] },
    { title: 'a first migration that names its database', engine: 'mariadb', files: ['CREATE TABLE app.t (id bigint PRIMARY KEY);\nCREATE INDEX i ON app.t (id);'], expect: [], impossible: alone },
  ],
};
