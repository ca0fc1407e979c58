import type { EdgeCases } from './edge-cases.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const build = 'CREATE UNIQUE INDEX CONCURRENTLY i ON public.users (email);';

export const timeoutBreaksConcurrentBuild: EdgeCases = {
  bad: [
    { title: 'a number is milliseconds', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout TO 600000;\n${build}`], expect: ['1:2'] },
    { title: 'REINDEX', engine: 'postgresql', base: [users], transaction: 'none', files: ["SET statement_timeout = '5min';\nREINDEX TABLE CONCURRENTLY users;"], expect: ['1:2'] },
    { title: 'the bound is an option', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout = '1h';\n${build}`], options: { 'concurrent-build-max-timeout': 7200 }, expect: ['1:2'] },
  ],
  good: [
    { title: 'another timeout', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET lock_timeout = '5s';\nSET idle_in_transaction_session_timeout = '5s';\n${build}`], expect: [] },
    { title: 'set back before the build', engine: 'postgresql', base: [users], transaction: 'none', files: [`SET statement_timeout = '5s';\nSELECT 1;\nRESET statement_timeout;\n${build}`], expect: [] },
    { title: 'SET LOCAL is over after COMMIT', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\nSET LOCAL statement_timeout = '5s';\nCOMMIT;\n${build}`], expect: [] },
    { title: 'an index that is not built concurrently', engine: 'postgresql', base: [users], files: ["SET LOCAL statement_timeout = '5s';\nCREATE INDEX i ON users (email);"], expect: [] },
  ],
};
