import type { EdgeCases } from './edge-cases.ts';

export const securityDefinerSearchPath: EdgeCases = {
  bad: [
    { title: 'another setting', engine: 'postgresql', files: ["CREATE OR REPLACE FUNCTION app_f() RETURNS int SET work_mem = 64 SECURITY DEFINER LANGUAGE sql AS 'SELECT 1';"], expect: ['1:1'] },
    { title: 'the path of another function', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS int SECURITY DEFINER LANGUAGE sql AS 'SELECT 1';\nCREATE FUNCTION g() RETURNS int LANGUAGE sql AS 'SELECT 1';\nALTER FUNCTION g() SET search_path = pg_catalog;"], expect: ['1:1'] },
  ],
  good: [
    { title: 'an empty path', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = '' SECURITY DEFINER AS 'SELECT 1';"], expect: [] },
    { title: 'words in a body', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''SECURITY DEFINER''::text';"], expect: [] },
  ],
};
