import type { EdgeCases } from './edge-cases.ts';

const bookings = 'CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange);';
const exclude = 'ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&)';

export const exclusionConstraint: EdgeCases = {
  bad: [
    {
      title: 'an old table under a new name', engine: 'postgresql', base: [bookings],
      files: [`ALTER TABLE bookings RENAME TO stays;\nALTER TABLE ONLY public.stays ${exclude};`], expect: ['1:2'],
    },
    {
      title: 'inside a DO block', engine: 'postgresql', base: [bookings],
      files: [`DO $$ BEGIN\n  IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'x') THEN\n    ALTER TABLE bookings ${exclude};\n  END IF;\nEND $$;`], expect: ['1:3'],
    },
  ],
  good: [
    { title: 'a temporary table', engine: 'postgresql', base: [bookings], files: [`CREATE TEMP TABLE b (LIKE bookings);\nALTER TABLE b ${exclude};`], expect: [] },
    { title: 'a new table like an old one', engine: 'postgresql', base: [bookings], files: [`CREATE TABLE b (LIKE bookings INCLUDING ALL);\nALTER TABLE b ${exclude};`], expect: [] },
  ],
};
