import type { EdgeCases } from './edge-cases.ts';

export const searchPathChange: EdgeCases = {
  bad: [
    { title: 'a path of each file', engine: 'postgresql', base: ['CREATE SCHEMA app;'], files: ['SET search_path = app;', 'RESET search_path;'], expect: ['1:1'] },
    { title: 'the last of several', engine: 'postgresql', base: ['CREATE SCHEMA app;'], files: ["SET search_path = app;\nSELECT 1;\nSET SESSION search_path TO 'public';"], expect: ['1:3'] },
  ],
  good: [
    { title: 'DEFAULT, in other words', engine: 'postgresql', base: ['CREATE SCHEMA app;'], files: ['SET search_path = app;\nSET search_path TO DEFAULT;'], expect: [] },
    { title: 'the call for a transaction', engine: 'postgresql', files: ["SELECT set_config('search_path', 'public', true);"], expect: [] },
    { title: 'another setting', engine: 'postgresql', files: ['SET work_mem = 64;\nSHOW search_path;'], expect: [] },
  ],
};
