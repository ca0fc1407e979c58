/** A text, how it is to be cut, and what Liquibase 4.33.0 made of it (StringUtil.processMultiLineSQL, run). */
export interface CutVector {
  readonly text: string;
  readonly stripComments: boolean;
  readonly splitStatements: boolean;
  readonly endDelimiter?: string;
  readonly statements: readonly string[];
}

const split = (text: string, statements: readonly string[], more: Partial<CutVector> = {}): CutVector => ({ text, stripComments: true, splitStatements: true, statements, ...more });

export const cutVectors: readonly CutVector[] = [
  split('select 1; select 2;', ['select 1', 'select 2']),
  split("select 'a;b'; select \"c;d\"; select `e;f`; select 'it''s; x', 'b\\'s; y'; select 2", ["select 'a;b'", 'select "c;d"', 'select `e;f`', "select 'it''s; x', 'b\\'s; y'", 'select 2']),
  split('select 1 -- c ; d\n, 2; select /* x; y */ 3; # mysql ; comment\nselect 4;', ['select 1 \n, 2', 'select  3', '# mysql', 'comment\nselect 4']),
  split('select 1 -- c ; d\n, 2; select /* x; y */ 3;', ['select 1 -- c ; d\n, 2', 'select /* x; y */ 3'], { stripComments: false }),
  split('select 1\nGO\nselect 2\ngo\nselect 3\n/\nselect 4', ['select 1', 'select 2', 'select 3', 'select 4']),
  split('create procedure p()\nbegin\n select 1;\nend//\nselect 2//\n', ['create procedure p()\nbegin\n select 1;\nend', 'select 2'], { endDelimiter: '//' }),
  split('create procedure p() begin select 1; end\nGO\nselect 2\nGO', ['create procedure p() begin select 1; end', 'select 2'], { endDelimiter: '\\nGO' }),
  split('create procedure p() begin select 1; end\n/\nselect 2\n/', ['create procedure p() begin select 1; end', 'select 2'], { endDelimiter: '\n/$' }),
  split('begin; select 1; end; begin transaction; select 2; commit;', ['begin; select 1; end', 'begin transaction', 'select 2', 'commit']),
  split('select 1;;\n ; select 2', ['select 1', 'select 2']),
  split("insert into t values ('a--b'); insert into t values ('/* c */'); select 1 --x", ["insert into t values ('a--b')", "insert into t values ('/* c */')", 'select 1']),
  split('select 1 /*+ hint */ , /*! 2 */ 3; -- z\nselect 2', ['select 1  ,  3', 'select 2']),
  split('select 5 \\ 3; select a.b."c";select 1e5;select \'é;ü\'; select x--y\n;', ['select 5 \\ 3', 'select a.b."c"', 'select 1e5', "select 'é;ü'", 'select x']),
  split('create table a(b int) -- c\n;\n-- d\ncreate table e(f int);', ['create table a(b int)', 'create table e(f int)']),
  split("select E'a\\'; b'; select 'a\\'; select 'b';", ["select E'a\\'; b'", "select 'a\\'; select 'b'"]),
  split("select 'a\\\\'; select 'b';", ["select 'a\\\\'", "select 'b'"]),
  split('update t set begin = 1; select 2; select 3', ['update t set begin = 1; select 2; select 3']),
  split('select 1; select 2', ['select 1; select 2'], { splitStatements: false }),
  split('select 1$\nselect 2$', ['select 1', 'select 2'], { endDelimiter: '$' }),
  split('select 1;\nselect 2;', ['select 1;\nselect 2;'], { endDelimiter: 'END_X' }),
  split('select 1 go select 2', ['select 1', 'select 2'], { endDelimiter: 'go' }),
  split("select 'multi\nline; string'; select 2; -- it's\nselect 3;", ["select 'multi\nline; string'", 'select 2', 'select 3']),
  split("-- it's a 'comment'\nselect 1; /* don't */ select 2;", ['select 1', 'select 2']),
  split('select "a""b;c"; select [a;b]; select 1', ['select "a""b;c"', 'select [a;b]', 'select 1']),
];
