import type { EdgeCases } from './edge-cases.ts';

export const enumValueOrdering: EdgeCases = {
  bad: [
    { title: 'a type of the change set, by its schema', engine: 'postgresql', files: ["CREATE TYPE public.mood AS ENUM ('good');", "ALTER TYPE public.mood ADD VALUE 'bad';"], expect: ['2:1'] },
    { title: 'quoted names, and words in the label', engine: 'postgresql', base: ["CREATE TYPE \"Mood\" AS ENUM ('good');"], files: ["ALTER TYPE \"Mood\" ADD VALUE 'not AFTER all';"], expect: ['1:1'] },
  ],
  good: [
    { title: 'IF NOT EXISTS with a place', engine: 'postgresql', base: ["CREATE TYPE mood AS ENUM ('good');"], files: ["ALTER TYPE mood ADD VALUE IF NOT EXISTS 'bad' AFTER 'good';"], expect: [] },
    { title: 'an attribute of a composite type', engine: 'postgresql', base: ['CREATE TYPE pair AS (a int);'], files: ['ALTER TYPE pair ADD ATTRIBUTE b int;'], expect: [] },
  ],
};
