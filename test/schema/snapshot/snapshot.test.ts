import { describe, expect, it } from '@jest/globals';
import type { InspectedSchema, SchemaObject } from '../../../src/model/schema-object.ts';
import { compareSchemas } from '../../../src/schema/compare-schemas.ts';
import { readSnapshot } from '../../../src/schema/snapshot/read-snapshot.ts';
import { writeSnapshot } from '../../../src/schema/snapshot/write-snapshot.ts';
import { columns, group, mysqlSchema, object, schema } from '../../drift/objects.ts';
import { errorOf } from '../../support/error-of.ts';
import { facts, generatedSchema } from './generated-schema.ts';

const table = object('table', 'public.t', { attributes: { rls: false, options: ['fillfactor=80'] } });
const routine = object('function', 'public.f(integer, text)', {
  place: { schema: 'public', name: 'f', signature: '(integer, text)' },
  attributes: { body: 'begin\n\treturn 1;\nend', strict: true, cost: 100 },
  written: 'CREATE FUNCTION …',
});

function roundTrip(inspected: InspectedSchema): InspectedSchema {
  return readSnapshot(writeSnapshot({ schema: inspected }), 'schema.txt').schema;
}

describe('a schema file', () => {
  it('reads well: one block per object, one line per attribute', () => {
    const comment: SchemaObject = { key: 'comment:column:public.t.a', kind: 'comment', name: 'public.t.a', place: { schema: 'public', table: 't', name: 'a' }, parent: 'column:public.t.a', attributes: { text: 'first: "x"' }, marks: [], uses: [] };
    const index = object('index', 'public.i', { place: { schema: 'public', name: 'i' }, parent: 'table:public.t', attributes: { columns: ['a', 'b'], unique: true }, uses: ['column:public.t.a'], marks: ['generated-name'] });
    const inspected = schema([group(table, ...columns('public.t', { b: 'integer', a: 'character varying(20)' }), comment, index), group(routine)], { settings: { encoding: 'UTF8' } });
    expect(writeSnapshot({ schema: inspected, head: '20260101', fingerprint: 'abc' })).toBe(`# Schema of a database as Git has it. Change it by a migration and write it anew.
format: 1
engine: postgresql
version: "16.4" 160400
head: "20260101"
fingerprint: abc
setting encoding: UTF8

function public.f(integer, text)
  body: |
    |begin
    |	return 1;
    |end
  cost: 100
  strict: true
  @written: CREATE FUNCTION …

table public.t
  options: [fillfactor=80]
  rls: false

  column public.t.b
    @position: 1
    nullable: true
    type: integer

  column public.t.a
    @position: 2
    nullable: true
    type: character varying(20)

  comment public.t.a
    text: first: "x"

  index public.i
    @marks: [generated-name]
    columns: [a, b]
    unique: true
    @uses: [column:public.t.a]
`);
  });

  it('is the same whatever order objects were read in', () => {
    const parts = [...columns('public.t', { a: 'integer', b: 'integer' }), object('constraint', 'public.t.ck'), object('index', 'public.i', { parent: 'table:public.t' })];
    expect(writeSnapshot({ schema: schema([group(routine), group(table, ...parts)]) })).toBe(writeSnapshot({ schema: schema([group(table, ...parts.toReversed()), group(routine)]) }));
  });

  it('changes by one line where one attribute changes', () => {
    const lines = (type: string): readonly string[] => writeSnapshot({ schema: schema([group(table, ...columns('public.t', { a: 'integer', b: type }))]) }).split('\n');
    expect(lines('bigint').filter((line, at) => line !== lines('text')[at])).toEqual(['    type: bigint']);
  });

  it('keeps what the role could not see', () => {
    const inspected = { ...mysqlSchema([]), notVisible: [{ kind: 'trigger', missing: 'TRIGGER' }, { kind: 'function', names: ['f', 'g, h'], attribute: 'body', missing: 'SHOW_ROUTINE' }] } as const;
    expect(facts(roundTrip(inspected))).toEqual(facts(inspected));
  });

  it('says head and fingerprint again', () => {
    expect(readSnapshot(writeSnapshot({ schema: schema([]), head: '1', fingerprint: 'f' }), 'x')).toMatchObject({ head: '1', fingerprint: 'f' });
    expect(readSnapshot(writeSnapshot({ schema: schema([]) }), 'x')).not.toHaveProperty('head');
  });

  it('may have been checked out with other line ends, and have comments', () => {
    const inspected = schema([group(routine)]);
    const text = writeSnapshot({ schema: inspected }).replaceAll('\n', '\r\n').replace('function', '# reviewed\r\n\r\nfunction');
    expect(facts(readSnapshot(text, 'x').schema)).toEqual(facts(inspected));
  });

  it('shows a reviewer every character that hides', () => {
    const hidden = object('table', 'public.a\u202Eb\u200B', { attributes: { comment: 'x\u2066y', body: 'a\nb\u202Ec' } });
    const text = writeSnapshot({ schema: schema([group(hidden)]) });
    expect(text).not.toMatch(/[\u202E\u200B\u2066]/);
    expect(text).toContain(String.raw`\u202e`);
    expect(facts(readSnapshot(text, 'x').schema)).toEqual(facts(schema([group(hidden)])));
  });
});

describe('a schema read from its file', () => {
  it('is the one that was written, whatever names and values are made of', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const inspected = generatedSchema(seed);
      const read = roundTrip(inspected);
      expect([seed, facts(read)]).toEqual([seed, facts(inspected)]);
      expect(writeSnapshot({ schema: read })).toBe(writeSnapshot({ schema: inspected }));
    }
  });

  it('compares equal to it, and unequal to another one', () => {
    const inspected = schema([group(table, ...columns('public.t', { a: 'integer' })), group(routine)]);
    expect(compareSchemas(roundTrip(inspected), inspected).changes).toEqual([]);
    const other = schema([group(table, ...columns('public.t', { a: 'text' })), group(routine)]);
    expect(compareSchemas(roundTrip(inspected), other).changes).toHaveLength(1);
  });

  it('of 5,000 tables takes little', () => {
    const types = Object.fromEntries(Array.from({ length: 10 }, (_, at) => [`column_${at}`, 'character varying(50)']));
    const large = schema(Array.from({ length: 5000 }, (_, at) => group(object('table', `public.table_${at}`), ...columns(`public.table_${at}`, types))));
    const text = writeSnapshot({ schema: large });
    const start = performance.now();
    expect(readSnapshot(text, 'x').schema.groups.size).toBe(5000);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('a schema file that is not one', () => {
  const head = 'format: 1\nengine: postgresql\nversion: "16.4" 160400\n';

  it.each([
    ['', 'x:1', 'a line format: before the first object'],
    ['format: 2\nengine: postgresql', 'x:1', 'format: 1, which this version reads; write the file anew'],
    ['format: 1\nformat: 1', 'x:2', 'format once'],
    ['format: 1\nengine: oracle', 'x:2', 'one of postgresql, mysql, mariadb'],
    ['format: 1\nengine: mysql\nversion: 8', 'x:3', 'a version in double quotes and its number, such as "16.4" 160400'],
    [`${head}setting encoding`, 'x:4', 'a setting and its value, such as setting encoding: UTF8'],
    [`${head}tabel public.t`, 'x:4', 'a kind of object and its name, such as table public.orders; did you mean "table"?'],
    [`${head}<<<<<<< HEAD\ntable public.t`, 'x:4', 'a kind of object and its name, such as table public.orders'],
    [`${head}table`, 'x:4', 'a kind of object and its name, such as table public.orders'],
    [`${head}table a\ntable a`, 'x:5', 'one block for table:a, which another one in the file is of too'],
    [`${head}table a\n  rls: false\n  rls: true`, 'x:6', 'rls once'],
    [`${head}table a\n  @mark: [x]`, 'x:5', 'one of @key'],
    [`${head}table a\n  @marks: [x]`, 'x:4', 'marks among generated-name'],
    [`${head}table a\n  @position: first`, 'x:4', 'a number as @position'],
    [`${head}table a\n  rls: "half`, 'x:5', 'a number, true, false, a text or a list, odd texts in double quotes'],
    [`${head}table a\n  options: [a, b`, 'x:5', 'a number, true, false'],
    [`${head}table a\n  options: [a,, b]`, 'x:5', 'a number, true, false'],
    [`${head}table a\n  options:\n  rls: false`, 'x:6', 'items of the list, each behind a dash'],
    [`${head}table a\n  body: |\n    text`, 'x:6', 'lines of the text, each behind a bar'],
    [`${head}table a\n   rls: false`, 'x:5', 'a kind of object'],
    [`${head}table a\n  rls false`, 'x:5', 'a kind of object'],
    [`${head}table a\n  column a.b\n  rls: false`, 'x:6', 'a kind of object'],
  ])('is refused with the line: %j', (text, where, expected) => {
    const error = errorOf(() => readSnapshot(text, 'x'));
    expect([error.code, error.where]).toEqual(['drift/schema-file-invalid', where]);
    expect(error.expected).toContain(expected);
  });

  it('is refused wherever a line of it was lost or doubled, or reads as another schema', () => {
    const inspected = schema([group(table, ...columns('public.t', { a: 'integer' })), group(routine)]);
    const lines = writeSnapshot({ schema: inspected }).split('\n');
    lines.forEach((line, at) => {
      if (line === '' || line.startsWith('#')) return;
      const text = lines.toSpliced(at, 1).join('\n');
      let read: unknown;
      try {
        read = facts(readSnapshot(text, 'x').schema);
      } catch {
        read = 'refused';
      }
      expect([line, read]).not.toEqual([line, facts(inspected)]);
    });
  });
});
