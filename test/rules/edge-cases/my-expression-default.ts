import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int) ENGINE=InnoDB;';

export const myExpressionDefault: EdgeCases = {
  bad: [
    { title: 'the clock in parentheses', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN seen datetime NOT NULL DEFAULT (now()), ALGORITHM=COPY;'], expect: ['1:1'] },
    { title: 'another column', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD x int NULL,\n  ADD twice bigint DEFAULT (id * 2), ALGORITHM=COPY;'], expect: ['1:2'] },
    { title: 'a table that no migration makes', engine: 'mysql', files: ["ALTER TABLE legacy ADD doc json DEFAULT ('{}');"], expect: ['1:1'], impossible: 'legacy stands for a table that no migration makes' },
  ],
  good: [
    { title: 'the clock with its digits', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD a datetime(3) DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3), ADD b int DEFAULT -1, ADD c bit(1) DEFAULT b\'1\';'], expect: [] },
    { title: 'a function of constants', engine: 'mariadb', base: [users], files: ["ALTER TABLE users ADD a varchar(9) DEFAULT (concat('a', 'b')), ADD b int DEFAULT (1 + 2), ALGORITHM=INSTANT;"], expect: [] },
    { title: 'a redefinition changes no old row', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age int DEFAULT (1 + 2), ALGORITHM=INSTANT;'], expect: [] },
    { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY);\nALTER TABLE t ADD token char(36) DEFAULT (1);'], expect: [] },
  ],
};
