import { describe, expect, it } from '@jest/globals';
import { judgeDrift } from '../../src/drift/judge-drift.ts';
import type { Drift, ObjectChange } from '../../src/model/drift.ts';
import type { DriftSettings } from '../../src/model/drift-settings.ts';
import { added, changed, defaultSettings, facts, removed } from './changes.ts';
import { object } from './objects.ts';

function judge(change: ObjectChange, settings: Partial<DriftSettings> = {}): Drift {
  return judgeDrift([change], { ...defaultSettings, ...settings }, facts);
}

/** Class and severity, or nothing where the change does not count. */
function weight(change: ObjectChange, settings: Partial<DriftSettings> = {}): string {
  return judge(change, settings).changes.map((one) => `${one.class} ${one.severity}`).join();
}

const table = object('table', 'public.t');
const column = object('column', 'public.t.a');
const index = object('index', 'public.t_a', { place: { schema: 'public', table: 't', name: 't_a' }, parent: 'table:public.t' });
const routine = object('function', 'public.f(integer)');

describe('a change weighs', () => {
  it.each<readonly [string, ObjectChange, string]>([
    ['a table made by hand', added(table), 'unmanaged error'],
    ['a lost table', removed(table), 'missing error'],
    ['a partition more', added({ ...table, attributes: { partition: 'FOR VALUES IN (1)' } }), 'unmanaged notice'],
    ['a partition less', removed({ ...table, attributes: { partition: 'FOR VALUES IN (1)' } }), 'missing error'],
    ['one more in the list of partitions', changed(table, { partitions: [['p0'], ['p0', 'p1']] }), 'changed notice'],
    ['one less in the list of partitions', changed(table, { partitions: [['p0', 'p1'], ['p0']] }), 'changed error'],
    ['the type of a column', changed(column, { type: ['integer', 'bigint'] }), 'changed error'],
    ['where a column is stored', changed(column, { storage: ['extended', 'external'], statistics: [-1, 300] }), 'changed warning'],
    ['the gravest of two attributes', changed(column, { storage: ['extended', 'external'], nullable: [true, false] }), 'changed error'],
    ['an index', added(index), 'unmanaged warning'],
    ['a unique index', removed({ ...index, attributes: { unique: true } }), 'missing error'],
    ['an index that is unique no more', changed(index, { unique: [true, false] }), 'changed error'],
    ['what an index is on', changed(index, { definition: ['a', 'b'] }), 'changed warning'],
    ['an index that the server made for a foreign key', added({ ...index, marks: ['implicit'] }), 'cosmetic notice'],
    ['storage parameters of a table', changed(table, { options: [[], ['fillfactor=80']] }), 'changed warning'],
    ['options of a view, which decide on access', changed(object('view', 'public.v'), { options: [[], ['security_barrier=true']] }), 'changed error'],
    ['the body of a routine', changed(routine, { body: ['select 1', 'select 2'] }), 'changed error'],
    ['blanks in the body of a routine', changed(routine, { body: ['select 1;\nselect 2', 'select 1;  \r\nselect 2\r\n'] }), 'cosmetic notice'],
    ['cost and body of a routine', changed(routine, { cost: [100, 1], body: ['a', 'a '] }), 'changed warning'],
    ['a grant', added(object('grant', 'public.t:r')), 'unmanaged warning'],
    ['a comment', added(object('comment', 'public.t')), 'cosmetic notice'],
    ['a comment of MySQL', changed(table, { comment: ['', 'x'] }), 'cosmetic notice'],
    ['an owner', changed(table, { owner: ['a', 'b'] }), ''],
    ['the order of columns', changed(table, { column_order: [['a', 'b'], ['b', 'a']] }), ''],
    ['the version of an extension', changed(object('extension', 'hstore'), { version: ['1.7', '1.8'] }), ''],
    ['the definer of a view', changed(object('view', 'v'), { definer: ['a@%', 'b@%'] }), ''],
  ])('%s', (_, change, expected) => {
    expect(weight(change)).toBe(expected);
  });

  it('what the configuration says', () => {
    expect(weight(changed(table, { owner: ['a', 'b'] }), { compare: { owners: 'error' } })).toBe('changed error');
    expect(weight(added(index), { compare: { indexes: 'off' } })).toBe('');
    expect(weight(removed(table), { compare: { tables: 'notice' } })).toBe('missing notice');
  });
});

describe('the id of a change', () => {
  const idOf = (change: ObjectChange, target = 'production'): string => judgeDrift([change], defaultSettings, { ...facts, target }).changes.map(({ id }) => id).join();
  const base = changed(column, { type: ['integer', 'bigint'], nullable: [true, false] });

  it('is 12 hexadecimal digits, the same in every run and in every order of attributes', () => {
    expect(idOf(base)).toMatch(/^[0-9a-f]{12}$/);
    expect(idOf(changed(column, { nullable: [true, false], type: ['integer', 'bigint'] }))).toBe(idOf(base));
  });

  it.each<readonly [string, ObjectChange, string]>([
    ['value', changed(column, { type: ['integer', 'text'], nullable: [true, false] }), 'production'],
    ['expected value', changed(column, { type: ['smallint', 'bigint'], nullable: [true, false] }), 'production'],
    ['attribute', changed(column, { type: ['integer', 'bigint'] }), 'production'],
    ['object', changed({ ...column, name: 'public.t.b', key: 'column:public.t.b' }, { type: ['integer', 'bigint'], nullable: [true, false] }), 'production'],
    ['target', base, 'staging'],
  ])('is another with another %s', (_, change, target) => {
    expect(idOf(change, target)).not.toBe(idOf(base));
  });

  it('of a table made by hand is another when it has another column', () => {
    const withColumn = (name: string): ObjectChange => ({ ...added(table), consequences: [added(object('column', `public.t.${name}`))] });
    expect(idOf(withColumn('a'))).not.toBe(idOf(withColumn('b')));
  });
});

describe('the fingerprint', () => {
  const two = [added(table), changed(column, { type: ['integer', 'bigint'] })];
  const of = (changes: readonly ObjectChange[], settings = defaultSettings): string => judgeDrift(changes, settings, facts).fingerprint;

  it('is 16 hexadecimal digits, in any order of the changes', () => {
    expect(of(two)).toMatch(/^[0-9a-f]{16}$/);
    expect(of(two.toReversed())).toBe(of(two));
  });

  it('is empty where nothing counts, and does not know what is ignored', () => {
    expect(of([])).toBe('');
    expect(of(two, { ...defaultSettings, ignore: [{ match: 'table:public.t' }] })).toBe('');
    expect(of(two, { ...defaultSettings, ignore: [{ match: 'column:*' }] })).toBe(of([added(table)]));
  });

  it('stays when a severity is configured anew', () => {
    expect(of(two, { ...defaultSettings, compare: { tables: 'notice' } })).toBe(of(two));
  });
});

describe('a hint', () => {
  it.each<readonly [ObjectChange, string]>([
    [changed(index, { valid: [true, false] }), 'failed build'],
    [added({ ...index, attributes: { valid: false } }), 'failed build'],
    [added(object('constraint', 'public.t.ck', { attributes: { validated: false } })), 'validate it'],
    [changed(object('constraint', 'public.t.ck', { attributes: { validated: false } }), { enforced: [true, false] }), 'does not check'],
    [changed(table, { rls: [true, false] }), 'Row-level security is off'],
    [removed(column), 'backup'],
    [{ ...added(column), renameOf: 'column:public.t.old' }, 'public.t.old under a new name'],
  ])('is given for %j', (change, words) => {
    expect(judge(change).changes[0]?.hint).toContain(words);
  });

  it('is not given where the change says all', () => {
    expect(judge(changed(column, { type: ['integer', 'bigint'] })).changes[0]).not.toHaveProperty('hint');
  });
});
