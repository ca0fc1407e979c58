import { describe, expect, it } from '@jest/globals';

import { writeChanges } from '../../src/ddl/write-changes.ts';
import type { WrittenChanges } from '../../src/model/ddl.ts';
import type { ObjectGroup, SchemaObject } from '../../src/model/schema-object.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { group, object, schema } from '../drift/objects.ts';

const table = object('table', 'public.t', { attributes: { persistence: 'permanent', rls: false } });
const column = object('column', 'public.t.a', { attributes: { type: 'integer', nullable: true }, position: 1 });
const query = ' SELECT t.a\n   FROM public.t';
const view = object('view', 'public.v', { attributes: { definition: query }, uses: [table.key, column.key], written: query });
const grant: SchemaObject = { ...object('grant', 'public.v:reader'), key: 'grant:view:public.v:reader', place: view.place, parent: view.key, attributes: { privileges: ['SELECT'] } };

function write(direction: 'adopt' | 'revert', expected: readonly ObjectGroup[], actual: readonly ObjectGroup[]): WrittenChanges {
  const [left, right] = [schema(expected), schema(actual)];
  return writeChanges(compareSchemas(left, right).changes, { engine: left.engine, version: left.version, direction, expected: left, actual: right });
}

const texts = (written: WrittenChanges): readonly string[] => written.statements.map(({ text }) => text);

describe('writeChanges', () => {
  it('makes the actual state out of the expected one to adopt it, and the other way round to revert', () => {
    const other = { ...column, attributes: { type: 'integer', nullable: false } };
    const sides = [[group(table, column)], [group(table, other)]] as const;
    expect(texts(write('adopt', ...sides))).toEqual(['ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;']);
    expect(texts(write('revert', ...sides))).toEqual(['ALTER TABLE public.t ALTER COLUMN a DROP NOT NULL;']);
  });

  it('drops views before the type of a column changes that they use, and makes them anew with what was granted', () => {
    const wide = { ...column, attributes: { type: 'bigint', nullable: true } };
    const written = write('revert', [group(table, wide), group(view, grant)], [group(table, column), group(view, grant)]);
    expect(texts(written)).toEqual([
      'DROP VIEW IF EXISTS public.v;',
      'ALTER TABLE public.t ALTER COLUMN a TYPE bigint;',
      'CREATE OR REPLACE VIEW public.v AS\n SELECT t.a\n   FROM public.t;',
      'GRANT SELECT ON TABLE public.v TO reader;',
    ]);
    expect(written.statements[1]?.hazards).toEqual(['access_exclusive_lock', 'table_rewrite']);
  });

  it('creates tables before the foreign keys that lead in a circle, and drops them behind', () => {
    const key = (name: string, to: string): SchemaObject => object('constraint', `public.${name}.fk`, {
      uses: [`table:public.${to}`], written: `FOREIGN KEY (id) REFERENCES public.${to}(id)`,
    });
    const groups = [['a', 'b'], ['b', 'a']].map(([name = '', to = '']) => group(object('table', `public.${name}`), key(name, to)));
    expect(texts(write('revert', [], groups))).toEqual([
      'ALTER TABLE public.a DROP CONSTRAINT IF EXISTS fk;',
      'ALTER TABLE public.b DROP CONSTRAINT IF EXISTS fk;',
      'DROP TABLE IF EXISTS public.a;',
      'DROP TABLE IF EXISTS public.b;',
    ]);
    expect(texts(write('adopt', [], groups))).toEqual([
      'CREATE TABLE IF NOT EXISTS public.a ();',
      'CREATE TABLE IF NOT EXISTS public.b ();',
      'ALTER TABLE public.a ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.b(id);',
      'ALTER TABLE public.b ADD CONSTRAINT fk FOREIGN KEY (id) REFERENCES public.a(id);',
    ]);
  });

  it('drops an index of a table in use without keeping writers out', () => {
    const index = object('index', 'public.i', { attributes: { unique: false }, place: { schema: 'public', name: 'i' }, parent: table.key });
    const [statement] = write('revert', [group(table, column)], [group(table, column, index)]).statements;
    expect(statement).toMatchObject({ text: 'DROP INDEX CONCURRENTLY IF EXISTS public.i;', transactional: false, repeatable: true });
    expect(statement?.hazards).toEqual(['index_drop', 'not_transactional']);
  });

  it('reads no object that a change is not about', () => {
    let reads = 0;
    const others = Array.from({ length: 500 }, (_, index): ObjectGroup => ({ key: `table:public.other_${index}`, text: '', objects: () => {
      reads += 1;
      return [];
    } }));
    const index = object('index', 'public.i', { attributes: { unique: false }, place: { schema: 'public', name: 'i' }, parent: table.key, written: 'CREATE INDEX i ON public.t USING btree (a)' });
    expect(texts(write('revert', [group(table, column, index), ...others], [group(table, column), ...others]))).toEqual([
      'CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON public.t USING btree (a);',
    ]);
    expect(reads).toBe(0);
  });

  it('quotes names and literals of hostile text', () => {
    const hostile = { ...table, place: { schema: 'a"b', name: 'select' } };
    const comment: SchemaObject = { ...hostile, kind: 'comment', key: `comment:${table.key}`, parent: table.key, attributes: { text: `it's; DROP\\` } };
    expect(texts(write('revert', [group(hostile, comment)], [group(hostile)]))).toEqual([`COMMENT ON TABLE "a""b"."select" IS E'it''s; DROP\\\\';`]);
  });

  it('says what it can not write, and leaves out what needs that', () => {
    const broken = object('table', 'public.typed', { attributes: { definition: 'OF public.ty' } });
    const inside = object('trigger', 'public.typed.tr', { written: 'CREATE TRIGGER tr' });
    const written = write('adopt', [], [group(broken, inside)]);
    expect(written.statements).toEqual([]);
    expect(written.notWritten).toEqual([
      { key: 'table:public.typed', reason: 'its columns come from a type' },
      { key: 'trigger:public.typed.tr', reason: 'it needs table:public.typed, which is not written' },
    ]);
  });
});
