import type { EdgeCases } from './edge-cases.ts';

export const createExtension: EdgeCases = {
  bad: [
    { title: 'before extensions could be trusted', engine: 'postgresql', version: '12', files: ['CREATE EXTENSION IF NOT EXISTS citext;'], expect: ['1:1'], impossible: 'the servers of the tests have no such extension' },
    { title: 'in a schema', engine: 'postgresql', files: ['CREATE EXTENSION IF NOT EXISTS postgis WITH SCHEMA public;'], expect: ['1:1'], impossible: 'the servers of the tests have no such extension' },
  ],
  good: [
    { title: 'an extension that is altered or dropped', engine: 'postgresql', files: ['ALTER EXTENSION postgis UPDATE;\nDROP EXTENSION IF EXISTS postgis;'], expect: [], impossible: 'the servers of the tests have no such extension' },
    { title: 'the language that is always there', engine: 'postgresql', files: ['CREATE EXTENSION IF NOT EXISTS plpgsql;'], expect: [] },
  ],
};
