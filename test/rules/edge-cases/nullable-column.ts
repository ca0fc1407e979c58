import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL);';

export const nullableColumn: EdgeCases = {
  bad: [
    {
      title: 'a keyword that the option does not take for intent', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a text NULL);'],
      expect: ['1:1'], options: { 'explicit-null-is-intent': false },
    },
    {
      title: 'a foreign key that says nothing of NULL', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  user_id bigint REFERENCES users\n);'], expect: ['1:3'],
    },
  ],
  good: [
    {
      title: 'the first step of the recipe for NOT NULL', engine: 'postgresql', base: [users],
      files: ['ALTER TABLE users ADD COLUMN nick text;\nALTER TABLE users ADD CONSTRAINT nick_nn CHECK (nick IS NOT NULL) NOT VALID;'], expect: [],
    },
    {
      title: 'a key whose rows are set to NULL', engine: 'postgresql', base: [users],
      files: ['CREATE TABLE t (id bigint PRIMARY KEY, user_id bigint REFERENCES users ON DELETE SET NULL);'], expect: [],
    },
    {
      title: 'a domain that is NOT NULL', engine: 'postgresql', base: ['CREATE DOMAIN email AS text NOT NULL;'],
      files: ['CREATE TABLE t (id bigint PRIMARY KEY, mail email);'], expect: [],
    },
    { title: 'a column that is dropped again', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN tmp int;\nALTER TABLE users DROP COLUMN tmp;'], expect: [] },
    { title: 'a table that is there already', engine: 'postgresql', base: [users], files: ['CREATE TABLE IF NOT EXISTS users (id bigint PRIMARY KEY, nick text);'], expect: [] },
    { title: 'NULL as declared intent', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD nick varchar(20) NULL, ALGORITHM=INSTANT;'], expect: [] },
  ],
};
