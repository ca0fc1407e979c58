import { describe, expect, it } from '@jest/globals';
import { globTest } from '../../src/schema/glob.ts';
import { judgeDrift } from '../../src/drift/judge-drift.ts';
import type { Drift, ObjectChange } from '../../src/model/drift.ts';
import type { Acceptance, DriftSettings, IgnoreRule } from '../../src/model/drift-settings.ts';
import { objectKinds, type SchemaObject } from '../../src/model/schema-object.ts';
import { createLedger, ledgerTables } from '../../src/runner/ledger/ledger-tables.ts';
import { added, changed, defaultSettings, facts, removed } from './changes.ts';
import { object } from './objects.ts';

describe('a glob', () => {
  it.each([
    ['public.tmp_*', 'public.tmp_', true],
    ['public.tmp_*', 'public.tmp_a.b', true],
    ['public.tmp_*', 'public.tmp', false],
    ['*_p20[0-9][0-9]*', 'public.orders_p2025_01', true],
    ['*_p20[0-9][0-9]*', 'public.orders_p20x5', false],
    ['[!a-c]x', 'dx', true],
    ['[!a-c]x', 'bx', false],
    ['[]]x', ']x', true],
    ['[a-]', '-', true],
    ['a?c', 'a💾c', true],
    ['a?c', 'ac', false],
    [String.raw`a\*c`, 'a*c', true],
    [String.raw`a\*c`, 'abc', false],
    ['a.c', 'abc', false],
    ['[', '[', true],
    ['(a|b)+', '(a|b)+', true],
    ['', '', true],
    ['*', '', true],
    ['a*b*c', 'aXbYbZc', true],
    ['a*b*c', 'aXbYbZ', false],
    ['x*', 'x\ny', true],
  ])('%j fits %j: %s', (glob, text, expected) => {
    expect(globTest(glob)(text)).toBe(expected);
  });

  it('takes no longer than text times glob', () => {
    const start = performance.now();
    expect(globTest(`${'*a'.repeat(50)}b`)('a'.repeat(5000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});

function judge(change: ObjectChange, settings: Partial<DriftSettings> = {}, more: Partial<typeof facts> = {}): Drift {
  return judgeDrift([change], { ...defaultSettings, ...settings }, { ...facts, ...more });
}

/** Attributes that count, or that the whole change does; nothing where it is ignored. */
function counting(change: ObjectChange, ...ignore: readonly IgnoreRule[]): string {
  return judge(change, { ignore }).changes.map(({ attributes }) => Object.keys(attributes).join() || 'all').join();
}

const table = object('table', 'public.t');
const column = object('column', 'public.t.a');
const index = object('index', 'public.i', { place: { schema: 'public', name: 'i' }, parent: 'table:public.t' });
const comment = object('comment', 'public.t.a', { parent: 'column:public.t.a', place: { schema: 'public', table: 't', name: 'a' } });
const grant = object('grant', 'public.t:reader', { parent: 'table:public.t', place: { schema: 'public', name: 't' } });
const partition = object('table', 'public.orders_1', { uses: ['table:public.orders'], attributes: { partition: 'public.orders' } });

describe('a pattern of objects', () => {
  it.each<readonly [string, ObjectChange, boolean]>([
    ['table:public.t', added(table), true],
    ['table:public.t', added(column), true],
    ['table:public.t', added(index), true],
    ['table:public.t', added(comment), true],
    ['table:public.t', added(grant), true],
    ['table:public.t', added(object('table', 'public.t2')), false],
    ['table:public.t', added(object('view', 'public.t')), false],
    ['view:public.v', added(object('trigger', 'public.v.tr', { parent: 'view:public.v' })), true],
    ['schema:public', added(index), true],
    ['schema:public', added(grant), true],
    ['schema:pub', added(index), false],
    ['schema:partman', added(object('schema', 'partman')), true],
    ['public.t', added(table), true],
    ['public.t', added(column), true],
    ['public.tmp_*', added(object('view', 'public.tmp_x')), true],
    ['column:*.created_at', added(object('column', 'public.t.created_at')), true],
    ['column:*.created_at', added(table), false],
    ['index:public.*', removed(index), true],
    ['public.t:reader', added(grant), true],
    ['grant:public.t:reader', added(grant), true],
    ['grant:public.t:writer', added(grant), false],
    ['function:public.f(integer)', added(object('function', 'public.f(integer)')), true],
    ['partition_of:public.orders', added(partition), true],
    ['partition_of:public.ord*', added(partition), true],
    ['partition_of:public.orders', added(table), false],
    ['partition_of:public.orders', added(object('table', 'public.child', { uses: ['table:public.orders'] })), false],
    ['table:tmp_*', added(object('column', 'tmp_x.a')), true],
  ])('%s covers %j: %s', (match, change, isCovered) => {
    expect(counting(change, { match })).toBe(isCovered ? '' : 'all');
  });

  it('may be of one attribute, and leaves the others', () => {
    const change = changed(table, { options: [[], ['fillfactor=80']], rls: [false, true] });
    expect(counting(change, { match: 'table:*', attribute: 'options' })).toBe('rls');
    expect(counting(change, { match: 'table:*', attribute: 'options' }, { match: 'public.*', attribute: 'rls' })).toBe('');
    expect(counting(change, { match: 'table:*', attribute: 'owner' })).toBe('options,rls');
    expect(counting(added(table), { match: 'table:*', attribute: 'options' })).toBe('all');
    expect(judge(change, { ignore: [{ match: 'table:*', attribute: 'options' }] }).ignored).toMatchObject([{ change: { attributes: { options: { actual: ['fillfactor=80'] } } }, reason: 'table:* [options]' }]);
  });

  it('may be of one engine', () => {
    expect(counting(added(table), { match: 'table:*', engine: 'mysql' })).toBe('all');
    expect(counting(added(table), { match: 'table:*', engine: 'postgresql' })).toBe('');
  });

  it('is named where something was ignored by it', () => {
    expect(judge(added(table), { ignore: [{ match: 'public.t' }] })).toMatchObject({ fingerprint: '', changes: [], ignored: [{ change: { object: 'public.t' }, reason: 'public.t' }] });
  });
});

/** An object by its key. */
function named(key: string): SchemaObject {
  const kind = objectKinds.find((word) => key.startsWith(`${word}:`)) ?? 'table';
  return object(kind, key.slice(kind.length + 1));
}

describe('objects of other tools', () => {
  it.each([
    'table:public.flyway_schema_history', 'table:flyway_schema_history', 'table:public.DATABASECHANGELOGLOCK', 'table:databasechangelog', 'table:app._prisma_migrations',
    'table:drizzle.__drizzle_migrations', 'schema:drizzle', 'table:atlas_schema_revisions.atlas_schema_revisions', 'table:public.schema_migrations', 'table:goose_db_version',
    'table:gorp_migrations', 'table:public.pgmigrations', 'table:knex_migrations', 'table:public.knex_migrations_lock', 'table:graphile_migrate.migrations', 'table:sqitch.changes',
    'table:_orders_gho', 'table:_orders_ghc', 'table:_orders_del', 'table:_orders_new', 'table:_orders_old', 'trigger:orders.pt_osc_shop_orders_ins',
    'schema:pgroll', 'function:graphile_worker.add_job(text)', 'table:cron.job', 'schema:repack', 'schema:pglogical', 'schema:rdsadmin', 'table:public.awsdms_ddl_audit',
  ])('do not count: %s', (key) => {
    expect(judge(added(named(key))).changes).toEqual([]);
  });

  it.each(['table:public.orders', 'table:public.schema_migrations_log', 'table:public.new_orders', 'schema:cronjobs', 'table:auth.users', 'table:old'])('are not mistaken: %s', (key) => {
    expect(judge(added(named(key))).changes).toHaveLength(1);
  });

  it('of this product are all ignored', () => {
    const tables = ledgerTables({ family: 'mysql', schema: '' });
    const names = createLedger(tables).map(({ text }) => /schema_gitops_\w+/.exec(text)?.[0] ?? '');
    expect(names).toHaveLength(3);
    for (const name of names) expect(judge(added(object('table', name))).ignored).toMatchObject([{ reason: 'built in: own-tables' }]);
  });

  it('include the history table that the configuration names, as it is written', () => {
    const change = added(object('table', 'public.our[1]_history'));
    expect(judge(change).changes).toHaveLength(1);
    expect(judge(change, {}, { historyTables: ['our[1]_history'] }).changes).toEqual([]);
  });

  it('count where their group is switched off, and those of Supabase do not where it is on', () => {
    expect(judge(added(object('table', 'public.pgmigrations')), { builtInIgnores: ['own-tables'] }).changes).toHaveLength(1);
    expect(judge(added(object('table', 'auth.users')), { builtInIgnores: ['supabase'] }).changes).toEqual([]);
  });
});

describe('an acceptance', () => {
  const change = changed(column, { type: ['integer', 'bigint'] });
  const id = judge(change).changes[0]?.id ?? '';
  const about: Acceptance = { reason: 'load test', author: 'ana', created: '2026-01-01', expires: '2026-03-01' };
  const accepting = (acceptance: Partial<Acceptance>, one = change, today = facts.today): Drift => judge(one, { accept: [{ ...about, ...acceptance }] }, { today });

  it('takes a change out until its last day is over', () => {
    expect(accepting({ id })).toMatchObject({ fingerprint: '', changes: [], accepted: [{ change: { id }, reason: 'load test', until: '2026-03-01' }], stale: [] });
  });

  it('is drift again after that, and says who accepted it', () => {
    const drift = accepting({ id }, change, '2026-03-02');
    expect(drift).toMatchObject({ accepted: [], stale: [] });
    expect(drift.changes[0]?.hint).toBe('It was accepted until 2026-03-01 by ana: load test');
    expect(drift.fingerprint).toBe(judge(change).fingerprint);
  });

  it('is of these values alone', () => {
    const other = changed(column, { type: ['integer', 'text'] });
    expect(accepting({ id }, other)).toMatchObject({ changes: [{ object: 'public.t.a' }], stale: [`${id}: load test`] });
    expect(accepting({ id, match: 'column:public.t.*' }, other).changes).toHaveLength(1);
  });

  it('may name objects', () => {
    expect(accepting({ match: 'column:public.t.*' }).changes).toEqual([]);
    expect(accepting({ match: 'column:public.u.*' })).toMatchObject({ changes: [{ id }], stale: ['column:public.u.*: load test'] });
    expect(accepting({ id, match: 'column:public.u.*' }).changes).toHaveLength(1);
  });

  it('without id and pattern accepts nothing', () => {
    expect(accepting({}).changes).toHaveLength(1);
  });
});
