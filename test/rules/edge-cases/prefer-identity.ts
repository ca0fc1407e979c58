import type { EdgeCases } from './edge-cases.ts';

const event = 'CREATE TABLE event (id bigint PRIMARY KEY, at timestamptz, body jsonb, note text);';

export const preferIdentity: EdgeCases = {
  bad: [
    { title: 'a schema and other words for it', engine: 'postgresql', files: ['CREATE SCHEMA app;\nCREATE TABLE app.note (id serial8 PRIMARY KEY);'], expect: ['1:2'] },
    { title: 'a table of the same change set under another name', engine: 'postgresql', files: ['CREATE TABLE a (id bigint PRIMARY KEY);\nALTER TABLE a RENAME TO b;', 'ALTER TABLE b ADD COLUMN number serial;'], expect: ['2:1'] },
  ],
  good: [
    { title: 'a sequence of one’s own', engine: 'postgresql', files: ["CREATE SEQUENCE s;\nCREATE TABLE note (id bigint DEFAULT nextval('s') PRIMARY KEY);"], expect: [] },
    { title: 'a table with rows, which another rule judges', engine: 'postgresql', base: [event], files: ['ALTER TABLE event ADD COLUMN number serial;'], expect: [] },
    { title: 'a table that is there already', engine: 'postgresql', base: [event], files: ['CREATE TABLE IF NOT EXISTS event (id serial PRIMARY KEY);'], expect: [] },
  ],
};
