import { describe, expect, it } from '@jest/globals';

import { mysqlComments } from '../../../support/statement-generator/render.ts';
import { mariadbGrammar, mysqlGrammar } from '../../../support/statement-generator/mysql-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { readAs } from './reading.ts';

function textsOf(sql: string, engine: 'mysql' | 'mariadb' = 'mysql'): readonly string[] {
  return readAs(engine, sql).statements.map(({ text }) => text);
}

describe('a file is cut into statements', () => {
  it.each([
    ['select 1; select 2', ['select 1', 'select 2']],
    ['select 1;;;\n;select 2;', ['select 1', 'select 2']],
    ['', []],
    [' \n\t\r\n', []],
    ['-- only\n# comments\n/* here */', []],
    [';', []],
    ["select ';' ; select \";\"; select `;`", ["select ';'", 'select ";"', 'select `;`']],
    ["select 'it''s;' ; select 'a\\';b'", ["select 'it''s;'", "select 'a\\';b'"]],
    ['select 1 -- ; no\n; select 2 # ; no\n; select 3 /* ; */', ['select 1', 'select 2', 'select 3']],
    ['select 1 -- a\n + 2; select 3', ['select 1 -- a\n + 2', 'select 3']],
    ['/* a */ select /* b */ 1 /* c */;', ['select /* b */ 1']],
    ['select `a\\`; select 2', ['select `a\\`', 'select 2']],
    ['\uFEFFselect 1', ['select 1']],
    ['select 1;\r\nselect 2;\r\n', ['select 1', 'select 2']],
    ['-- old file\rselect 1;\r-- more\rselect 2', ['select 1', 'select 2']],
  ])('%j', (sql, expected) => {
    expect(textsOf(sql)).toEqual(expected);
  });

  it('numbers statements over the whole file and places them without comments and delimiters', () => {
    const sql = '-- first\nselect 1 ;\n\n/* second */ select\n2;';
    const { statements, comments } = readAs('mysql', sql);
    expect(statements.map(({ ordinal, span }) => [ordinal, sql.slice(span.start, span.end)])).toEqual([[1, 'select 1'], [2, 'select\n2']]);
    expect(comments.map(({ text, style, span }) => [text, style, sql.slice(span.start, span.end)])).toEqual([
      [' first', 'line', '-- first'], [' second ', 'block', '/* second */'],
    ]);
  });

  it('says which command a statement is, for people', () => {
    const commands = (sql: string, engine: 'mysql' | 'mariadb' = 'mysql'): readonly string[] => readAs(engine, sql).statements.map(({ command }) => command);
    expect(commands('alter table t add a int; create unique index i on t (a); create or replace view v as select 1; drop temporary table t')).toEqual([
      'ALTER TABLE', 'CREATE UNIQUE INDEX', 'CREATE OR REPLACE VIEW', 'DROP TEMPORARY TABLE',
    ]);
    expect(commands("create definer='a'@'b' sql security invoker view v as select 1; start transaction; load data infile 'f' into table t; insert into t values (1)")).toEqual([
      'CREATE VIEW', 'START TRANSACTION', 'LOAD DATA', 'INSERT',
    ]);
    expect(commands('create or replace procedure p () select 1', 'mariadb')).toEqual(['CREATE OR REPLACE PROCEDURE']);
  });
});

describe('DELIMITER', () => {
  it.each([
    ['delimiter //\nselect 1//\nselect 2//\ndelimiter ;\nselect 3;', ['select 1', 'select 2', 'select 3']],
    ['DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT 1; END$$\nDELIMITER ;\nSELECT 2;', ['CREATE PROCEDURE p() BEGIN SELECT 1; END', 'SELECT 2']],
    ['delimiter ;;\nselect 1;;\nselect 2;;', ['select 1', 'select 2']],
    ["delimiter '|'\nselect 1|select 2", ['select 1', 'select 2']],
    ['delimiter // trailing words\nselect 1//', ['select 1']],
    ['delimiter END_HERE\nselect a END_HERE\nselect bEND_HERE', ['select a', 'select b']],
    ["delimiter //\nselect '//' // select /* // */ 2", ["select '//'", 'select /* // */ 2']],
    ['select 1; delimiter //\nselect 2//', ['select 1', 'select 2']],
    ['delimiter //\nselect 1; select 2; //\nselect 3', ['select 1', 'select 2', 'select 3']],
    ['delimiter //\ncreate trigger t before insert on x for each row begin set new.a = 1; end; //\nselect 1//', ['create trigger t before insert on x for each row begin set new.a = 1; end', 'select 1']],
    ['delimiter @@\nselect @a@@ select 2', ['select @a', 'select 2']],
    ['delimiter //\nselect 6/3//', ['select 6/3']],
  ])('%j', (sql, expected) => {
    const script = readAs('mysql', sql);
    expect(script.statements.map(({ text }) => text)).toEqual(expected);
    expect(script.statements.filter(({ problem }) => problem !== undefined)).toEqual([]);
    expect(script.clientCommands).toEqual([]);
  });

  it('without a delimiter is explained', () => {
    const { clientCommands, statements } = readAs('mysql', 'delimiter\nselect 1;');
    expect(clientCommands).toMatchObject([{ command: 'delimiter', advice: 'Name the delimiter behind DELIMITER, on the same line.' }]);
    expect(statements.map(({ text }) => text)).toEqual(['select 1']);
  });

  it('in a statement is an ordinary word', () => {
    expect(textsOf('select 1 as delimiter from t;')).toEqual(['select 1 as delimiter from t']);
  });
});

describe('bodies hold semicolons without DELIMITER', () => {
  it.each([
    'create procedure p() begin select 1; select 2; end',
    'create procedure p() begin if a then select 1; elseif b then select 2; else select 3; end if; end',
    'create procedure p() begin case a when 1 then select 1; else select 2; end case; end',
    'create procedure p() begin select case when a then if(b, 1, 2) else 3 end; set @x = case a when 1 then 2 end; end',
    'create procedure p() begin while a do select 1; end while; repeat select 2; until b end repeat; end',
    'create procedure p() begin l: loop leave l; end loop l; end',
    'create procedure p() begin declare continue handler for not found begin set @a = 1; end; select 1; end',
    'create procedure p() begin declare exit handler for sqlexception rollback; begin begin select 1; end; end; end',
    'create procedure p() if a then select 1; end if',
    'create function f() returns int begin return case 1 when 1 then 2 end; end',
    'create trigger t after insert on x for each row begin insert into y values (new.a); delete from z; end',
    'create event e on schedule every 1 day do begin delete from t; delete from u; end',
    'alter event e do begin select 1; select 2; end',
    "create definer=`a`@`%` procedure p(in begin int) comment 'x; end' begin select ';'; -- end;\nselect 2; end",
    'create procedure p() begin select `end`, `begin` from t; select a.end from a; select `if`(1); end',
    'create procedure p() begin start transaction; commit; end',
    'create procedure p() begin end',
    'create procedure p() label1: begin leave label1; end label1',
  ])('%s', (program) => {
    const { statements } = readAs('mysql', `select 0; ${program}; select 9;`);
    expect(statements.map(({ text }) => text)).toEqual(['select 0', program, 'select 9']);
    expect(statements.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    'begin not atomic select 1; select 2; end',
    'if @a then select 1; end if',
    'while @a do select 1; end while',
    'for i in 1..3 do select i; end for',
    'create or replace procedure p() begin for r in (select 1 as a) do select r.a; end for; end',
    'create package k function f() returns int; procedure p(); end',
    'create package body k function f() returns int begin return 1; end; procedure p() begin select 1; select 2; end; end',
  ])('%s, in MariaDB', (program) => {
    const { statements } = readAs('mariadb', `select 0; ${program}; select 9;`);
    expect(statements.map(({ text }) => text)).toEqual(['select 0', program, 'select 9']);
    expect(statements.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    'create procedure p() begin selec 1; select 2; end',
    'create procedure p() begin if a then selec 1; end if; select 2; end',
    'create trigger t before insert on x for each row begin case new.a when 1 then set new.b = case when 1 then 2 end; else frob; end case; end',
    'create procedure p() begin declare exit handler for sqlexception begin frob; end; while a do select 1; end while; end',
    'create event e on schedule every 1 day do begin frob; repeat select 1; until a end repeat; end',
  ])('%s is one statement although it is broken', (program) => {
    const { statements } = readAs('mysql', `select 0; ${program}; select 9;`);
    expect(statements.map(({ text }) => text)).toEqual(['select 0', program, 'select 9']);
    expect(statements.map(({ problem }) => problem === undefined)).toEqual([true, false, true]);
  });

  it('a broken body ends at the latest where another program begins', () => {
    const { statements } = readAs('mysql', 'create procedure p() begin selec 1; if a then select 2; end; create procedure q() begin select 3; end; select 4');
    expect(statements.map(({ text, problem }) => [text, problem === undefined])).toEqual([
      ['create procedure p() begin selec 1', false], ['if a then select 2; end', false], ['create procedure q() begin select 3; end', true], ['select 4', true],
    ]);
  });

  it('a body that is never closed ends at its first semicolon, so that the rest of the file is seen', () => {
    const { statements } = readAs('mysql', 'create procedure p() begin select 1; drop table t; select 2;');
    expect(statements.map(({ text, problem }) => [text, problem === undefined])).toEqual([
      ['create procedure p() begin select 1', false], ['drop table t', true], ['select 2', true],
    ]);
  });
});

describe('commands of the client', () => {
  it.each([
    ['source other.sql\nselect 1;', 'source', ['select 1']],
    ['\\. other.sql\nselect 1;', '\\.', ['select 1']],
    ['system ls\nselect 1;', 'system', ['select 1']],
    ['\\! ls\nselect 1;', '\\!', ['select 1']],
    ['tee out.txt\nselect 1;', 'tee', ['select 1']],
    ['warnings\nselect 1', 'warnings', ['select 1']],
    ['select 1\\G\nselect 2', '\\G', ['select 1', 'select 2']],
    ['select 1\\g select 2', '\\g', ['select 1', 'select 2']],
    ['\\u db\nselect 1', '\\u', ['select 1']],
    ['EXIT', 'exit', []],
  ])('%j', (sql, command, texts) => {
    const script = readAs('mysql', sql);
    expect(script.clientCommands.map((found) => found.command)).toEqual([command]);
    expect(script.clientCommands[0]?.advice).toMatch(/^[A-Z].*\.$/);
    expect(script.statements.map(({ text }) => text)).toEqual(texts);
  });

  it('USE and HELP are statements of the server', () => {
    const { statements, clientCommands } = readAs('mysql', "use d; help 'select';");
    expect(clientCommands).toEqual([]);
    expect(statements.map(({ operations }) => operations[0])).toMatchObject([{ kind: 'other', command: 'USE', objects: [{ name: 'd' }] }, { kind: 'other', command: 'HELP' }]);
  });

  it('a column that is called like a command is none', () => {
    expect(readAs('mysql', 'select source, system_, status from tee where exit_ = 1').clientCommands).toEqual([]);
  });
});

describe('what is not closed', () => {
  it.each([["select 'open", 7], ['select "open', 7], ['select `open', 7], ['select /* open', 7], ['/* open', 0], ['select 1 /*! + 1', 16], ["select 'a\\'", 7], ["select N'x", 7]])(
    '%j is a problem at its place',
    (sql, offset) => {
      const { statements } = readAs('mysql', `select 0;${sql}`);
      expect(statements).toHaveLength(2);
      expect(statements[1]?.problem?.offset).toBe(offset + 'select 0;'.length);
      expect(statements[1]?.operations).toEqual([]);
    },
  );

  it('a comment inside a statement that ends with a lone carriage return is read otherwise by the server', () => {
    expect(readAs('mysql', 'select 1 -- x\r + 2;').statements[0]?.problem).toMatchObject({ offset: 13 });
    expect(readAs('mysql', 'select 1 -- x\r\n + 2;').statements[0]?.problem).toBeUndefined();
  });
});

describe('every character of a file is a statement or a gap', () => {
  const gap = /^(?:\s|;|\/\*[\s\S]*?\*\/|(?:--|#)[^\n]*(?:\n|$))*$/;

  it.each(['mysql', 'mariadb'] as const)('for generated files of %s, with comments at every blank', (engine) => {
    const random = new Random(77);
    const grammar = engine === 'mysql' ? mysqlGrammar : mariadbGrammar;
    for (let round = 0; round < 150; round += 1) {
      const statements = Array.from({ length: 5 }, () => grammar.generate(random, 'statement').map((word) => `${word}${random.pick(['\n', ' ', ...mysqlComments])}`).join(' '));
      const file = statements.join(';\n');
      const script = readAs(engine, file, engine === 'mysql' ? 90704 : 110809);
      let at = 0;
      for (const { span, text } of script.statements) {
        expect(file.slice(at, span.start)).toMatch(gap);
        expect(file.slice(span.start, span.end)).toBe(text);
        at = span.end;
      }
      expect(file.slice(at)).toMatch(gap);
      expect(script.statements.length).toBe(5);
    }
  });

  it('for files of pieces that mean nothing', () => {
    const random = new Random(78);
    const pieces = ["'", '"', '`', '/*', '*/', '/*!', '--', '-- ', '#', '\n', '\r', ';', '//', 'delimiter //\n', 'delimiter ;\n', 'begin', 'end', 'create procedure p()', 'select', '\\', '\\g', '$$', '@', 'case', 'if', '(', ')', ' ', 'é', '😀', '\0'];
    for (let round = 0; round < 3000; round += 1) {
      const file = Array.from({ length: random.below(14) }, () => random.pick(pieces)).join(random.pick(['', ' ']));
      const { statements } = readAs(random.pick(['mysql', 'mariadb']), file);
      let at = 0;
      for (const { span, text } of statements) {
        expect(span.start).toBeGreaterThanOrEqual(at);
        expect(span.end).toBeGreaterThanOrEqual(span.start);
        expect(file.slice(span.start, span.end)).toBe(text);
        at = span.end;
      }
    }
  });
});
