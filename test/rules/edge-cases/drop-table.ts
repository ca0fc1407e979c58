import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const innodbUsers = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50)) ENGINE=InnoDB;';

export const dropTable: EdgeCases = {
  bad: [
    {
      title: 'an old table under its new name', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE users_new (id bigint PRIMARY KEY);\nALTER TABLE users RENAME TO users_old;\n'
        + 'ALTER TABLE users_new RENAME TO users;\nDROP TABLE users_old;'],
      expect: ['1:4'],
    },
    {
      title: 'an old table that moved to another schema', engine: 'postgresql', base: [users, 'CREATE SCHEMA attic;'],
      files: ['ALTER TABLE users SET SCHEMA attic;', 'DROP TABLE attic.users;'], expect: ['2:1'],
    },
    {
      title: 'inside a DO block', engine: 'postgresql', base: [users],
      files: ['DO $$\nBEGIN\n  DROP TABLE users;\nEND $$;'], expect: ['1:3'],
    },
    {
      title: 'a new table filled from an old one by an earlier file', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE kept (id bigint PRIMARY KEY);\nINSERT INTO kept SELECT id FROM users;', 'DROP TABLE kept;'],
      expect: ['2:1'],
    },
    {
      title: 'CREATE TABLE IF NOT EXISTS makes no old table new', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY);\nDROP TABLE users;'], expect: ['1:2'],
    },
    { title: 'a table of unknown origin', engine: 'postgresql', files: ['DROP TABLE IF EXISTS legacy;'], expect: ['1:1'] },
    {
      title: 'a swap by RENAME TABLE', engine: 'mysql', base: [innodbUsers],
      files: ['CREATE TABLE fresh (id bigint PRIMARY KEY) ENGINE=InnoDB;\nRENAME TABLE users TO stale, fresh TO users;\nDROP TABLE stale;'],
      expect: ['1:3'],
    },
  ],
  good: [
    {
      title: 'a partition that was detached first', engine: 'postgresql',
      base: ['CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
        + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"],
      files: ['ALTER TABLE ev DETACH PARTITION ev1;', 'DROP TABLE ev1;'], expect: [],
    },
    {
      title: 'text that only looks like it', engine: 'postgresql', base: [users],
      files: ["-- drop table users;\n/* drop table users; /* nested */ */\nCOMMENT ON TABLE users IS 'drop table users;';"], expect: [],
    },
    {
      title: 'the body of a function, which runs later', engine: 'postgresql', base: [users],
      files: ["CREATE FUNCTION wipe() RETURNS void LANGUAGE sql AS 'DROP TABLE users';"], expect: [],
    },
    {
      title: 'a partition, which is a rule of its own', engine: 'postgresql',
      base: ['CREATE TABLE ev (id bigint, d date) PARTITION BY RANGE (d);\n'
        + "CREATE TABLE ev1 PARTITION OF ev FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');"],
      files: ['DROP TABLE ev1;'], expect: [],
    },
  ],
};
