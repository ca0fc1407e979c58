import type { EdgeCases } from './edge-cases.ts';

const event = 'CREATE TABLE event (id bigint PRIMARY KEY, at timestamptz, body jsonb, note text);';

export const preferJsonb: EdgeCases = {
  bad: [
    { title: 'a quoted, qualified table', engine: 'postgresql', files: ['CREATE TABLE public."Event" (id bigint PRIMARY KEY, body pg_catalog.json[]);'], expect: ['1:1'] },
    { title: 'an old column of another type', engine: 'postgresql', base: [event], files: ['ALTER TABLE event ALTER COLUMN body TYPE json;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a type of one’s own', engine: 'postgresql', base: ['CREATE SCHEMA app;\nCREATE DOMAIN app.json AS jsonb;'], files: ['CREATE TABLE t (id bigint PRIMARY KEY, body app.json);'], expect: [] },
    { title: 'a cast in a default', engine: 'postgresql', files: ["CREATE TABLE t (id bigint PRIMARY KEY, body text DEFAULT '1'::json::text);"], expect: [] },
  ],
};
