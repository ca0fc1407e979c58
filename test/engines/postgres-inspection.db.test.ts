import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/postgres/inspect-schema.ts';
import type { InspectedSchema, SchemaObject } from '../../src/model/schema-object.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { inspectDatabase } from '../drift/run-case.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { richObjects } from './postgres-rich-objects.ts';
import { readerRole, richSchema } from './postgres-rich-schema.ts';

describeEachServer('the inspection of a rich schema', ['postgresql'], (server) => {
  const major = Number.parseInt(server.version);
  let database: TestDatabase;
  let schema: InspectedSchema;
  let objects: ReadonlyMap<string, SchemaObject>;

  beforeAll(async () => {
    database = await createDatabase(server);
    for (const statement of richSchema) await database.query(statement);
    schema = await inspectDatabase(database, { server, inspect: inspectSchema });
    objects = new Map([...schema.groups.values()].flatMap((group) => group.objects()).map((object) => [object.key, object]));
  });

  afterAll(() => database.drop());

  it('finds every object and no other', () => {
    expect([...objects.keys()].toSorted()).toStrictEqual(Object.keys(richObjects).toSorted());
  });

  it.each(Object.entries(richObjects))('reads %s', (key, { attributes, parent, marks = [], uses = [] }) => {
    const object = objects.get(key);
    const { owner: _owner, not_null_name: _name, ...own } = object?.attributes ?? {};
    const version = object?.kind === 'extension' ? { version: own['version'] } : {};
    expect({ attributes: own, parent: object?.parent, marks: object?.marks, uses: object?.uses })
      .toStrictEqual({ attributes: { ...attributes, ...version, ...multirange(key) }, parent, marks, uses });
  });

  function multirange(key: string): SchemaObject['attributes'] {
    if (key !== 'type:app.span' || major < 14) return {};
    return { definition: ['subtype = double precision', 'subtype_diff = float8mi', 'multirange_type_name = app.span_multirange'] };
  }

  it('names the owner of whatever has one', () => {
    const without = [...objects.values()].filter(({ attributes }) => attributes['owner'] === undefined).map(({ kind }) => kind);
    expect([...new Set(without)].toSorted()).toStrictEqual([
      'column', 'comment', 'constraint', 'default_privilege', 'extension', 'grant', 'index', 'policy', 'rule', 'trigger',
    ]);
  });

  it('names NOT NULL where the server does', () => {
    expect(objects.get('column:app.parent.code')?.attributes['not_null_name']).toBe(major >= 18 ? 'parent_code_not_null' : undefined);
  });

  it('gives what the server prints to whoever writes SQL', () => {
    expect(objects.get('function:app.f(integer, text)')?.written).toMatch(/^CREATE OR REPLACE FUNCTION app\.f\(a integer, b text DEFAULT 'x'::text, OUT c integer\)/);
    expect(objects.get('constraint:app.child.late')?.written).toBe('CHECK ((own > 0)) NOT VALID');
    expect(objects.get('rule:app.log.no_delete')?.written).toMatch(/^CREATE RULE no_delete AS/);
    expect(objects.get('trigger:app.parent.touch')?.written).toMatch(/^CREATE TRIGGER touch BEFORE UPDATE OF code ON app\.parent/);
    expect(objects.get('statistics:app.st')?.written).toBe('CREATE STATISTICS app.st (ndistinct, mcv) ON code, mood FROM app.parent');
    expect(objects.get('view:app.v')?.written).toBe(objects.get('view:app.v')?.attributes['definition']);
    const defaults = [...objects.values()].filter(({ kind }) => kind === 'default_privilege').map(({ written }) => written);
    expect(defaults.toSorted()).toStrictEqual([
      `ALTER DEFAULT PRIVILEGES FOR ROLE "postgres" GRANT USAGE ON SEQUENCES TO "${readerRole}" WITH GRANT OPTION`,
      `ALTER DEFAULT PRIVILEGES FOR ROLE "postgres" IN SCHEMA "app" GRANT SELECT ON TABLES TO "${readerRole}"`,
      'ALTER DEFAULT PRIVILEGES FOR ROLE "postgres" REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC',
    ]);
  });

  it('says what is there and compared by nothing', () => {
    expect(schema.notCompared).toStrictEqual([
      { what: 'cast', count: 1, examples: ['app.pair as text'] },
      { what: 'foreign data wrapper', count: 1, examples: ['none'] },
      { what: 'operator', count: 1, examples: ['app.==='] },
      { what: 'user mapping', count: 1, examples: ['far for public'] },
    ]);
  });

  it('holds no value of an option of a foreign server, table or user', () => {
    expect([...schema.groups.values()].map(({ text }) => text).join('\n')).not.toMatch(/secret/);
  });

  it('says how the database was made', () => {
    expect(schema.settings).toMatchObject({ encoding: 'UTF8', locale_provider: 'libc', lc_collate: expect.any(String), lc_ctype: expect.any(String) });
  });

  it('shows a role without any privilege the same as a superuser', async () => {
    const role = await createReader(database);
    try {
      const seen = await inspectDatabase({ url: role.url }, { server, inspect: inspectSchema });
      expect(compareSchemas(schema, seen).changes).toStrictEqual([]);
      expect([...seen.groups].map(([key, { text }]) => [key, text])).toStrictEqual([...schema.groups].map(([key, { text }]) => [key, text]));
      expect(seen.notCompared).toStrictEqual(schema.notCompared);
      expect(seen.notVisible).toStrictEqual([]);
    } finally {
      await role.drop();
    }
  });

  it('finds no difference between two databases that the same statements made', async () => {
    const other = await createDatabase(server);
    try {
      // Numbers and gaps differ, which must not show.
      await other.query('create table gone (a int, b int); drop table gone');
      for (const statement of richSchema) await other.query(statement);
      const second = await inspectDatabase(other, { server, inspect: inspectSchema });
      expect(compareSchemas(schema, second).changes).toStrictEqual([]);
      expect([...second.groups].map(([key, { text }]) => [key, text])).toStrictEqual([...schema.groups].map(([key, { text }]) => [key, text]));
    } finally {
      await other.drop();
    }
  });
});

/** A role that may connect and nothing else. */
async function createReader(database: TestDatabase): Promise<{ readonly url: string; drop(): Promise<void> }> {
  const name = `bare_${database.name}`;
  await database.query(`create role ${name} login password 'open-sesame'`);
  const url = new URL(database.url);
  url.username = name;
  url.password = 'open-sesame';
  return { url: url.href, drop: async () => { await database.query(`drop role ${name}`); } };
}

describe('the list of rich objects', () => {
  it('has every kind of object that PostgreSQL can have', () => {
    const kinds = new Set(Object.keys(richObjects).map((key) => key.slice(0, key.indexOf(':'))));
    expect(kinds.size).toBe(26);
  });
});
