import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const add = (definition: string): string => `ALTER TABLE users ADD COLUMN ${definition};`;

export const addColumnVolatileDefault: EdgeCases = {
  bad: [
    { title: 'inside another call', engine: 'postgresql', base: [users], files: [add("code text NOT NULL DEFAULT md5(random()::text)")], expect: ['1:1'] },
    { title: 'another clock', engine: 'postgresql', base: [users], files: [add('"At" timestamptz DEFAULT pg_catalog.clock_timestamp()')], expect: ['1:1'] },
    { title: 'a sequence', engine: 'postgresql', base: [users, 'CREATE SEQUENCE s;'], files: [add("n bigint DEFAULT nextval('s')")], expect: ['1:1'] },
    {
      title: 'a function of the change set', engine: 'postgresql', base: [users],
      files: ['CREATE FUNCTION code() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;', add('n int DEFAULT code()')], expect: ['2:1'],
    },
    { title: 'a constant before version 11', engine: 'postgresql', version: '10', base: [users], files: [add("plan text NOT NULL DEFAULT 'free'")], expect: ['1:1'], impossible: 'from version 11 on it is another case' },
    { title: 'a function of unknown origin', engine: 'postgresql', base: [users], files: [add('n text DEFAULT app.make_id()')], expect: ['1:1'], impossible: 'make_id stands for a function that no migration creates' },
  ],
  good: [
    { title: 'words without brackets', engine: 'postgresql', base: [users], files: [add('at timestamptz DEFAULT CURRENT_TIMESTAMP'), add('who text DEFAULT CURRENT_USER')], expect: [] },
    { title: 'casts, arrays and operators', engine: 'postgresql', base: [users], files: [add("tags text[] DEFAULT ARRAY['a', 'b']::text[]"), add("until timestamptz DEFAULT now() + interval '1 day'")], expect: [] },
    { title: 'NULL', engine: 'postgresql', base: [users], files: [add('n text DEFAULT NULL')], expect: [] },
    {
      title: 'a function that is declared', engine: 'postgresql', base: [users, 'CREATE SCHEMA app;\nCREATE FUNCTION app.one() RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;'],
      files: [add('n int DEFAULT app.one()')], expect: [],
    },
    {
      title: 'a function that is declared later', engine: 'postgresql', base: [users, 'CREATE FUNCTION one() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;', 'ALTER FUNCTION one() STABLE;'],
      files: [add('n int DEFAULT one()')], expect: [],
    },
    { title: 'a new table', engine: 'postgresql', files: [users, add('token uuid DEFAULT gen_random_uuid()')], expect: [], version: '13' },
    { title: 'a column that is there already', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN IF NOT EXISTS id bigint DEFAULT random();'], expect: [] },
  ],
};
