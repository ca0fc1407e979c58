import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const options = { max: 1 };

export const insertRowLimit: EdgeCases = {
  bad: [
    { title: 'in a common table expression', engine: 'postgresql', base: [users], files: ['WITH i AS (INSERT INTO users (id) VALUES (1), (2) RETURNING id) SELECT count(*) FROM i;'], options, expect: ['1:1'] },
    { title: 'REPLACE', engine: 'mysql', base: [users], files: ['REPLACE INTO users (id) VALUES (1), (2);'], options, expect: ['1:1'] },
  ],
  good: [
    { title: 'brackets inside a row', engine: 'postgresql', base: [users], files: ["INSERT INTO users (id, email) VALUES ((1 + 1), '), (');"], options, expect: [] },
    { title: 'default values', engine: 'postgresql', base: ['CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);'], files: ['INSERT INTO t DEFAULT VALUES;'], options, expect: [] },
  ],
};
