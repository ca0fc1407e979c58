import type { EdgeCases } from './edge-cases.ts';

const users = "CREATE TABLE users (id bigint PRIMARY KEY, plan varchar(50) NOT NULL DEFAULT 'free', age int);";

export const changeDefault: EdgeCases = {
  bad: [
    { title: 'a table that no migration creates', engine: 'postgresql', files: ['ALTER TABLE legacy ALTER COLUMN a SET DEFAULT 1;'], expect: ['1:1'], impossible: 'legacy stands for a table that no migration creates' },
    { title: 'a default in place of none', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age int DEFAULT 18;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a table of the change set', engine: 'postgresql', files: ['CREATE TABLE fresh (a int);', 'ALTER TABLE fresh ALTER COLUMN a SET DEFAULT 1;'], expect: [] },
    { title: 'a column that is dropped and added again', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP COLUMN age;\nALTER TABLE users ADD COLUMN age int NULL;\nALTER TABLE users ALTER COLUMN age SET DEFAULT 1;'], expect: [] },
    { title: 'NULL in place of none', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY age bigint DEFAULT NULL;'], expect: [] },
    { title: 'the same number in quotes', engine: 'mariadb', base: ['CREATE TABLE t (a int NOT NULL DEFAULT 5);'], files: ["ALTER TABLE t MODIFY a bigint NOT NULL DEFAULT '5';"], expect: [] },
  ],
};
