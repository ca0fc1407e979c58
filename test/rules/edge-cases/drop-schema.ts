import type { EdgeCases } from './edge-cases.ts';

const named = 'it would drop a database with a name of its own';

export const dropSchema: EdgeCases = {
  bad: [
    { title: 'a schema of unknown origin', engine: 'postgresql', files: ['DROP SCHEMA IF EXISTS legacy;'], expect: ['1:1'] },
    { title: 'under its new name', engine: 'postgresql', base: ['CREATE SCHEMA shop;\nCREATE TABLE shop.t (id bigint PRIMARY KEY);'], files: ['ALTER SCHEMA shop RENAME TO attic;\nDROP SCHEMA attic CASCADE;'], expect: ['1:2'] },
    { title: 'each name of a list', engine: 'postgresql', base: ['CREATE SCHEMA a;\nCREATE SCHEMA b;'], files: ['DROP SCHEMA a, b;'], expect: ['1:1', '1:1'] },
    { title: 'made conditionally, though it stood before', engine: 'postgresql', base: ['CREATE SCHEMA a;'], files: ['CREATE SCHEMA IF NOT EXISTS a;\nDROP SCHEMA a;'], expect: ['1:2'] },
  ],
  good: [
    { title: 'a schema of the change set under its new name', engine: 'postgresql', files: ['CREATE SCHEMA a;\nALTER SCHEMA a RENAME TO b;\nDROP SCHEMA b;'], expect: [] },
    { title: 'a database is no schema', engine: 'postgresql', transaction: 'none', files: ['DROP DATABASE IF EXISTS shop;'], expect: [], impossible: named },
    { title: 'a view called so', engine: 'mysql', base: ['CREATE VIEW `schema` AS SELECT 1 AS n;'], files: ['DROP VIEW `schema`;'], expect: [] },
  ],
};
