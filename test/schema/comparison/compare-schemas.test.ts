import { describe, expect, it } from '@jest/globals';
import type { ComparisonSettings } from '../../../src/model/compared-parts.ts';
import type { ObjectGroup, SchemaObject } from '../../../src/model/schema-object.ts';
import { compareSchemas } from '../../../src/schema/compare-schemas.ts';
import { columns, group, lines, mysqlSchema, object, schema, type Parts } from '../../drift/objects.ts';
import { errorOf } from '../../support/error-of.ts';

const table = object('table', 'public.t', { attributes: { rls: false } });
const id = object('column', 'public.t.id', { attributes: { type: 'integer', nullable: false }, position: 1 });
const a = object('column', 'public.t.a', { attributes: { type: 'text', nullable: true }, position: 2 });
const b = object('column', 'public.t.b', { attributes: { type: 'integer', nullable: true }, position: 3 });

/** An index of public.t; its name is the schema's. */
function index(name: string, on: readonly string[], parts: Parts = {}): SchemaObject {
  return object('index', `public.${name}`, {
    place: { schema: 'public', name },
    parent: 'table:public.t',
    uses: on.map((column) => `column:public.t.${column}`),
    ...parts,
    attributes: { columns: on, unique: false, ...parts.attributes },
  });
}

function check(name: string, definition: string, parts: Parts = {}): SchemaObject {
  return object('constraint', `public.t.${name}`, { uses: ['column:public.t.b'], marks: ['generated-name'], ...parts, attributes: { definition, ...parts.attributes } });
}

function commentOn(on: SchemaObject, text: string): SchemaObject {
  return { key: `comment:${on.key}`, kind: 'comment', name: on.name, place: on.place, parent: on.key, attributes: { text }, marks: [], uses: [] };
}

function compare(expected: readonly ObjectGroup[], actual: readonly ObjectGroup[], settings?: ComparisonSettings): readonly string[] {
  return lines(compareSchemas(schema(expected), schema(actual), settings).changes);
}

describe('a comparison of schemas', () => {
  it('finds nothing between equal ones, and reads no object of equal texts', () => {
    const unread: ObjectGroup = { key: 'table:public.t', text: 'same', objects: () => { throw new Error('was read'); } };
    expect(compare([unread], [unread])).toEqual([]);
  });

  it('finds nothing between groups of other texts with equal objects', () => {
    expect(compare([{ ...group(table, id), text: 'written by 15' }], [group(table, id)])).toEqual([]);
  });

  it('gives each attribute on both sides', () => {
    const [change] = compareSchemas(schema([group(table, a)]), schema([group(table, { ...a, attributes: { type: 'varchar(5)', default: '1' } })])).changes;
    expect(change).toMatchObject({
      kind: 'column.changed',
      object: 'public.t.a',
      attributes: { type: { expected: 'text', actual: 'varchar(5)' }, nullable: { expected: true }, default: { actual: '1' } },
    });
    expect(change?.attributes['nullable']).not.toHaveProperty('actual');
  });

  it('compares lists item by item', () => {
    const labels = (...list: readonly string[]): ObjectGroup => group(object('type', 'public.e', { attributes: { labels: list } }));
    expect(compare([labels('a', 'b')], [labels('a', 'b')])).toEqual([]);
    expect(compare([labels('a', 'b')], [labels('b', 'a')])).toEqual(['type.changed public.e [labels]']);
  });

  it('lists changes by name, whatever the order of groups and objects', () => {
    expect(compare([group(table, id)], [group(table, b, a, id), group(object('table', 'public.s'))])).toEqual(['table.added public.s', 'column.added public.t.a', 'column.added public.t.b']);
  });

  it('refuses two engines', () => {
    expect(errorOf(() => compareSchemas(schema([]), mysqlSchema([])))).toMatchObject({ code: 'drift/engines-differ', expected: 'postgresql', actual: 'mysql' });
  });
});

describe('what comes and goes with another object is under it:', () => {
  const comment = commentOn(a, 'x');

  it.each<readonly [string, readonly ObjectGroup[], readonly ObjectGroup[], readonly string[]]>([
    ['all of a table', [], [group(table, a, comment, index('i', ['a']))], ['table.added public.t', '  index.added public.i', '  column.added public.t.a', '    comment.added public.t.a']],
    ['all of a lost table', [group(table, a)], [], ['table.removed public.t', '  column.removed public.t.a']],
    [
      'everything in a new schema',
      [],
      [group(object('schema', 'x')), group(object('table', 'x.t'), ...columns('x.t', { id: 'integer' })), group(object('function', 'x.f()', { parent: 'schema:x' }))],
      ['schema.added x', '  function.added x.f()', '  table.added x.t', '    column.added x.t.id'],
    ],
    ['index, constraint and comment of a lost column', [group(table, b, commentOn(b, 'x'), index('i', ['b']), check('ck', 'b > 0'))], [group(table)], [
      'column.removed public.t.b', '  index.removed public.i', '  comment.removed public.t.b', '  constraint.removed public.t.ck',
    ]],
    ['not an index that is gone while its column is there', [group(table, a, b, index('i', ['b']))], [group(table, b)], ['index.removed public.i', 'column.removed public.t.a']],
    ['not the index of a column that is new', [group(table)], [group(table, b, index('i', ['b']))], ['index.added public.i', 'column.added public.t.b']],
    [
      'not the foreign key of another table',
      [group(table, id), group(object('table', 'public.u'), object('constraint', 'public.u.fk', { uses: ['column:public.t.id', 'table:public.t'] }))],
      [group(object('table', 'public.u'))],
      ['table.removed public.t', '  column.removed public.t.id', 'constraint.removed public.u.fk'],
    ],
    [
      'an index that stays when its table gets another name',
      [group(table, index('i', ['a']))],
      [group(object('table', 'public.s', { attributes: { rls: false } }), index('i', ['a'], { parent: 'table:public.s', attributes: { table: 'public.s' } }))],
      ['table.added public.s was table:public.t', '  index.changed public.i [table]', 'table.removed public.t'],
    ],
  ])('%s', (_, ...[expected, actual, changes]) => {
    expect(compare(expected, actual)).toEqual(changes);
  });

  it('a partition is under its table, and its own change is said', () => {
    const partition = object('table', 'public.p1', { uses: ['table:public.p'], attributes: { partition: 'public.p' } });
    const parent = object('table', 'public.p', { attributes: { partition_key: 'RANGE (d)' } });
    expect(compare([group(parent)], [group(parent), group(partition)])).toEqual(['table.added public.p1 [partition]']);
    expect(compare([group(parent), group(partition)], [])).toEqual(['table.removed public.p', '  table.removed public.p1 [partition]']);
  });
});

describe('what a table inherits is under its parent:', () => {
  const parent = object('table', 'public.p', { attributes: { partition_key: 'RANGE (d)' } });
  const child = object('table', 'public.p1', { uses: ['table:public.p'], attributes: { partition: 'public.p' } });
  const grandchild = object('table', 'public.p11', { uses: ['table:public.p1'], attributes: { partition: 'public.p1' } });
  const column = (name: string, parts: Parts = {}): SchemaObject => object('column', name, { attributes: { type: 'integer', nullable: true }, ...parts });
  const inherited = (name: string, attributes = { type: 'integer', nullable: true }): SchemaObject => column(name, { marks: ['inherited'], attributes });

  it('a column, down to the last partition', () => {
    expect(compare([group(parent), group(child), group(grandchild)], [group(parent, column('public.p.x')), group(child, inherited('public.p1.x')), group(grandchild, inherited('public.p11.x'))])).toEqual([
      'column.added public.p.x', '  column.added public.p1.x', '    column.added public.p11.x',
    ]);
  });

  it('a type that follows, but not a default of its own', () => {
    const wide = { type: 'bigint', nullable: true };
    expect(compare([group(parent, column('public.p.x')), group(child, inherited('public.p1.x'))], [group(parent, column('public.p.x', { attributes: wide })), group(child, inherited('public.p1.x', wide))])).toEqual([
      'column.changed public.p.x [type]', '  column.changed public.p1.x [type]',
    ]);
    expect(compare([group(parent, column('public.p.x')), group(child, inherited('public.p1.x'))], [group(parent, column('public.p.x', { attributes: wide })), group(child, inherited('public.p1.x', { ...wide, nullable: false }))])).toEqual([
      'column.changed public.p.x [type]', 'column.changed public.p1.x [nullable, type]',
    ]);
  });

  it('an index, which knows its parent', () => {
    const made = (name: string, on: string, parts: Parts): SchemaObject => object('index', `public.${name}`, { parent: `table:public.${on}`, ...parts, attributes: { table: `public.${on}`, columns: ['x'] } });
    expect(compare([group(parent), group(child)], [group(parent, made('i', 'p', {})), group(child, made('p1_x_idx', 'p1', { marks: ['inherited', 'generated-name'], uses: ['index:public.i'] }))])).toEqual([
      'index.added public.i', '  index.added public.p1_x_idx',
    ]);
  });

  it('a primary key, whose name is made up from the partition’s', () => {
    const key = (name: string, parts: Parts = {}): SchemaObject => object('constraint', name, { ...parts, attributes: { definition: 'PRIMARY KEY', columns: ['id'] } });
    expect(compare([group(parent), group(child)], [group(parent, key('public.p.p_pkey')), group(child, key('public.p1.p1_pkey', { marks: ['inherited'] }))])).toEqual([
      'constraint.added public.p.p_pkey', '  constraint.added public.p1.p1_pkey',
    ]);
  });

  it('what a detached partition loses and an attached one gets', () => {
    const alone = { ...child, attributes: {}, uses: [] };
    const trigger = object('trigger', 'public.p1.tr', { marks: ['inherited'], attributes: { definition: 'x' } });
    expect(compare([group(parent), group(child, trigger)], [group(parent), group(alone)])).toEqual(['table.changed public.p1 [partition]', '  trigger.removed public.p1.tr']);
    expect(compare([group(parent), group(alone)], [group(parent), group(child, trigger)])).toEqual(['table.changed public.p1 [partition]', '  trigger.added public.p1.tr']);
  });
});

describe('names that the server chose', () => {
  it('do not count where the objects are the same, in whatever order they were made', () => {
    expect(compare([group(table, check('t_b_check', 'b > 0'), check('t_b_check1', 'b < 10'))], [group(table, check('t_b_check', 'b < 10'), check('t_b_check1', 'b > 0'))])).toEqual([]);
    expect(compare([group(table, check('t_b_check', 'b > 0'))], [group(table, check('t_b_check1', 'b > 0'))])).toEqual([]);
  });

  it('are told where that is asked for', () => {
    expect(compare([group(table, check('t_b_check', 'b > 0'))], [group(table, check('t_b_check1', 'b > 0'))], { 'generated-names': 'notice' })).toEqual(['constraint.changed public.t.t_b_check1 [name]']);
  });

  it('count where somebody chose one', () => {
    expect(compare([group(table, check('t_b_check', 'b > 0'))], [group(table, check('positive', 'b > 0', { marks: [] }))])).toEqual([
      'constraint.added public.t.positive was constraint:public.t.t_b_check', 'constraint.removed public.t.t_b_check',
    ]);
  });

  it('do not hide another definition', () => {
    expect(compare([group(table, check('t_b_check', 'b > 0'))], [group(table, check('t_b_check', 'b > 1'))])).toEqual(['constraint.changed public.t.t_b_check [definition]']);
    expect(compare([group(table, check('t_b_check', 'b > 0'), check('t_b_check1', 'b > 0'))], [group(table, check('t_b_check1', 'b > 0'))])).toEqual(['constraint.removed public.t.t_b_check']);
  });

  it('take comments along', () => {
    const [first, second] = [check('t_b_check', 'b > 0'), check('t_b_check1', 'b < 10')];
    const [firstNow, secondNow] = [check('t_b_check1', 'b > 0'), check('t_b_check', 'b < 10')];
    expect(compare([group(table, first, second, commentOn(first, 'x'))], [group(table, firstNow, secondNow, commentOn(firstNow, 'x'))])).toEqual([]);
    expect(compare([group(table, first, second, commentOn(first, 'x'))], [group(table, firstNow, secondNow, commentOn(firstNow, 'y'))])).toEqual(['comment.changed public.t.t_b_check1 [text]']);
  });

  it('of the sequence of a serial column do not count, nor does the default that names it', () => {
    const serial = (name: string, drawn = name): readonly ObjectGroup[] => [
      group(table, { ...id, attributes: { type: 'integer', default: `nextval('public."${drawn}"'::regclass)` } }),
      group(object('sequence', `public.${name}`, { parent: id.key, marks: ['owned'], attributes: { increment: '1' } })),
    ];
    expect(compare(serial('t_id_seq'), serial('old_id_seq'))).toEqual([]);
    expect(compare(serial('t_id_seq'), serial('old_id_seq', 'other_seq'))).toEqual(['column.changed public.t.id [default]']);
  });
});
