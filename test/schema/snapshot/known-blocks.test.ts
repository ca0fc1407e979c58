import { describe, expect, it } from '@jest/globals';
import { UserError } from '../../../src/errors/user-error.ts';
import type { InspectedSchema } from '../../../src/model/schema-object.ts';
import { compareSchemas } from '../../../src/schema/compare-schemas.ts';
import { readSnapshot } from '../../../src/schema/snapshot/read-snapshot.ts';
import { writeSnapshot } from '../../../src/schema/snapshot/write-snapshot.ts';
import { columns, group, object, schema } from '../../drift/objects.ts';
import { facts, generatedSchema, numbers } from './generated-schema.ts';

const live = schema([
  group(object('table', 'public.a', { attributes: { rls: false } }), ...columns('public.a', { id: 'integer', note: 'text' }), index('public.a', 'a_note')),
  group(object('table', 'public.b', { attributes: { rls: false } }), ...columns('public.b', { id: 'integer' }), index('public.b', 'b_id')),
  group(object('view', 'public.v', { attributes: { definition: ' SELECT 1\n  FROM a' } })),
]);

function index(table: string, name: string): ReturnType<typeof object> {
  return object('index', `public.${name}`, { place: { schema: 'public', name }, parent: `table:${table}`, attributes: { table, columns: ['id'] } });
}

/** What reading a file comes to, and how it compares: facts, or the error. */
function outcome(text: string, actual: InspectedSchema, like: InspectedSchema | undefined): unknown {
  try {
    const read = readSnapshot(text, 'x', like).schema;
    return [facts(read), compareSchemas(read, actual, { 'column-order': 'error', owners: 'error', 'generated-names': 'error' })];
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [error.code, error.facts];
  }
}

function expectSame(text: string, actual: InspectedSchema): unknown {
  const full = outcome(text, actual, undefined);
  expect([text, outcome(text, actual, actual)]).toEqual([text, full]);
  return full;
}

describe('a schema file beside a schema that is like it', () => {
  const text = writeSnapshot({ schema: live });

  it('takes over what it says too, and reads the rest', () => {
    const changed = text.replace('integer', 'bigint');
    const same = [...readSnapshot(changed, 'x', live).schema.groups].filter(([, one]) => one.sameAs !== undefined).map(([key]) => key);
    expect(same).toEqual(['table:public.b', 'view:public.v']);
    expectSame(changed, live);
  });

  it('sees an object that stands in a block that it knows and in one that it had to read', () => {
    const again = '  index public.b_id\n    columns: [id]\n    table: public.a\n\n';
    expect(expectSame(text.replace('\ntable public.b', `\n${again}table public.b`), live)).toMatchObject(['drift/schema-file-invalid', { expected: 'one block for index:public.b_id, which another one in the file is of too' }]);
    expect(expectSame(text.replace('\ntable public.b', `\n${again.replace('b_id', 'other\n    @key: index:public.b_id')}table public.b`), live)).toMatchObject(['drift/schema-file-invalid', {}]);
    expect(expectSame(`${text}\n${text.slice(text.indexOf('table public.b'))}`, live)).toMatchObject(['drift/schema-file-invalid', {}]);
  });

  it.each([
    ['a comment in a block', text.replace('  column public.a.note', '# note\n  column public.a.note')],
    ['a comment behind a block', text.replace('\ntable public.b', '\n  # done\ntable public.b')],
    ['more in a block', `${text}\n  comment public.v\n    text: x\n`],
    ['more empty lines', text.replaceAll('\n\n', '\n\n\n\n')],
    ['no empty lines', text.replaceAll('\n\n', '\n')],
    ['other line ends', text.replaceAll('\n', '\r\n')],
    ['no end of line', text.trimEnd()],
    ['a merge that was not finished', `${text}<<<<<<< HEAD\n`],
    ['less than all', text.slice(0, text.indexOf('\nview'))],
  ])('is read alike with %s', (_, changed) => {
    expectSame(changed, live);
  });

  it('is read alike whatever somebody did to its lines', () => {
    for (let seed = 1; seed <= 400; seed += 1) {
      const below = numbers(seed);
      const actual = seed % 2 === 0 ? live : generatedSchema(seed);
      const lines = writeSnapshot({ schema: actual }).split('\n');
      const [from, to, count] = [below(lines.length), below(lines.length), 1 + below(6)];
      const taken = lines.slice(from, from + count);
      const edits = [lines.toSpliced(from, count), lines.toSpliced(to, 0, ...taken), lines.toSpliced(from, count).toSpliced(to, 0, ...taken), lines.toSpliced(from, 1, `${lines[from] ?? ''}x`)];
      for (const edited of edits) expectSame(edited.join('\n'), actual);
    }
  });
});
