import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE SCHEMA s;\nCREATE TABLE s.users (id bigint PRIMARY KEY, "eMail" text);';
const build = 'CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "eMail_idx" ON s.users ("eMail");';

export const concurrentIfNotExists: EdgeCases = {
  bad: [
    { title: 'a quoted name in another schema', engine: 'postgresql', base: [users], transaction: 'none', files: [build], expect: ['1:1'] },
    { title: 'what is dropped afterwards', engine: 'postgresql', base: [users], transaction: 'none', files: [`${build}\nDROP INDEX CONCURRENTLY s."eMail_idx";`], expect: ['1:1'] },
    { title: 'what another file drops', engine: 'postgresql', base: [users], transaction: 'none', files: ['DROP INDEX CONCURRENTLY IF EXISTS s."eMail_idx";', build], expect: ['2:1'] },
  ],
  good: [
    { title: 'an index that is not built concurrently', engine: 'postgresql', base: [users], files: ['CREATE INDEX IF NOT EXISTS i ON s.users (id);'], expect: [] },
    { title: 'the index is dropped before', engine: 'postgresql', base: [users], transaction: 'none', files: [`DROP INDEX CONCURRENTLY IF EXISTS s."eMail_idx";\nSELECT 1;\n${build}`], expect: [] },
  ],
};
