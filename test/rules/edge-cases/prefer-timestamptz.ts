import type { EdgeCases } from './edge-cases.ts';

const event = 'CREATE TABLE event (id bigint PRIMARY KEY, at timestamptz, body jsonb, note text);';

export const preferTimestamptz: EdgeCases = {
  bad: [
    { title: 'an array', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, "at" timestamp[]);'], expect: ['1:1'] },
    { title: 'an old column of another type', engine: 'postgresql', base: [event], files: ['ALTER TABLE event\n  ALTER COLUMN note SET DEFAULT NULL,\n  ALTER COLUMN at TYPE timestamp;'], expect: ['1:3'] },
    { title: 'a DO block', engine: 'postgresql', files: ['DO $$ BEGIN\n  CREATE TABLE t (id bigint PRIMARY KEY, at timestamp);\nEND $$;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'a temporary table', engine: 'postgresql', files: ['CREATE TEMP TABLE t (at timestamp);'], expect: [] },
    { title: 'another precision of an old column', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, at timestamp);'], files: ['ALTER TABLE t ALTER COLUMN at TYPE timestamp(3);'], expect: [] },
    { title: 'a column that is there already', engine: 'postgresql', base: [event], files: ['ALTER TABLE event ADD COLUMN IF NOT EXISTS at timestamp;\nCREATE TABLE IF NOT EXISTS event (at timestamp);'], expect: [] },
    { title: 'a cast in a query', engine: 'postgresql', base: [event], files: ['UPDATE event SET note = (at::timestamp)::text WHERE id = 1;'], expect: [] },
  ],
};
