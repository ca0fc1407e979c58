import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const build = 'CREATE INDEX i ON users (age);';

export const unusedSuppression: EdgeCases = {
  bad: [
    { title: 'one of two statements', engine: 'postgresql', base: [users], files: ['-- schema-gitops:ignore index-not-concurrent -- small\nSELECT 1;\nCREATE INDEX i ON users (age);'], expect: ['1:1'] },
    { title: 'no rule at all', engine: 'postgresql', base: [users], files: [`-- schema-gitops:ignore -- all of it\n${build}`], expect: ['1:1'] },
    { title: 'squawk reads the line below alone', engine: 'postgresql', base: [users], files: [`-- squawk-ignore require-concurrent-index-creation\n\n${build}`], expect: ['1:1'] },
    { title: 'the form of squawk without a rule', engine: 'postgresql', base: [users], files: [`-- squawk-ignore\n${build}`], expect: ['1:1'] },
    { title: 'a rule of another tool that has no counterpart, as a notice', engine: 'postgresql', base: [users], files: ['-- squawk-ignore prefer-identity\nSELECT 1;'], expect: ['1:1'] },
    { title: 'an end without a start', engine: 'postgresql', files: ['SELECT 1;\n-- schema-gitops:ignore-end\n'], expect: ['1:2'] },
    { title: 'the wrong rule', engine: 'mariadb', base: [users], files: ['-- schema-gitops:ignore truncate-table -- gone\nDROP TABLE users;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a block around several statements', engine: 'postgresql', base: [users], files: [`-- schema-gitops:ignore-start index-not-concurrent -- small\nSELECT 1;\n${build}\n-- schema-gitops:ignore-end`], expect: [] },
    { title: 'a whole file', engine: 'postgresql', base: [users], files: [`-- schema-gitops:ignore-file index-not-concurrent -- small\nSELECT 1;\n${build}`], expect: [] },
    { title: 'a comment behind the statement', engine: 'postgresql', base: [users], files: [`${build} -- schema-gitops:ignore index-not-concurrent -- small\nSELECT 1;`], expect: [] },
    { title: 'one action of ALTER TABLE', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  -- schema-gitops:ignore drop-column -- unread\n  DROP COLUMN age;'], expect: [] },
    { title: 'one statement of a DO block', engine: 'postgresql', base: [users], files: ['DO $$ BEGIN\n  -- schema-gitops:ignore drop-table -- unread\n  DROP TABLE users;\nEND $$;'], expect: [] },
    { title: 'the analyzer of Atlas', engine: 'postgresql', base: [users], files: [`-- atlas:nolint concurrent_index\n${build}`], expect: [] },
    { title: 'the header of Atlas', engine: 'postgresql', base: [users], files: [`-- atlas:nolint\n\nSELECT 1;\n${build}`], expect: [] },
    { title: 'eugene', engine: 'postgresql', base: [users], files: [`-- eugene: ignore E6\n${build}`], expect: [] },
    { title: 'pgfence', engine: 'postgresql', base: [users], files: [`-- pgfence-ignore: create-index-not-concurrent\n${build}`, 'SELECT 1;'], expect: [] },
    { title: 'a comment of MySQL', engine: 'mariadb', base: [users], files: ['# schema-gitops:ignore drop-table -- gone\nDROP TABLE users;'], expect: [] },
  ],
};
