import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const whereEqualsNull: EdgeCases = {
  bad: [
    { title: 'in a subquery, with a cast', engine: 'postgresql', base: [users], files: ['DELETE FROM users WHERE id IN (SELECT id FROM users WHERE email <> NULL::text);'], expect: ['1:1'] },
    { title: 'the condition of an index', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (id) WHERE age = NULL;'], expect: ['1:1'] },
    { title: 'in a join, on the left', engine: 'mysql', base: [users], files: ['SELECT a.id FROM users a JOIN users b ON NULL = b.age;'], expect: ['1:1'] },
    { title: 'in the CHECK of a column', engine: 'mariadb', base: [users], files: ['CREATE TABLE t (id bigint PRIMARY KEY, n int NULL CHECK (n <> NULL));'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a default, a value and an argument', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN age SET DEFAULT NULL;\nUPDATE users SET (email, age) = (NULL, NULL) WHERE coalesce(age, NULL) = 1;'], expect: [] },
    { title: 'a text', engine: 'postgresql', base: [users], files: ["SELECT id FROM users WHERE email = 'age = NULL'; -- age = NULL"], expect: [] },
    { title: 'a server that is told to read it as IS NULL', engine: 'postgresql', base: [users], files: ['SET transform_null_equals = on;\nDELETE FROM users WHERE age = NULL;'], expect: [] },
    { title: 'assignments', engine: 'mysql', base: [users], files: ['SET @a = NULL;\nUPDATE users SET age = NULL, email = IF(age IS NULL, NULL, email) WHERE id = 1;\nINSERT INTO users SET id = 2, age = NULL;'], expect: [] },
  ],
};
