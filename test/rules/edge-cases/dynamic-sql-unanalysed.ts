import type { EdgeCases } from './edge-cases.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const dynamicSqlUnanalysed: EdgeCases = {
  bad: [
    { title: 'a function that puts text together', engine: 'postgresql', files: ["CREATE FUNCTION f(n text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  EXECUTE 'DROP TABLE ' || quote_ident(n);\nEND $$;"], expect: ['1:1'] },
    { title: 'PREPARE from a variable in a procedure', engine: 'mysql', files: ['CREATE PROCEDURE p(IN s text)\nBEGIN\n  SET @q = s;\n  PREPARE x FROM @q;\n  EXECUTE x;\nEND;'], expect: ['1:1'] },
  ],
  good: [
    { title: 'a function without EXECUTE', engine: 'postgresql', base: [t], files: ['CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN\n  DELETE FROM t WHERE id = 1;\nEND $$;'], expect: [] },
    { title: 'a prepared statement', engine: 'postgresql', files: ['PREPARE p AS SELECT 1;\nEXECUTE p;\nDEALLOCATE p;'], expect: [] },
    { title: 'a constant text', engine: 'mariadb', files: ["EXECUTE IMMEDIATE 'SELECT 1';"], expect: [] },
  ],
};
