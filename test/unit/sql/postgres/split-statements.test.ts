import { describe, expect, it } from '@jest/globals';

import { splitStatements } from '../../../../src/sql/postgres/split-statements.ts';
import { postgresGrammar } from '../../../support/statement-generator/postgres-grammar.ts';
import { Random } from '../../../support/statement-generator/random.ts';
import { renderPlain, renderWild } from '../../../support/statement-generator/render.ts';

function pieces(text: string): readonly string[] {
  return splitStatements(text).pieces.map(({ start, end }) => text.slice(start, end));
}

/** What lies outside the pieces, comments and client commands: nothing but blanks and delimiters may. */
function remainder(text: string): string {
  const { pieces: spans, comments, clientCommands } = splitStatements(text);
  const characters = [...text.split('')];
  for (const { start, end } of [...spans, ...comments.map(({ span }) => span), ...clientCommands.map(({ span }) => span)]) {
    characters.fill('', start, end);
  }
  return characters.join('');
}

describe('splitting a PostgreSQL script', () => {
  it.each([
    ['at semicolons', 'select 1; select 2', ['select 1', 'select 2']],
    ['without empty statements', ';; select 1;;\n;', ['select 1']],
    ['around comments before and behind a statement', '-- a; b\nselect 1 /* c; */ ; -- d', ['select 1']],
    ['not in nested comments', 'select /* a /* b; */ ; */ 1; select 2', ['select /* a /* b; */ ; */ 1', 'select 2']],
    ['not in strings', "select ';', 'it''s;'; select 2", ["select ';', 'it''s;'", 'select 2']],
    ['not behind a backslash in a plain string', "select '\\'; select 2", ["select '\\'", 'select 2']],
    ['not behind an escaped quote', "select e'\\';', E'a\\\\'; select 2", ["select e'\\';', E'a\\\\'", 'select 2']],
    ['not in an escape string that goes on on the next line', "select E'a'\n  '\\';'; select 2", ["select E'a'\n  '\\';'", 'select 2']],
    ['not in quoted identifiers', 'select ";", "a"";"; select 2', ['select ";", "a"";"', 'select 2']],
    ['not in Unicode identifiers', 'select U&"a;", u&\'b;\'; select 2', ['select U&"a;", u&\'b;\'', 'select 2']],
    ['not in dollar quotes', 'select $$a;$$, $x$b;$$;$x$; select 2', ['select $$a;$$, $x$b;$$;$x$', 'select 2']],
    ['at a dollar inside a word, which is no quote', 'select a$b$ ; select b$b$', ['select a$b$', 'select b$b$']],
    ['with parameters beside dollar quotes', 'prepare p as select $1; select 2', ['prepare p as select $1', 'select 2']],
    ['after an operator that touches a comment', 'select 1+-- x;\n2; select 3', ['select 1+-- x;\n2', 'select 3']],
    ['in a table whose bracket is missing', 'create table t (a int; select 2', ['create table t (a int', 'select 2']],
    ['not in the actions of a rule', 'create or replace rule r as on insert to t do (select 1; select 2); select 3', ['create or replace rule r as on insert to t do (select 1; select 2)', 'select 3']],
    ['not in BEGIN ATOMIC', 'create function f() returns int begin atomic select case when a then b end; select 2; end; select 3', ['create function f() returns int begin atomic select case when a then b end; select 2; end', 'select 3']],
    ['not at an END that is a name', 'create procedure p() begin atomic select t.end, a as case from t; end; select 3', ['create procedure p() begin atomic select t.end, a as case from t; end', 'select 3']],
    ['in a transaction that begins with BEGIN', 'begin; select 1; end; select 2', ['begin', 'select 1', 'end', 'select 2']],
    ['with CRLF and lone CR', '-- a\rselect 1;\r\nselect 2;\r', ['select 1', 'select 2']],
    ['with a string that has no end', "select 1; select 'a; select 2", ['select 1', "select 'a; select 2"]],
    ['with a comment that has no end', 'select 1; /* select 2;', ['select 1', '/* select 2;']],
    ['with such a comment inside a statement', 'select 1 /* 2; select 3', ['select 1 /* 2; select 3']],
    ['after a byte order mark', '\ufeffselect 1; select 2', ['select 1', 'select 2']],
    ['of nothing', ' \n-- only a comment', []],
  ])('cuts %s', (_name, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  it('keeps comments with their text and place', () => {
    const text = 'select 1; -- one\r\n/* two\n */ select /* three */ 2';
    const { comments } = splitStatements(text);
    expect(comments.map((comment) => [comment.style, comment.text, text.slice(comment.span.start, comment.span.end)])).toEqual([
      ['line', ' one', '-- one'],
      ['block', ' two\n ', '/* two\n */'],
      ['block', ' three ', '/* three */'],
    ]);
  });

  it.each([
    ['\\connect other\nselect 1;', '\\connect', ['select 1']],
    ['select 1;\n\\i more.sql\nselect 2;', '\\i', ['select 1', 'select 2']],
    ['\\restrict abc\nselect 1;', '\\restrict', ['select 1']],
    ["\\copy t from 'x; y'\nselect 1;", '\\copy', ['select 1']],
    ['select 1 \\gset\nselect 2;', '\\gset', ['select 1', 'select 2']],
    ['select 1 \\g\nselect 2;', '\\g', ['select 1', 'select 2']],
    ['\\! ls; ls\nselect 2;', '\\!', ['select 2']],
    ['\\set x 1 -- no comment\nselect 2;', '\\set', ['select 2']],
  ])('finds the psql command in %j', (text, command, expected) => {
    const { clientCommands } = splitStatements(text);
    expect(clientCommands.map((found) => found.command)).toEqual([command]);
    expect(clientCommands[0]?.advice).toMatch(/^[A-Z].*\.$/);
    expect(pieces(text)).toEqual(expected);
  });

  it('takes the rows after COPY … FROM STDIN for data', () => {
    const text = 'COPY a.t (b, c) FROM stdin WITH (FORMAT text); -- rows\n1\tit\'s; \\N\n2\t$$\n\\.\nselect 1;\ncopy u from stdin;\n\\.\n';
    const { clientCommands } = splitStatements(text);
    expect(pieces(text)).toEqual(['COPY a.t (b, c) FROM stdin WITH (FORMAT text)', 'select 1', 'copy u from stdin']);
    expect(clientCommands.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      "COPY a.t (b, c) FROM stdin WITH (FORMAT text); -- rows\n1\tit's; \\N\n2\t$$\n\\.",
      'copy u from stdin;\n\\.',
    ]);
  });

  it('goes on with statements where COPY … FROM STDIN has no end of data', () => {
    const text = 'copy t from stdin;\nselect 1;';
    expect(pieces(text)).toEqual(['copy t from stdin', 'select 1']);
    expect(splitStatements(text).clientCommands.map(({ command }) => command)).toEqual(['COPY FROM STDIN']);
  });

  it('takes no other COPY for one with data', () => {
    expect(splitStatements("copy (select stdin from stdin) to stdout; copy t from 'stdin'; select 'copy t from stdin';").clientCommands).toEqual([]);
  });

  it('cuts generated statements where they end, with comments at every blank', () => {
    const random = new Random(11);
    for (let round = 0; round < 300; round += 1) {
      const statements = Array.from({ length: 4 }, () => renderWild(random, postgresGrammar.generate(random, 'statement')));
      const text = statements.map((statement) => `-- before\n${statement} /* behind; */ ;\n`).join('');
      expect(pieces(text)).toEqual(statements);
      expect(remainder(text)).toMatch(/^[\s;]*$/);
    }
  });

  it('cuts the same number of statements however they are written', () => {
    const random = new Random(12);
    for (let round = 0; round < 300; round += 1) {
      const words = postgresGrammar.generate(random, 'statement');
      expect(pieces(`${renderPlain(words)};`)).toHaveLength(1);
    }
  });

  it('leaves nothing out of damaged text', () => {
    const random = new Random(13);
    const signs = ["'", '"', '$$', '$a$', '/*', '*/', '--', '\n', ';', '(', ')', '\\', 'a', ' ', 'é', "E'", 'begin atomic', 'end', 'copy t from stdin;', '\\.', '\ud83d'];
    for (let round = 0; round < 2000; round += 1) {
      const text = Array.from({ length: 12 }, () => random.pick(signs)).join('');
      expect(remainder(text)).toMatch(/^[\s;\ufeff]*$/);
      const { pieces: spans } = splitStatements(text);
      spans.forEach(({ start, end }, index) => {
        expect(end).toBeGreaterThan(start);
        expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
      });
    }
  });
});
