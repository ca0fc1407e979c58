import type { EdgeCases } from './edge-cases.ts';

const f = (head: string, result = 'int'): string => `${head} RETURNS ${result} LANGUAGE sql AS $$ SELECT 1::${result} $$;`;
const refused = 'the server refuses what the rule warns of';

export const functionSignatureChange: EdgeCases = {
  bad: [
    { title: 'another result by CREATE OR REPLACE', engine: 'postgresql', base: [f('CREATE FUNCTION f(a int)')], files: [f('CREATE OR REPLACE FUNCTION f(a int)', 'bigint')], expect: ['1:1'], impossible: refused },
    { title: 'an overload for a wider number', engine: 'postgresql', base: [f('CREATE FUNCTION f(a int)')], files: [f('CREATE OR REPLACE FUNCTION f(a bigint)')], expect: ['1:1'] },
    { title: 'dropped in an earlier file', engine: 'postgresql', base: [f('CREATE FUNCTION f(a int, b text)')], files: ['DROP FUNCTION f(int, text);', f('CREATE FUNCTION f(a int)')], expect: ['2:1'] },
  ],
  good: [
    { title: 'another name of the type', engine: 'postgresql', base: [f('CREATE FUNCTION f(a int4, b varchar)')], files: [`DROP FUNCTION f(integer, character varying);\n${  f('CREATE FUNCTION f(a integer, b character varying(9))')}`], expect: [] },
    { title: 'an overload for another kind of type', engine: 'postgresql', base: [f('CREATE FUNCTION f(a int)')], files: [f('CREATE FUNCTION f(a date)')], expect: [] },
    { title: 'one of two overloads goes', engine: 'postgresql', base: [f('CREATE FUNCTION f(a int)'), f('CREATE FUNCTION f(a date)')], files: ['DROP FUNCTION f(date);'], expect: [] },
    { title: 'a function of that name in another schema', engine: 'postgresql', base: ['CREATE SCHEMA s;', f('CREATE FUNCTION s.f(a int)')], files: [f('CREATE FUNCTION f(a bigint)')], expect: [] },
  ],
};
