import type { EdgeCases } from './edge-cases.ts';

const users = "CREATE TABLE users (id bigint PRIMARY KEY, plan varchar(50) NOT NULL DEFAULT 'free', age int DEFAULT 18);";

export const dropDefault: EdgeCases = {
  bad: [
    { title: 'NULL as the default', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN plan SET DEFAULT NULL;'], expect: ['1:1'] },
    { title: 'the sequence of a serial column', engine: 'postgresql', base: ['CREATE TABLE t (id bigserial PRIMARY KEY);'], files: ['ALTER TABLE t ALTER COLUMN id DROP DEFAULT;'], expect: ['1:1'] },
    { title: 'a column under its new name', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME COLUMN plan TO tier;\nALTER TABLE users ALTER COLUMN tier DROP DEFAULT;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'another default in a later file', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN plan DROP DEFAULT;', "ALTER TABLE users ALTER COLUMN plan SET DEFAULT 'basic';"], expect: [] },
    { title: 'a column that goes as well', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN plan DROP DEFAULT;\nALTER TABLE users DROP COLUMN plan;'], expect: [] },
    { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE fresh (a int NOT NULL DEFAULT 1);\nALTER TABLE fresh ALTER a DROP DEFAULT;'], expect: [] },
    { title: 'a table that no migration creates is a gap', engine: 'mariadb', files: ['ALTER TABLE legacy ALTER a DROP DEFAULT;'], expect: [], impossible: 'legacy stands for a table that no migration creates' },
  ],
};
