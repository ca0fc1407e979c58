import type { EdgeCases } from './edge-cases.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY, code varchar(20), KEY code_idx (code), UNIQUE KEY part_idx (code(5)));';

export const fkParentNotUnique: EdgeCases = {
  bad: [
    { title: 'a unique key on the beginning of the column', engine: 'mariadb', base: [orgs], files: ['CREATE TABLE users (\n  id bigint PRIMARY KEY,\n  org varchar(20),\n  CONSTRAINT f FOREIGN KEY (org) REFERENCES orgs (code)\n);'], expect: ['1:4'] },
    { title: 'in a new table', engine: 'mysql', base: [orgs], files: ['SET SESSION restrict_fk_on_non_standard_key = OFF;\nCREATE TABLE users (id bigint PRIMARY KEY, org varchar(20),\n  FOREIGN KEY (org) REFERENCES orgs (code));'], expect: ['1:3'] },
  ],
  good: [
    { title: 'a table that the change set makes later', engine: 'mariadb', files: ['SET SESSION foreign_key_checks = 0;\nCREATE TABLE b (id int PRIMARY KEY, a_id int, FOREIGN KEY (a_id) REFERENCES a (id));\nCREATE TABLE a (id int PRIMARY KEY);'], expect: [] },
    { title: 'the table itself', engine: 'mysql', files: ['CREATE TABLE tree (id int PRIMARY KEY, up int, FOREIGN KEY (up) REFERENCES tree (id));'], expect: [] },
    { title: 'a table that no migration creates is a gap', engine: 'mysql', files: ['CREATE TABLE b (a_id int, FOREIGN KEY (a_id) REFERENCES legacy (id));'], expect: [], impossible: 'legacy stands for a table that no migration creates' },
  ],
};
