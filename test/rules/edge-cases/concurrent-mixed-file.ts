import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';

export const concurrentMixedFile: EdgeCases = {
  bad: [
    { title: 'a block of code', engine: 'postgresql', base: [users], transaction: 'none', files: ['DO $$ BEGIN PERFORM 1; END $$;\nREINDEX TABLE CONCURRENTLY users;'], expect: ['1:2'] },
    { title: 'VACUUM behind rows', engine: 'postgresql', base: [users], transaction: 'none', files: ['DELETE FROM users WHERE age < 0;\nVACUUM users;\nVACUUM ANALYZE users;'], expect: ['1:2'] },
    {
      title: 'one of the others cannot be repeated', engine: 'postgresql', base: [users], transaction: 'none',
      files: ['DROP INDEX CONCURRENTLY IF EXISTS i;\nALTER TABLE users ADD COLUMN IF NOT EXISTS x int NULL, ADD COLUMN y int NULL;'], expect: ['1:1'],
    },
  ],
  good: [
    { title: 'a comment on the index', engine: 'postgresql', base: [users], transaction: 'none', files: ["CREATE INDEX CONCURRENTLY i ON users (age);\nCOMMENT ON INDEX i IS 'x';"], expect: [] },
    { title: 'a file without such a statement', engine: 'postgresql', base: [users], transaction: 'none', files: ['CREATE INDEX i ON users (age);\nSELECT 1;'], expect: [] },
    { title: 'the word alone', engine: 'postgresql', base: [users], transaction: 'none', files: ["-- CREATE INDEX CONCURRENTLY i ON users (age);\nSELECT 'VACUUM';\nSELECT 1;"], expect: [] },
  ],
};
