import type { EdgeCases } from './edge-cases.ts';

const event = 'CREATE TABLE event (id bigint PRIMARY KEY, at timestamptz, body jsonb, note text);';

export const banCharType: EdgeCases = {
  bad: [
    { title: 'an old column of another type', engine: 'postgresql', base: [event], files: ['ALTER TABLE event ALTER note TYPE char(10);'], expect: ['1:1'] },
    { title: 'lengths that the option leaves out', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a char, b char(2));'], expect: ['1:1'], options: { 'allow-lengths': ['2'] } },
  ],
  good: [
    { title: 'varying characters', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a character varying(10), b char varying(3));'], expect: [] },
    { title: 'a cast', engine: 'postgresql', files: ["CREATE TABLE t (id bigint PRIMARY KEY, a text DEFAULT 'x'::char(2));"], expect: [] },
  ],
};
