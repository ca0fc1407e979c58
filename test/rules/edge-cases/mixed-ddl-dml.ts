import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, note varchar(20));';
const fill = 'UPDATE users SET age = 0 WHERE age IS NULL;';

export const mixedDdlDml: EdgeCases = {
  bad: [
    { title: 'the index of another table', engine: 'postgresql', base: [users, 'CREATE TABLE pets (id bigint PRIMARY KEY, age int);'], files: [`CREATE INDEX i ON pets (age);\n${fill}`], expect: ['1:2'] },
    { title: 'a view that is replaced', engine: 'postgresql', base: [users, 'CREATE VIEW v AS SELECT id FROM users;'], files: [`${fill}\nCREATE OR REPLACE VIEW v AS SELECT id, age FROM users;`], expect: ['1:2'] },
    { title: 'rows inside a DO block', engine: 'postgresql', base: [users], files: [`ALTER TABLE users ADD COLUMN x int NULL;\nDO $$\nBEGIN\n  ${fill}\nEND $$;`], expect: ['1:4'] },
    { title: 'REPLACE writes rows too', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;\nREPLACE INTO users (id, age) VALUES (1, 2);'], expect: ['1:2'] },
  ],
  good: [
    { title: 'the body of a function, which runs later', engine: 'postgresql', base: [users], files: ["ALTER TABLE users ADD COLUMN x int NULL;\nCREATE FUNCTION f() RETURNS void LANGUAGE sql AS 'DELETE FROM users';"], expect: [] },
    { title: 'a comment and a right are no change of the schema', engine: 'postgresql', base: [users], files: [`COMMENT ON TABLE users IS 'x';\nGRANT SELECT ON users TO public;\n${fill}`], expect: [] },
    { title: 'a new type and a new view beside rows', engine: 'postgresql', base: [users], files: [`CREATE TYPE mood AS ENUM ('ok');\nCREATE VIEW v AS SELECT id FROM users;\n${fill}`], expect: [] },
    { title: 'a new table under its new name', engine: 'mariadb', base: [users], files: [`CREATE TABLE a (id bigint PRIMARY KEY);\nALTER TABLE a ADD x int NULL, ALGORITHM=INSTANT;\nRENAME TABLE a TO b;\nINSERT INTO b VALUES (1, 1);\n${fill}`], expect: [] },
    { title: 'rows of a temporary table', engine: 'mysql', base: [users], files: ['CREATE TEMPORARY TABLE t (id bigint);\nINSERT INTO t VALUES (1);\nALTER TABLE users ADD COLUMN x int NULL, ALGORITHM=INSTANT;'], expect: [] },
  ],
};
