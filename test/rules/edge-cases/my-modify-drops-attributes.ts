import type { EdgeCases } from './edge-cases.ts';

const users = "CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, age int NOT NULL DEFAULT 7 COMMENT 'it''s years', nick varchar(20) CHARACTER SET latin1 COLLATE latin1_bin NULL, "
  + 'seen datetime NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';

export const myModifyDropsAttributes: EdgeCases = {
  bad: [
    { title: 'a comment with quotes', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY `age` bigint NOT NULL DEFAULT 7 AFTER id;'], expect: ['1:1'] },
    { title: 'the character set', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY nick varchar(30) NULL;'], expect: ['1:1'] },
    { title: 'the collation alone', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY nick varchar(30) CHARACTER SET latin1 NULL;'], expect: ['1:1'] },
    { title: 'ON UPDATE', engine: 'mariadb', base: [users], files: ['ALTER TABLE users CHANGE seen seen datetime NULL DEFAULT CURRENT_TIMESTAMP;'], expect: ['1:1'] },
    { title: 'INVISIBLE', engine: 'mysql', version: '8.0.36', base: ['CREATE TABLE t (id int PRIMARY KEY, a int INVISIBLE);'], files: ['ALTER TABLE t MODIFY a bigint;'], expect: ['1:1'] },
    { title: 'INVISIBLE, given later', engine: 'mysql', version: '8.0.36', base: ['CREATE TABLE t (id int PRIMARY KEY, a int);', 'ALTER TABLE t ALTER a SET INVISIBLE;'], files: ['ALTER TABLE t MODIFY a bigint;'], expect: ['1:1'] },
    { title: 'an expression', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int AS (id + 1) STORED);'], files: ['ALTER TABLE t MODIFY a int;'], expect: ['1:1'] },
    { title: 'a CHECK of the column', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int NULL CHECK (a > 0));'], files: ['ALTER TABLE t MODIFY a bigint NULL;'], expect: ['1:1'] },
    { title: 'a default that was set later', engine: 'mysql', base: [users, "ALTER TABLE users ALTER COLUMN nick SET DEFAULT 'x';"], files: ['ALTER TABLE users MODIFY nick varchar(20) CHARACTER SET latin1 COLLATE latin1_bin NULL;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a key keeps out NULL by itself', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY id bigint unsigned AUTO_INCREMENT;'], expect: [] },
    { title: 'another character set is a decision', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY nick varchar(20) CHARACTER SET utf8mb4 NULL;'], expect: [] },
    { title: 'a type without characters', engine: 'mariadb', base: ["CREATE TABLE t (id int PRIMARY KEY, a varchar(9) COLLATE utf8mb4_bin);"], files: ['ALTER TABLE t MODIFY a int;'], expect: [] },
    { title: 'a default that was dropped before', engine: 'mysql', base: [users], files: ["ALTER TABLE users ALTER age DROP DEFAULT;\nALTER TABLE users MODIFY age bigint NOT NULL COMMENT 'it''s years';"], expect: [] },
    { title: 'an empty comment and NULL for a default', engine: 'mariadb', base: [users], files: ["ALTER TABLE users MODIFY seen datetime(3) NULL DEFAULT NULL ON UPDATE CURRENT_TIMESTAMP(3), MODIFY age int NULL DEFAULT 7 COMMENT '';"], expect: [] },
    { title: 'JSON checks itself', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a json NULL);'], files: ['ALTER TABLE t MODIFY a longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;'], expect: [] },
    { title: 'a column that is not there', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY COLUMN IF EXISTS nothing int;'], expect: [] },
  ],
};
