import type { EdgeCases } from './edge-cases.ts';

const users = "CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int, state enum('new', 'old')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;";
const parent = 'CREATE TABLE parent (id bigint PRIMARY KEY) ENGINE=InnoDB;';

export const myCopyAlter: EdgeCases = {
  bad: [
    { title: 'a new name and a new type, quoted', engine: 'mysql', base: [users], files: ['ALTER TABLE `users` CHANGE `age` `years` bigint NULL, LOCK=SHARED;'], expect: ['1:1'] },
    { title: 'the default is not asking', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=DEFAULT;'], expect: ['1:1'] },
    { title: 'NOT NULL beside a stored column', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int, g int AS (id + 1) STORED);'], files: ['ALTER TABLE t MODIFY a int NOT NULL;'], expect: ['1:1'] },
    { title: 'the primary key goes', engine: 'mysql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t DROP PRIMARY KEY;'], expect: ['1:1'] },
    { title: 'the key by which rows are kept goes', engine: 'mysql', base: ['CREATE TABLE t (id int NOT NULL, UNIQUE KEY u (id));'], files: ['DROP INDEX u ON t;'], expect: ['1:1'] },
    { title: 'only both together', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN g int AS (age + 1) VIRTUAL, ADD COLUMN h int NULL;'], expect: ['1:1'] },
    { title: 'a constant in parentheses', engine: 'mysql', base: [users], files: ["ALTER TABLE users ADD COLUMN x int DEFAULT (1 + 1);"], expect: ['1:1'] },
    { title: 'a row format', engine: 'mariadb', version: '11.4', base: [parent, 'CREATE TABLE child (id int PRIMARY KEY, a int, p bigint, FOREIGN KEY (p) REFERENCES parent (id) ON DELETE CASCADE);'], files: ['ALTER TABLE child MODIFY a bigint;'], expect: ['1:1'] },
    { title: 'a new column with its foreign key', engine: 'mysql', base: [parent, users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ADD COLUMN p bigint NULL REFERENCES parent (id);'], expect: ['1:3'] },
    { title: 'a column that moves past a virtual one', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int, g int AS (id + 1) VIRTUAL);'], files: ['ALTER TABLE t MODIFY a int AFTER g;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'two labels at the end', engine: 'mysql', base: [users], files: ["ALTER TABLE users MODIFY state enum('new', 'old', 'gone', 'lost');"], expect: [] },
    { title: 'a copy that is asked for', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=COPY, LOCK=SHARED;'], expect: [] },
    { title: 'the session asks', engine: 'mariadb', base: [users], files: ["SET SESSION alter_algorithm = 'INPLACE';\nALTER TABLE users ADD INDEX (age);"], expect: [] },
    { title: 'another collation of a text without an index', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY email varchar(50) COLLATE utf8mb4_bin NOT NULL;'], expect: [] },
    { title: 'a display width, and the column’s own place', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age int(11) NULL AFTER email;'], expect: [] },
    { title: 'an unchecked foreign key', engine: 'mysql', base: [parent, users], files: ['SET foreign_key_checks = 0;\nALTER TABLE users ADD COLUMN p bigint NULL;\nALTER TABLE users ADD FOREIGN KEY (p) REFERENCES parent (id);'], expect: [] },
    { title: 'a column that stays in front of a virtual one, and one behind it', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int, g int AS (id + 1) VIRTUAL);'], files: ['ALTER TABLE t MODIFY a int FIRST;\nALTER TABLE t ADD COLUMN x int AFTER g;'], expect: [] },
    { title: 'a temporary table', engine: 'mysql', files: ['CREATE TEMPORARY TABLE t (id int);\nALTER TABLE t MODIFY id bigint;'], expect: [] },
    { title: 'a CHECK of a new column', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL CHECK (x > 0);'], expect: [] },
  ],
};
