import { beforeAll, describe, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { Script } from '../../../../src/model/statement.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';

let reader: ScriptReader;
beforeAll(async () => {
  reader = await loadReader({ name: 'postgresql' });
});

/** The next statements of a script are read as if the first were not there. */
function commandsAfterFirst({ statements }: Script): readonly string[] {
  return statements.slice(1).map(({ command, problem }) => problem?.message ?? command);
}

describe('a script that is damaged or hostile', () => {
  it.each([
    ['a misspelt word', 'create tabel t ()', 'create '.length],
    ['a word behind characters of several bytes', "create tabel t () /* '😀é日' */", 'create '.length],
    ['a word behind characters of several bytes in a string', "select '😀é日' from from t", "select '😀é日' from ".length],
    ['an end too early', 'create table t (a int', 'create table t (a int'.length],
    ['a NUL', "select 'a\0b'", "select 'a".length],
    ['a parameter with junk behind it', 'select 1, $1a', 'select 1, $1'.length],
    ['a parameter in the place of a literal', 'set lock_timeout = $1', 'set lock_timeout = '.length],
    ['a no-break space', 'select\u00a01', 0],
    ['a merge conflict', '<<<<<<< HEAD\nselect 1', 0],
    ['a statement of another engine', 'alter table t modify a int', 'alter table t '.length],
  ])('has %s: the problem is at its place and hides nothing else', (_name, first, offset) => {
    const script = reader.read(`-- é\n${first};\nselect 1;\ndrop table t`);
    expect(script.statements[0]).toMatchObject({ operations: [], problem: { offset: '-- é\n'.length + offset } });
    expect(commandsAfterFirst(script)).toEqual(['SELECT', 'DROP TABLE']);
  });

  it.each([
    ['brackets', `select ${'('.repeat(200_000)}1${')'.repeat(200_000)}`],
    ['negations', `select ${'not '.repeat(50_000)}true`],
    ['a long sum', `select ${'1+'.repeat(200_000)}1`],
    ['a long chain of conditions', `delete from t where ${'a = 1 or '.repeat(20_000)}true`],
    ['array brackets', `select a${'[1]'.repeat(50_000)}`],
    ['nested comments', `select ${'/*'.repeat(50_000)}${'*/'.repeat(50_000)} 1`],
    ['nested queries', `select * from ${'(select * from '.repeat(2000)}t${') x'.repeat(2000)}`],
    ['common table expressions', `with ${Array.from({ length: 5000 }, (_, index) => `c${index} as (select 1)`).join(', ')} select 1`],
    ['many columns', `create table t (${Array.from({ length: 5000 }, (_, index) => `c${index} int default ${index} check (c${index} > 0)`).join(', ')})`],
    ['many sub-actions', `alter table t ${Array.from({ length: 5000 }, (_, index) => `add c${index} int`).join(', ')}`],
    ['many names', `drop table ${Array.from({ length: 5000 }, (_, index) => `t${index}`).join(', ')}`],
    ['many quotes', `select ${"''".repeat(100_000)}`],
    ['many line comments behind a string', `select E'a' ${'-- x '.repeat(50_000)}\n`],
    ['many dollars', `select ${'$a '.repeat(50_000)}`],
  ])('holds %s without end: it is read or refused, soon, and the rest is read', (_name, first) => {
    expect(commandsAfterFirst(reader.read(`${first};\nselect 2`))).toEqual(['SELECT']);
  });

  it('holds a constant that is found in a long chain', () => {
    const [statement] = reader.read(`delete from t where ${'a = 1 or '.repeat(100)}true`).statements;
    expect(statement?.operations).toMatchObject([{ query: { predicate: { constant: 'true' } } }]);
  });

  it.each([
    ["select :'name', 1", [":'name'"]],
    ['insert into t values (:id, :"b")', [':id', ':"b"']],
    ['select a[1:x] frm t where b = :c', [':c']],
  ])('holds psql variables: %s', (sql, commands) => {
    const { clientCommands, statements } = reader.read(sql);
    expect(clientCommands.map(({ command, span }) => [command, sql.slice(span.start, span.end)])).toEqual(commands.map((command) => [command, command]));
    expect(statements[0]?.problem).toBeDefined();
  });

  it.each(["select a::int, b[1:2], c[:n] from t", "select json_object('a':b)", 'do $$ declare x int; begin x:=1; end $$'])('holds colons that are no variables: %s', (sql) => {
    const { clientCommands, statements } = reader.read(sql);
    expect(clientCommands).toEqual([]);
    expect(statements[0]?.problem).toBeUndefined();
  });
});

describe('a large script', () => {
  it('of 100,000 statements is read to its end', () => {
    const statements = (count: number): string => Array.from({ length: count }, (_, index) => `insert into t (a, b) values (${index}, 'é');\n`).join('');
    const value = reader.read(statements(100_000));
    expect(value.statements).toHaveLength(100_000);
    expect(value.statements.at(-1)).toMatchObject({ ordinal: 100_000, command: 'INSERT' });
  });

  it('of one INSERT of 50 MB is scanned: kind, table, place', () => {
    const rows = Array.from({ length: 1_000_000 }, (_, index) => `(${index}, 'a; where (é) ''', $$ update ; $$, now())`).join(',\n');
    const text = `-- rows\ninsert into "S".t (a, b) values ${rows} on conflict (a) do update set b = 1;\nselect 1;`;
    expect(text.length).toBeGreaterThan(45_000_000);
    const value = reader.read(text);
    expect(value.statements).toHaveLength(2);
    expect(value.statements[0]).toMatchObject({ command: 'INSERT', operations: [{ kind: 'insert', table: { schema: 'S', name: 't' }, upsert: true, query: { tables: [] } }] });
    expect(value.statements[0]?.span).toEqual({ start: 8, end: text.indexOf(';\nselect 1') });
  });

  it.each([
    ['update only s.t as x set a = 1 where %s returning c', { kind: 'update', table: { schema: 's', name: 't' } }],
    ['delete from t using u where %s', { kind: 'delete', table: { name: 't' } }],
  ])('tells the condition of a long %s', (sql, expected) => {
    const condition = `b in (${Array.from({ length: 200_000 }, (_, index) => String(index)).join(', ')})`;
    const [statement] = reader.read(`${sql.replace('%s', condition)}; select 1`).statements;
    expect(statement?.operations).toMatchObject([{ ...expected, query: { predicate: { text: condition } } }]);
  });

  it('without WHERE is told so, however long', () => {
    const [statement] = reader.read(`delete from t using (values ${Array.from({ length: 200_000 }, (_, index) => `(${index})`).join(', ')}) v`).statements;
    expect(statement?.operations).toMatchObject([{ kind: 'delete', table: { name: 't' } }]);
    expect(statement?.operations[0]).not.toMatchObject({ query: { predicate: expect.anything() } });
  });

  it('that is no DML and does not fit into memory is a problem, not a crash', () => {
    const text = `create view v as select '${'x'.repeat(9_000_000)}'; select 1`;
    const script = reader.read(text);
    expect(script.statements[0]).toMatchObject({ command: 'CREATE VIEW', operations: [], problem: { offset: 0 } });
    expect(commandsAfterFirst(script)).toEqual(['SELECT']);
  });
});
