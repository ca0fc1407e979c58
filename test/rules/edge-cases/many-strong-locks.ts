import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);';
const parts = `CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);
CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE ev2 PARTITION OF ev FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');`;

export const manyStrongLocks: EdgeCases = {
  bad: [
    { title: 'two names of one DROP', engine: 'postgresql', base: [users, orders], files: ['DROP TABLE users, orders;'], expect: ['1:1'] },
    { title: 'a table that no migration makes', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL;\nDROP TABLE IF EXISTS legacy.things;'], expect: ['1:2'], impossible: 'there is no such schema' },
    {
      title: 'an index of the other table', engine: 'postgresql', base: [users, orders, 'CREATE INDEX i ON orders (user_id);'],
      files: ['ALTER TABLE users ADD COLUMN x int NULL;\nDROP INDEX i;'], expect: ['1:2'],
    },
    {
      title: 'one finding of many tables', engine: 'postgresql', base: [users, orders, 'CREATE TABLE third (id bigint PRIMARY KEY);'],
      files: ['ALTER TABLE users ADD x int NULL;\nALTER TABLE orders ADD x int NULL;\nALTER TABLE third ADD x int NULL;'], expect: ['1:2'],
    },
  ],
  good: [
    {
      title: 'both sides of a foreign key', engine: 'postgresql', base: [users, orders, 'ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users (id);'],
      files: ['ALTER TABLE orders DROP CONSTRAINT f;\nALTER TABLE users ADD COLUMN x int NULL;'], expect: [],
    },
    { title: 'partitions of one parent', engine: 'postgresql', base: [parts], files: ['ALTER TABLE ev1 ADD CONSTRAINT c CHECK (id > 0);\nALTER TABLE ev2 ADD CONSTRAINT c CHECK (id > 0);'], expect: [] },
    {
      title: 'both sides of a foreign key, emptied as the server asks', engine: 'postgresql',
      base: [users, orders, 'ALTER TABLE orders ADD CONSTRAINT f FOREIGN KEY (user_id) REFERENCES users (id);'], files: ['TRUNCATE orders, users;'], expect: [],
    },
    { title: 'one table under two names', engine: 'postgresql', base: [users], files: ['ALTER TABLE users RENAME TO people;\nALTER TABLE people ADD COLUMN x int NULL;'], expect: [] },
    { title: 'a weaker lock on the second', engine: 'postgresql', base: [users, orders], files: ['ALTER TABLE users ADD x int NULL;\nALTER TABLE orders ALTER COLUMN user_id SET STATISTICS 100;'], expect: [] },
  ],
};
