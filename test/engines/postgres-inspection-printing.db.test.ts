import { afterAll, beforeAll, expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/postgres/inspect-schema.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { inspectDatabase } from '../drift/run-case.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';

const table = `
create extension citext; create type mood as enum ('a'); create domain code as text; create schema "S";
create table "S"."T" (id int, "B b" text, v varchar(10), d code, m mood, a int[], c text collate "C", ci citext, r int4range, ch char(3));
create table p (id int, v varchar) partition by range (id);`;

/** Indexes of which every part that an index can have stands in some. */
const indexes: readonly string[] = [
  'create index i1 on "S"."T" (id)', 'create unique index i2 on "S"."T" (id desc, "B b")', 'create index i3 on "S"."T" (v, d, m, a, c, ci, r, ch)',
  'create index i4 on "S"."T" (id nulls first, v desc nulls last)', 'create index i5 on "S"."T" (v varchar_pattern_ops, c text_pattern_ops)',
  'create index i6 on "S"."T" (v varchar_ops)', 'create index i7 on "S"."T" (ci text_ops)', 'create index i8 on "S"."T" ("B b" collate "C")',
  'create index i9 on "S"."T" (c collate "default")', 'create index "I 10" on "S"."T" (lower("B b"), id)', 'create index i11 on "S"."T" ((id + 1)) where id > 0',
  `create index i12 on "S"."T" (id) where v = 'x' and m = 'a'`, 'create index i13 on "S"."T" (id) include (v, "B b")', 'create index i14 on "S"."T" (id) with (fillfactor = 70)',
  'create index i15 on "S"."T" using hash (v)', 'create index i16 on "S"."T" using gin (a)', 'create index i17 on "S"."T" using brin (id) with (pages_per_range = 4)',
  'create index i18 on "S"."T" using gist (r)', 'create index i19 on p (id, v desc)', 'create index i20 on only p (v)', 'create index i21 on "S"."T" (ch bpchar_pattern_ops)',
];

/** Names that the server chooses, of tables whose names and columns have to be cut, and such as it would not have chosen. */
const long = 'l'.repeat(40);
const naming = [
  `create table n (a int primary key, b int unique, c int check (c > 0), d int references n, e int, check (e > b), unique (c, e), exclude using btree (e with =))`,
  'alter table n add check (c > 1)', 'create index on n (a, lower(e::text), b)', 'create index on n (a, a)',
  'create table same_named (a int, constraint same_named_a_key check (a > 0), constraint n_a_check check (a > 1), constraint same_named_check2 check (a > 2))',
  `create table ${long} (${long}x int unique check (${long}x > 0), "ü${long}" int references n)`, `create index on ${long} (${long}x, "ü${long}")`,
  'create domain dm as int check (value > 0) constraint own check (value < 9)',
];

describeEachServer('the printing of definitions', ['postgresql'], (server) => {
  let database: TestDatabase;
  let objects: readonly SchemaObject[];

  beforeAll(async () => {
    database = await createDatabase(server);
    const nullsNotDistinct = Number.parseInt(server.version) >= 15 ? ['create unique index i22 on "S"."T" (id) nulls not distinct'] : [];
    for (const statement of [table, ...indexes, ...nullsNotDistinct, ...naming]) await database.query(statement);
    const schema = await inspectDatabase(database, { server, inspect: inspectSchema });
    objects = [...schema.groups.values()].flatMap((group) => group.objects());
  });

  afterAll(() => database.drop());

  it('puts indexes together as the server would print them', async () => {
    const printed = await database.query(`
      set search_path = pg_catalog;
      select c.relname as name, pg_get_indexdef(c.oid) as definition
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'S') and not exists (select from pg_constraint k where k.conindid = c.oid) order by 1`);
    const read = objects.filter(({ kind }) => kind === 'index').map(({ place, written }) => ({ name: place.name, definition: written }));
    expect(read.toSorted((left, right) => (left.name < right.name ? -1 : 1))).toStrictEqual(printed.toSorted((left, right) => (String(left['name']) < String(right['name']) ? -1 : 1)));
  });

  it('leaves to the definition of an index what is no column', () => {
    const facts = objects.filter(({ kind, place }) => kind === 'index' && place.schema === 'S').map(({ place, attributes }) => [place.name, [attributes['columns'], attributes['definition'], attributes['options']]]);
    expect(Object.fromEntries(facts)).toMatchObject({
      i1: [['id'], 'btree', undefined],
      i2: [['id', 'B b'], 'btree (id DESC)', undefined],
      i4: [['id', 'v'], 'btree (id NULLS FIRST, v DESC NULLS LAST)', undefined],
      i8: [['B b'], 'btree ("B b" COLLATE "C")', undefined],
      'I 10': [['(expression)', 'id'], 'btree (lower("B b"))', undefined],
      i11: [['(expression)'], 'btree (((id + 1))) WHERE (id > 0)', undefined],
      i13: [['id'], 'btree INCLUDE (v, "B b")', undefined],
      i14: [['id'], 'btree', ['fillfactor=70']],
      i15: [['v'], 'hash', undefined],
      i17: [['id'], 'brin', ['pages_per_range=4']],
    });
  });

  it('tells the names that the server chose from those that people wrote', () => {
    const named = objects.filter(({ kind, place }) => (kind === 'constraint' || kind === 'index') && !/^i\d|^I /i.test(place.name));
    const chosen = named.filter(({ marks }) => marks.includes('generated-name')).map(({ place }) => place.name).toSorted();
    const written = named.filter(({ marks }) => !marks.includes('generated-name')).map(({ place }) => place.name).toSorted();
    expect(written).toStrictEqual(['n_a_check', 'own', 'same_named_a_key', 'same_named_check2']);
    expect(chosen).toContain('n_a_lower_b_idx');
    expect(chosen.length).toBe(15);
  });
});
