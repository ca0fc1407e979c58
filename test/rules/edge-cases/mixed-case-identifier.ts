import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const mixedCaseIdentifier: EdgeCases = {
  bad: [
    { title: 'constraints and indexes', engine: 'postgresql', base: [t], files: ['ALTER TABLE t\n  ADD CONSTRAINT "A positive" CHECK (a > 0);\nCREATE INDEX "i-a" ON t (a);'], expect: ['1:2', '1:3'] },
    { title: 'a name that begins with a digit', engine: 'postgresql', files: ['CREATE TYPE "2d" AS (x int, y int);\nCREATE SCHEMA "App";'], expect: ['1:1', '1:2'] },
  ],
  good: [
    { title: 'quotes that are not needed', engine: 'postgresql', files: ['CREATE TABLE "t" ("id" bigint PRIMARY KEY, "a_1" int);'], expect: [] },
    { title: 'temporary tables, aliases and what is there already', engine: 'postgresql', base: ['CREATE TABLE "T" (id bigint PRIMARY KEY);'], files: ['CREATE TEMP TABLE "Picked" ("Id" int);\nCREATE TABLE IF NOT EXISTS "T" (id bigint PRIMARY KEY);\nSELECT id AS "Id" FROM "T";'], expect: [] },
  ],
};
