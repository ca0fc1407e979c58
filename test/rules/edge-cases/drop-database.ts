import type { EdgeCases } from './edge-cases.ts';

const impossible = 'it would drop a database with a name of its own';

export const dropDatabase: EdgeCases = {
  bad: [
    { title: 'one that is quoted', engine: 'postgresql', transaction: 'none', files: ['SELECT 1;\nDROP DATABASE "Shop";'], expect: ['1:2'], impossible },
    { title: 'in lower case over two lines', engine: 'postgresql', transaction: 'none', files: ['drop\n  database if exists shop;'], expect: ['1:1'], impossible },
  ],
  good: [
    { title: 'a table called so', engine: 'postgresql', base: ['CREATE TABLE "database" (id bigint PRIMARY KEY);'], files: ['DROP TABLE "database";'], expect: [] },
    { title: 'the body of a function', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'DROP DATABASE shop'; END $$;"], expect: [] },
  ],
};
