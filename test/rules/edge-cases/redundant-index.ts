import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const redundantIndex: EdgeCases = {
  bad: [
    { title: 'of two equal ones of the change set the second', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email);\nCREATE INDEX j ON users (email);'], expect: ['1:2'] },
    { title: 'the beginning of one that comes later', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email);\nCREATE INDEX j ON users (email, age);'], expect: ['1:1'] },
    { title: 'the beginning of a unique key', engine: 'postgresql', base: ['CREATE TABLE t (a int, b int, UNIQUE (a, b));'], files: ['CREATE INDEX i ON t (a);'], expect: ['1:1'] },
    { title: 'a unique key again', engine: 'postgresql', base: ['CREATE TABLE t (a int UNIQUE);'], files: ['CREATE UNIQUE INDEX i ON t (a);'], expect: ['1:1'] },
    { title: 'an equal partial index', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email) WHERE age > 17;'], files: ['CREATE INDEX j ON users (email) WHERE  age > 17;'], expect: ['1:1'] },
    { title: 'in a new table', engine: 'mysql', files: ['CREATE TABLE t (\n  a int,\n  b int,\n  KEY i (a),\n  KEY j (a, b)\n);'], expect: ['1:4'] },
    { title: 'the name in another case', engine: 'mariadb', base: [users, 'CREATE INDEX i ON users (email);'], files: ['CREATE INDEX j ON users (EMAIL);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'other operator classes', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email, age);'], files: ['CREATE INDEX j ON users (email varchar_pattern_ops);'], expect: [] },
    { title: 'columns that are carried', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'], files: ['CREATE INDEX j ON users (email) INCLUDE (age);'], expect: [] },
    { title: 'another direction', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email, age);'], files: ['CREATE INDEX j ON users (email DESC);'], expect: [] },
    { title: 'another method', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'], files: ['CREATE INDEX j ON users USING hash (email);'], expect: [] },
    { title: 'an index that takes the place of another', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'], files: ['CREATE INDEX j ON users (email);\nDROP INDEX i;\nALTER INDEX j RENAME TO i;'], expect: [] },
    { title: 'an index that is there', engine: 'postgresql', base: [users, 'CREATE INDEX i ON users (email);'], files: ['CREATE INDEX IF NOT EXISTS i ON users (email);'], expect: [] },
    { title: 'one that writes the primary key out', engine: 'mysql', base: [users, 'CREATE INDEX i ON users (email, id);'], files: ['CREATE INDEX j ON users (email);'], expect: [] },
    { title: 'another length', engine: 'mariadb', base: [users, 'CREATE INDEX i ON users (email(10));'], files: ['CREATE INDEX j ON users (email);'], expect: [] },
  ],
};
