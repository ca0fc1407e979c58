import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NULL, age int NULL) ENGINE=InnoDB;';

export const myReorderColumn: EdgeCases = {
  bad: [
    { title: 'a new name at a new place', engine: 'mysql', base: [users], files: ['ALTER TABLE users CHANGE `age` `years` int NULL AFTER `id`;'], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'mysql', files: ['ALTER TABLE legacy MODIFY a int FIRST;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
    { title: 'an old MariaDB', engine: 'mariadb', version: '10.3', base: [users], files: ['ALTER TABLE users ADD x int NULL FIRST;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'first already', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY id bigint NOT NULL FIRST;'], expect: [] },
    { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY, a int);\nALTER TABLE t MODIFY a int FIRST;'], expect: [] },
    { title: 'a generated column copies wherever it stands', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD twice int AS (age * 2) STORED AFTER age, ALGORITHM=COPY;'], expect: [] },
    { title: 'a table that no migration makes, where it is INSTANT', engine: 'mariadb', files: ['ALTER TABLE legacy ADD a int NULL AFTER b;'], expect: [], impossible: 'legacy stands for a table that no migration makes' },
  ],
};
