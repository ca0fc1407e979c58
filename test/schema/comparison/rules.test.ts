import { describe, expect, it } from '@jest/globals';
import type { ComparisonSettings } from '../../../src/model/compared-parts.ts';
import type { InspectedSchema, ObjectGroup, SchemaObject } from '../../../src/model/schema-object.ts';
import { compareSchemas } from '../../../src/schema/compare-schemas.ts';
import { columns, group, lines, mysqlSchema, object, schema, type Parts } from '../../drift/objects.ts';

function changesOf(expected: InspectedSchema, actual: InspectedSchema, settings?: ComparisonSettings): readonly string[] {
  return lines(compareSchemas(expected, actual, settings).changes);
}

function compare(expected: readonly ObjectGroup[], actual: readonly ObjectGroup[], settings?: ComparisonSettings): readonly string[] {
  return changesOf(schema(expected), schema(actual), settings);
}

function compareMysql(expected: readonly ObjectGroup[], actual: readonly ObjectGroup[]): readonly string[] {
  return changesOf(mysqlSchema(expected), mysqlSchema(actual));
}

const table = object('table', 'public.t');

describe('a column under a new name', () => {
  const t = (...names: readonly string[]): readonly ObjectGroup[] => [group(table, ...columns('public.t', Object.fromEntries(names.map((name) => [name, 'integer']))))];

  it.each<readonly [string, readonly ObjectGroup[], readonly ObjectGroup[], boolean]>([
    ['is hinted at in the same place', t('a', 'b', 'c'), t('a', 'x', 'c'), true],
    ['is hinted at next to it', t('a', 'b', 'c'), t('a', 'c', 'x'), true],
    ['is not guessed at from far away', t('a', 'b', 'c', 'd'), t('b', 'c', 'd', 'x'), false],
    ['is not guessed at among two new ones', t('a', 'b', 'c'), t('a', 'x', 'y', 'c'), false],
    ['is not guessed at among two lost ones', t('a', 'b', 'c'), t('a', 'x'), false],
    ['is none with another type', t('a', 'b'), [group(table, ...columns('public.t', { a: 'integer', x: 'bigint' }))], false],
  ])('%s', (_, ...[expected, actual, isHinted]) => {
    expect(compare(expected, actual).some((line) => line.includes(' was '))).toBe(isHinted);
  });

  it('stays listed on both sides', () => {
    expect(compare(t('a', 'b'), t('a', 'x'))).toEqual(['column.removed public.t.b', 'column.added public.t.x was column:public.t.b']);
  });
});

describe('a rename hint', () => {
  const view = (name: string, definition: string): ObjectGroup => group(object('view', name, { attributes: { definition } }));
  const tableOf = (name: string, types: Readonly<Record<string, string>>): ObjectGroup => group(object('table', name), ...columns(name, types));

  it('is given for a view of the same text and a table of the same columns', () => {
    expect(compare([view('public.v', 'SELECT 1')], [view('public.w', 'SELECT 1')])[1]).toBe('view.added public.w was view:public.v');
    expect(compare([tableOf('public.a', { x: 'integer' })], [tableOf('public.b', { x: 'integer' })])[0]).toBe('table.removed public.a');
    expect(compare([tableOf('public.a', { x: 'integer' })], [tableOf('public.b', { x: 'integer' })]).join()).toContain('was table:public.a');
  });

  it('is not given for other columns, in another schema, or for what has no name of its own', () => {
    expect(compare([tableOf('public.a', { x: 'integer' })], [tableOf('public.b', { y: 'integer' })]).join()).not.toContain('was');
    expect(compare([tableOf('public.a', { x: 'integer' })], [tableOf('other.a', { x: 'integer' })]).join()).not.toContain('was');
    const grant = (to: string): SchemaObject => object('grant', `public.t:${to}`, { parent: 'table:public.t', attributes: { privileges: ['SELECT'] } });
    expect(compare([group(table, grant('a'))], [group(table, grant('b'))])).toEqual(['grant.removed public.t:a', 'grant.added public.t:b']);
  });
});

describe('the order of columns', () => {
  const t = (...names: readonly string[]): readonly ObjectGroup[] => [group(table, ...columns('public.t', Object.fromEntries(names.map((name) => [name, 'integer']))))];
  const asked: ComparisonSettings = { 'column-order': 'warning' };

  it('is compared where that is asked for', () => {
    expect(compare(t('a', 'b', 'c'), t('a', 'c', 'b'))).toEqual([]);
    const [change] = compareSchemas(schema(t('a', 'b', 'c')), schema(t('a', 'c', 'b')), asked).changes;
    expect(change).toMatchObject({ kind: 'table.changed', attributes: { column_order: { expected: ['a', 'b', 'c'], actual: ['a', 'c', 'b'] } } });
  });

  it('is that of the columns which both sides have', () => {
    expect(compare(t('a', 'b', 'c'), t('a', 'x', 'c'), asked)).toEqual(['column.removed public.t.b', 'column.added public.t.x was column:public.t.b']);
    expect(compare(t('a', 'b', 'c'), t('c', 'a'), asked)).toEqual(['table.changed public.t [column_order]', 'column.removed public.t.b']);
  });

  it('joins what else changed of the table', () => {
    const other = [group({ ...table, attributes: { rls: true } }, ...columns('public.t', { b: 'integer', a: 'integer' }))];
    expect(compare(t('a', 'b'), other, asked)).toEqual(['table.changed public.t [rls, column_order]']);
  });
});

describe('parts that are turned off', () => {
  it.each<readonly [string, SchemaObject, SchemaObject['attributes'], ComparisonSettings]>([
    ['owners', table, { owner: 'b' }, { owners: 'warning' }],
    ['versions of extensions', object('extension', 'hstore'), { version: '1.8' }, { 'extension-versions': 'notice' }],
    ['definers', object('view', 'public.v'), { definer: 'b@%' }, { definer: 'error' }],
    ['names of NOT NULL', object('column', 'public.t.a'), { not_null_name: 'b' }, { 'not-null-names': 'notice' }],
  ])('are no difference until asked for: %s', (_, ...[one, attributes, asked]) => {
    expect(compare([group(one)], [group({ ...one, attributes })])).toEqual([]);
    expect(compare([group(one)], [group({ ...one, attributes })], asked)).toEqual([`${one.kind}.changed ${one.name} [${Object.keys(attributes).join()}]`]);
  });

  it('leave the other attributes', () => {
    const one = { ...table, attributes: { owner: 'a', rls: false } };
    expect(compare([group(one)], [group({ ...one, attributes: { owner: 'b', rls: true } })])).toEqual(['table.changed public.t [rls]']);
  });

  it('do not take with them what came along', () => {
    const lost = [group(table, ...columns('public.t', { a: 'integer' }), object('constraint', 'public.t.ck', { uses: ['column:public.t.a'] }))];
    expect(compare(lost, [group(table)], { columns: 'off' })).toEqual(['constraint.removed public.t.ck']);
  });
});

describe('what a role may not see', () => {
  const trigger = object('trigger', 't.tr', { attributes: { definition: 'x', order: 1 } });
  const routine = object('function', 'f', { attributes: { body: 'x', security: 'definer' } });
  const full = [group(object('table', 't'), trigger), group(routine)];
  const bare = [group(object('table', 't'))];
  const blind: Partial<InspectedSchema> = { notVisible: [{ kind: 'trigger', missing: 'TRIGGER' }, { kind: 'function', missing: 'EXECUTE' }] };

  it('is neither gone nor there', () => {
    expect(changesOf(mysqlSchema(full), { ...mysqlSchema(bare), ...blind })).toEqual([]);
    expect(changesOf({ ...mysqlSchema(bare), ...blind }, mysqlSchema(full))).toEqual([]);
  });

  it('is compared where both sides have it', () => {
    expect(changesOf(mysqlSchema(bare), { ...mysqlSchema(full), ...blind })).toEqual(['function.added f', 'trigger.added t.tr']);
  });

  it('may be one object, or one attribute', () => {
    const other = [group(object('table', 't'), trigger), group({ ...routine, attributes: { security: 'invoker' } })];
    const noBody: Partial<InspectedSchema> = { notVisible: [{ kind: 'function', names: ['f'], attribute: 'body', missing: 'SHOW_ROUTINE' }] };
    expect(changesOf(mysqlSchema(full), { ...mysqlSchema(other), ...noBody })).toEqual(['function.changed f [security]']);
    expect(changesOf(mysqlSchema(full), { ...mysqlSchema(bare), notVisible: [{ kind: 'function', names: ['g'], missing: 'EXECUTE' }] })).toEqual(['function.removed f', 'trigger.removed t.tr']);
  });

  it('takes along what stands in it', () => {
    const view = object('view', 'v');
    const grant = object('grant', 'v:r', { parent: 'view:v' });
    expect(changesOf(mysqlSchema([group(view, grant)]), { ...mysqlSchema([]), notVisible: [{ kind: 'view', missing: 'SHOW VIEW' }] })).toEqual([]);
  });
});

describe('servers of different major versions', () => {
  const on = (number: number, ...objects: readonly SchemaObject[]): InspectedSchema => ({ ...schema(objects.map((one) => group(one))), version: { text: String(number / 10_000), number } });
  const cases: readonly (readonly [SchemaObject, SchemaObject['attributes'], SchemaObject['attributes']])[] = [
    [object('view', 'public.v'), { definition: 'SELECT t.a FROM t' }, { definition: 'SELECT a FROM t' }],
    [object('function', 'public.f()'), { body: 'BEGIN ATOMIC\n SELECT t.a;\nEND' }, { body: 'BEGIN ATOMIC\n SELECT a;\nEND' }],
    [object('constraint', 'public.t.ck'), {}, { enforced: true }],
    [object('collation', 'public.c'), { locale: 'und' }, {}],
    [object('extension', 'hstore'), { version: '1.7' }, { version: '1.8' }],
  ];

  it.each(cases)('are compared without what each words in its own way: %j', (one, before, after) => {
    const sides = [{ ...one, attributes: before }, { ...one, attributes: after }] as const;
    const asked: ComparisonSettings = { 'extension-versions': 'error' };
    expect(changesOf(on(150_004, sides[0]), on(180_001, sides[1]), asked)).toEqual([]);
    expect(changesOf(on(180_000, sides[0]), on(180_001, sides[1]), asked)).toHaveLength(1);
  });

  it('are compared in all else, and that is said', () => {
    const routine = object('function', 'public.f()');
    const result = compareSchemas(on(150_004, { ...routine, attributes: { body: 'select 1' } }), on(180_001, { ...routine, attributes: { body: 'select 2' } }));
    expect(lines(result.changes)).toEqual(['function.changed public.f() [body]']);
    expect([result.portable, result.notes[0]]).toEqual([true, expect.stringContaining('15.0004')]);
    expect(compareSchemas(on(180_000), on(180_001))).toEqual({ changes: [], portable: false, notes: [] });
  });
});

describe('on MySQL and MariaDB', () => {
  const t = object('table', 't');
  const index = (name: string, on: readonly string[], parts: Parts = {}): SchemaObject => object('index', `t.${name}`, { uses: on.map((column) => `column:t.${column}`), ...parts, attributes: { columns: on, unique: false } });
  const foreignKey = (name: string, on: readonly string[]): SchemaObject => object('constraint', `t.${name}`, { uses: on.map((column) => `column:t.${column}`), attributes: { type: 'foreign key', columns: on } });

  it('another character set says that the collation is another', () => {
    const column = (charset: string, collation: string): readonly ObjectGroup[] => [group(t, object('column', 't.a', { attributes: { charset, collation } }))];
    expect(compareMysql(column('utf8mb4', 'utf8mb4_unicode_ci'), column('latin1', 'latin1_swedish_ci'))).toEqual(['column.changed t.a [charset]']);
    expect(compareMysql(column('utf8mb4', 'utf8mb4_unicode_ci'), column('utf8mb4', 'utf8mb4_bin'))).toEqual(['column.changed t.a [collation]']);
  });

  it('an index that lost a dropped column is under that', () => {
    const columnsOf = (...names: readonly string[]): readonly SchemaObject[] => columns('t', Object.fromEntries(names.map((name) => [name, 'int'])));
    expect(compareMysql([group(t, ...columnsOf('a', 'b'), index('k', ['a', 'b']))], [group(t, ...columnsOf('a'), index('k', ['a']))])).toEqual(['column.removed t.b', '  index.changed t.k [columns]']);
    expect(compareMysql([group(t, ...columnsOf('a', 'b', 'c'), index('k', ['a', 'b', 'c']))], [group(t, ...columnsOf('a', 'c'), index('k', ['a']))])).toEqual(['column.removed t.b', 'index.changed t.k [columns]']);
    expect(compareMysql([group(t, ...columnsOf('a', 'b'), index('k', ['b(10)', 'a']))], [group(t, ...columnsOf('a'), index('k', ['a']))])).toEqual(['column.removed t.b', '  index.changed t.k [columns]']);
  });

  it('the index that a foreign key brought is under that', () => {
    expect(compareMysql([group(t)], [group(t, foreignKey('fk', ['a']), index('fk', ['a'], { marks: ['implicit'] }))])).toEqual(['constraint.added t.fk', '  index.added t.fk']);
  });

  it('the index that was silently dropped for a better one is under that', () => {
    const key = foreignKey('fk', ['a']);
    expect(compareMysql([group(t, key, index('fk', ['a'], { marks: ['implicit'] }))], [group(t, key, index('k', ['a', 'b']))])).toEqual(['index.added t.k', '  index.removed t.fk']);
    expect(compareMysql([group(t, key, index('fk', ['a'], { marks: ['implicit'] }))], [group(t, key, index('k', ['b', 'a']))])).toEqual(['index.removed t.fk', 'index.added t.k']);
  });

  it('a check that stands with its column comes with it', () => {
    const added = object('constraint', 't.a', { marks: ['implicit'], uses: ['column:t.a'], attributes: { type: 'check' } });
    expect(compareMysql([group(t)], [group(t, ...columns('t', { a: 'int' }), added)])).toEqual(['column.added t.a', '  constraint.added t.a']);
  });

  describe('the triggers of one moment', () => {
    const trigger = (name: string, order: number, definition = 'BEFORE INSERT FOR EACH ROW SET @a = 1'): SchemaObject => object('trigger', `t.${name}`, { attributes: { definition, order } });

    it.each<readonly [string, readonly SchemaObject[], readonly SchemaObject[], readonly string[]]>([
      ['one first', [trigger('b', 1), trigger('c', 2)], [trigger('a', 1), trigger('b', 2), trigger('c', 3)], ['trigger.added t.a', '  trigger.changed t.b [order]', '  trigger.changed t.c [order]']],
      ['the first gone', [trigger('a', 1), trigger('b', 2)], [trigger('b', 1)], ['trigger.removed t.a', '  trigger.changed t.b [order]']],
      ['the first made anew', [trigger('a', 1), trigger('b', 2), trigger('c', 3)], [trigger('b', 1), trigger('c', 2), trigger('a', 3)], ['trigger.changed t.a [order]', '  trigger.changed t.b [order]', '  trigger.changed t.c [order]']],
      ['two that changed places', [trigger('a', 1), trigger('b', 2)], [trigger('b', 1), trigger('a', 2)], ['trigger.changed t.a [order]', '  trigger.changed t.b [order]']],
      ['another moment', [trigger('a', 1), trigger('b', 1, 'AFTER INSERT FOR EACH ROW SET @a = 1')], [trigger('b', 2, 'AFTER INSERT FOR EACH ROW SET @a = 1')], ['trigger.removed t.a', 'trigger.changed t.b [order]']],
    ])('are renumbered under the one that moved: %s', (_, ...[expected, actual, changes]) => {
      expect(compareMysql([group(t, ...expected)], [group(t, ...actual)])).toEqual(changes);
    });
  });

  describe('a server that keeps names in small letters', () => {
    const small: Partial<InspectedSchema> = { settings: { lower_case_table_names: '1' } };
    const definition = (name: string): readonly ObjectGroup[] => [group(object('table', name), object('column', `${name}.id`)), group(object('view', 'v', { attributes: { definition: `select id from ${name}` } }))];

    it('has the same tables', () => {
      expect(changesOf({ ...mysqlSchema(definition('Orders')), ...small }, { ...mysqlSchema(definition('orders')), ...small })).toHaveLength(1);
      expect(changesOf(mysqlSchema(definition('Orders')), { ...mysqlSchema(definition('orders')), ...small })).toEqual([]);
    });

    it('is not supposed where none is', () => {
      expect(compareMysql([group(object('table', 'Orders'))], [group(object('table', 'orders'))]).toSorted()).toEqual(['table.added orders was table:Orders', 'table.removed Orders']);
    });
  });
});

describe('sequences of columns', () => {
  const id = object('column', 'public.t.id', { attributes: { type: 'integer' } });
  const sequence = (parts: Parts): ObjectGroup => group(object('sequence', 'public.t_id_seq', { parent: id.key, ...parts }));
  const withIdentity = { ...id, attributes: { type: 'integer', identity: 'always' } };

  it('of identity come and go with that', () => {
    expect(compare([group(table, id)], [group(table, withIdentity), sequence({ marks: ['implicit'] })])).toEqual(['column.changed public.t.id [identity]', '  sequence.added public.t_id_seq']);
  });

  it('have the column’s type, and changes of their own', () => {
    const bigger = { ...withIdentity, attributes: { type: 'bigint', identity: 'always' } };
    const before = sequence({ marks: ['implicit'], attributes: { type: 'integer', max: '2147483647', increment: '1' } });
    expect(compare([group(table, withIdentity), before], [group(table, bigger), sequence({ marks: ['implicit'], attributes: { type: 'bigint', max: '9223372036854775807', increment: '1' } })])).toEqual([
      'column.changed public.t.id [type]', '  sequence.changed public.t_id_seq [max, type]',
    ]);
    expect(compare([group(table, withIdentity), before], [group(table, withIdentity), sequence({ marks: ['implicit'], attributes: { type: 'integer', max: '2147483647', increment: '5' } })])).toEqual(['sequence.changed public.t_id_seq [increment]']);
  });

  it('have the table’s owner', () => {
    const owned = (owner: string): readonly ObjectGroup[] => [group({ ...table, attributes: { owner } }, id), sequence({ marks: ['owned'], attributes: { owner } })];
    expect(compare(owned('a'), owned('b'), { owners: 'warning' })).toEqual(['table.changed public.t [owner]', '  sequence.changed public.t_id_seq [owner]']);
  });

  it('go with the column', () => {
    expect(compare([group(table, id), sequence({ marks: ['owned'] })], [group(table)])).toEqual(['column.removed public.t.id', '  sequence.removed public.t_id_seq']);
  });
});
