import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const add = (type: string): string => `ALTER TABLE users ADD COLUMN x ${type};`;

export const addColumnConstrainedDomain: EdgeCases = {
  bad: [
    { title: 'NOT NULL, with a default', engine: 'postgresql', base: [users, 'CREATE DOMAIN d AS int NOT NULL;'], files: [add('d DEFAULT 1')], expect: ['1:1'] },
    {
      title: 'a check that came later, in another schema', engine: 'postgresql',
      base: [users, 'CREATE SCHEMA app;\nCREATE DOMAIN app.d AS int;', 'ALTER DOMAIN app.d ADD CHECK (VALUE > 0) NOT VALID;'], files: [add('app.d')], expect: ['1:1'],
    },
    {
      title: 'one of two checks left, under a new name', engine: 'postgresql',
      base: [users, 'CREATE DOMAIN d AS int CHECK (VALUE > 0) CONSTRAINT small CHECK (VALUE < 9);', 'ALTER DOMAIN d DROP CONSTRAINT small;\nALTER DOMAIN d RENAME TO e;'],
      files: [add('e')], expect: ['1:1'],
    },
  ],
  good: [
    {
      title: 'a domain whose checks went', engine: 'postgresql',
      base: [users, 'CREATE DOMAIN d AS int NOT NULL CHECK (VALUE > 0);', 'ALTER DOMAIN d DROP CONSTRAINT d_check;\nALTER DOMAIN d DROP NOT NULL;'], files: [add('d')], expect: [],
    },
    { title: 'an array of a domain', engine: 'postgresql', base: [users, 'CREATE DOMAIN d AS int CHECK (VALUE > 0);'], files: [add('d[]')], expect: [] },
    { title: 'an enum and types of the server', engine: 'postgresql', base: [users, "CREATE TYPE mood AS ENUM ('ok');"], files: [add('mood'), 'ALTER TABLE users ADD COLUMN y varchar(3), ADD COLUMN z tstzrange;'], expect: [] },
    { title: 'a type of unknown origin, which is said', engine: 'postgresql', base: [users], files: [add('legacy')], expect: [], impossible: 'legacy stands for a type that no migration creates' },
  ],
};
