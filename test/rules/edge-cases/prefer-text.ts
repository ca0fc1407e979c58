import type { EdgeCases } from './edge-cases.ts';

const event = 'CREATE TABLE event (id bigint PRIMARY KEY, at timestamptz, body jsonb, note text);';

export const preferText: EdgeCases = {
  bad: [
    { title: 'a length above the accepted one', engine: 'postgresql', base: [event], files: ['ALTER TABLE event\n  ADD COLUMN a varchar(34),\n  ADD COLUMN b varchar(35);'], expect: ['1:3'], options: { 'max-length': 34 } },
    { title: 'an array', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, words varchar(10)[]);'], expect: ['1:1'] },
  ],
  good: [
    { title: 'an old column that grows', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a varchar(10));'], files: ['ALTER TABLE t ALTER COLUMN a TYPE varchar(20);'], expect: [] },
    { title: 'a name that the option allows', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, iban varchar(34));'], expect: [], options: { allow: ['^iban$'] } },
  ],
};
