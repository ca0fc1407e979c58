import { describe, expect, it } from '@jest/globals';

import { readAs } from './reading.ts';

const engines = ['mysql', 'mariadb'] as const;

/** Seconds of work for one reading. */
function seconds(text: string): number {
  const before = process.cpuUsage();
  for (const engine of engines) readAs(engine, text);
  return process.cpuUsage(before).user / 1e6 / engines.length;
}

describe('a text made to break the reader', () => {
  it.each([
    ['open parentheses', `select ${'('.repeat(100_000)}`],
    ['closed parentheses', `select ${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
    ['nested queries', `select ${'(select '.repeat(5000)}1${')'.repeat(5000)}`],
    ['nested derived tables', `select 1 from ${'('.repeat(5000)}select 1${')'.repeat(5000)} x`],
    ['negations', `select ${'not '.repeat(100_000)}1`],
    ['signs', `select ${'- '.repeat(100_000)}1`],
    ['cases', `select ${'case when '.repeat(50_000)}`],
    ['intervals', `select ${'interval '.repeat(50_000)}`],
    ['blocks', `create procedure p() ${'begin '.repeat(50_000)}`],
    ['closed blocks', `create procedure p() ${'begin '.repeat(5000)}${'end; '.repeat(5000)}`],
    ['conditions', `create procedure p() ${'if 1 then '.repeat(20_000)}`],
    ['explanations', 'explain '.repeat(50_000)],
    ['unions', `select 1${' union select 1'.repeat(50_000)}`],
    ['disjunctions', `select 1${' or a = 1'.repeat(50_000)}`],
    ['joins', `select 1 from a${' join b'.repeat(50_000)}`],
    ['conditions of joins', `select 1 from a${' join b on 1'.repeat(50_000)}`],
    ['nested columns of JSON_TABLE', `select * from json_table('', '$' columns (${"nested path '$' columns (".repeat(10_000)}`],
    ['names of WITH', `with ${'a as (select 1), '.repeat(5000)}b as (select 1) select * from b`],
    ['clauses', `alter table t ${'add a int, '.repeat(50_000)}add b int`],
    ['members of IN', `delete from t where a in (${'1,'.repeat(300_000)}1)`],
    ['values of a row', `insert into t values (${'1,'.repeat(300_000)}1)`],
    ['broken programs', 'create procedure p() begin selec 1; '.repeat(20_000)],
    ['broken blocks', 'begin not atomic selec 1; '.repeat(20_000)],
    ['unclosed quotes', "select '".repeat(100_000)],
    ['opening comments', '/*'.repeat(100_000)],
    ['executable comments', '/*!'.repeat(50_000)],
    ['skipped comments', '/*!99999 '.repeat(50_000)],
    ['at signs', '@'.repeat(100_000)],
    ['delimiters', `delimiter $$\n${'select 1$$\n'.repeat(50_000)}`],
    ['nothing that is SQL', '\0\u{1F600}\ud800 ) ] } \\ '.repeat(20_000)],
  ])('%s: is read in time, and never throws', (_, text) => {
    expect(seconds(text)).toBeLessThan(3);
  });

  it('is a problem where it nests deeper than any statement does', () => {
    expect(readAs('mysql', `select ${'('.repeat(1000)}1${')'.repeat(1000)}`).statements[0]?.problem?.message).toMatch(/nested too deeply/);
    expect(readAs('mysql', `select ${'('.repeat(60)}1${')'.repeat(60)}`).statements[0]?.problem).toBeUndefined();
  });
});

describe('a large file', () => {
  it('of 100,000 statements has 100,000 statements', () => {
    const line = "INSERT INTO t VALUES (1, 'a;b', NULL), (2, 'c\\'d', 3.5);\n";
    const { statements } = readAs('mysql', line.repeat(100_000));
    expect(statements).toHaveLength(100_000);
    expect(statements.at(-1)).toMatchObject({ ordinal: 100_000, operations: [{ kind: 'insert', table: { name: 't' } }] });
    expect(statements.filter(({ problem }) => problem !== undefined)).toEqual([]);
  });

  it('takes time in proportion to its length', () => {
    const line = "INSERT INTO t VALUES (1, 'some text; here', '2024-01-01'), (2, 'more', NULL);\n";
    seconds(line.repeat(20_000));
    const small = seconds(line.repeat(20_000));
    const large = seconds(line.repeat(160_000));
    expect(large).toBeLessThan(Math.max(small, 0.02) * 24);
  });

  it('an INSERT above 1 MB is scanned for its end and kind only', () => {
    const rows = "(1, 'x;y', '2024-01-01'),".repeat(60_000);
    const text = `insert into d.t (a, b, c) values ${rows}(2, 'z', null); select 1;\nreplace t values ${rows}(2, '', '')`;
    const { statements } = readAs('mysql', text);
    expect(statements.map(({ operations }) => operations[0])).toMatchObject([
      { kind: 'insert', table: { schema: 'd', name: 't' }, upsert: false }, { kind: 'select' }, { kind: 'insert', table: { name: 't' }, upsert: true },
    ]);
    expect(statements.map(({ span, text: own }) => text.slice(span.start, span.end) === own && own.endsWith(')'))).toEqual([true, false, true]);
  });
});
