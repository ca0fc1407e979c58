import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint, note text);';
const alter = 'ALTER TABLE users ADD COLUMN x int NULL;';

export const statementAfterStrongLock: EdgeCases = {
  bad: [
    { title: 'rows of another table', engine: 'postgresql', base: [users, orders], files: [`${alter}\nUPDATE orders SET note = 'x' WHERE user_id = 1;`], expect: ['1:2'] },
    { title: 'a new table filled from an old one', engine: 'postgresql', base: [users, orders], files: [`${alter}\nCREATE TABLE copy AS SELECT * FROM orders;`], expect: ['1:2'] },
    {
      title: 'an explicit lock, a common table expression that writes', engine: 'postgresql', base: [users, orders], transaction: 'none',
      files: ['BEGIN;\nLOCK TABLE users IN ACCESS EXCLUSIVE MODE;\nWITH gone AS (DELETE FROM orders WHERE note IS NULL RETURNING id) SELECT count(*) FROM gone;\nCOMMIT;'], expect: ['1:3'],
    },
    {
      title: 'inside BEGIN and COMMIT only', engine: 'postgresql', base: [users, orders], transaction: 'none',
      files: [`BEGIN;\n${alter}\nCREATE INDEX i ON orders (user_id);\nCOMMIT;\nCREATE INDEX j ON orders (note);`], expect: ['1:3'],
    },
  ],
  good: [
    {
      title: 'rows picked by key', engine: 'postgresql', base: [users, orders],
      files: [`${alter}\nUPDATE orders SET note = 'x' WHERE orders.id = 7;\nDELETE FROM orders WHERE id IN (1, 2);\nSELECT * FROM orders WHERE id = 3;\nINSERT INTO orders VALUES (9, 9, 'x');`], expect: [],
    },
    { title: 'questions without a table, or to the catalogue', engine: 'postgresql', base: [users], files: [`${alter}\nSELECT set_config('a.b', 'c', true);\nSELECT count(*) FROM pg_catalog.pg_class;`], expect: [] },
    {
      title: 'a view, which is read later', engine: 'postgresql', base: [users, orders],
      files: [`${alter}\nCREATE VIEW v AS SELECT * FROM orders;\nCOMMENT ON VIEW v IS 'x';\nGRANT SELECT ON v TO public;`], expect: [],
    },
    { title: 'a lock that lets readers pass', engine: 'postgresql', base: [users, orders], transaction: 'none', files: ['BEGIN;\nLOCK TABLE users IN SHARE MODE;\nSELECT count(*) FROM orders;\nCOMMIT;'], expect: [] },
    { title: 'a temporary table', engine: 'postgresql', base: [users], files: ['CREATE TEMP TABLE p (id bigint);\nALTER TABLE p ADD COLUMN x int;\nSELECT count(*) FROM users;'], expect: [] },
  ],
};
