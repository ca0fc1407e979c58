import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { inspectSchema } from '../../src/engines/mysql/inspect-schema.ts';
import type { InspectedSchema, NotVisible } from '../../src/model/schema-object.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { inspectDatabase } from '../drift/run-case.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';

/** What a role has, and what it does not see; `kind` alone or `kind.attribute`. */
interface PrivilegeCase {
  readonly grants: readonly string[];
  readonly hidden: readonly string[];
}

const cases: readonly PrivilegeCase[] = [
  { grants: ['select'], hidden: ['event', 'function', 'grant', 'procedure', 'trigger', 'view.algorithm', 'view.columns', 'view.definition'] },
  { grants: ['select', 'show view'], hidden: ['event', 'function', 'grant', 'procedure', 'trigger'] },
  { grants: ['select', 'show view', 'trigger'], hidden: ['event', 'function', 'grant', 'procedure'] },
  { grants: ['select', 'show view', 'trigger', 'event'], hidden: ['function', 'grant', 'procedure'] },
  { grants: ['select', 'show view', 'trigger', 'event', 'execute'], hidden: ['function.body', 'grant', 'procedure.body'] },
  { grants: ['select', 'show view', 'trigger', 'event', 'alter routine', 'create routine', 'alter', 'create', 'drop'], hidden: ['function.body', 'grant', 'procedure.body'] },
];

const nameOf = ({ kind, attribute }: NotVisible): string => (attribute === undefined ? kind : `${kind}.${attribute}`);

describeEachServer('what a role of the MySQL family sees', ['mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  let role = '';
  let whole: InspectedSchema;

  const inspect = (url: string): Promise<InspectedSchema> => inspectDatabase({ url }, { server, inspect: inspectSchema });
  const asRole = (): Promise<InspectedSchema> => {
    const url = new URL(database.url);
    url.username = role;
    url.password = 'x1-Long-enough';
    return inspect(url.href);
  };
  const grantOnly = (...grants: readonly string[]): Promise<unknown> =>
    database.query(`revoke all privileges, grant option from ${role}; ${grants.map((grant) => `grant ${grant} to ${role}`).join('; ')}`);

  beforeAll(async () => {
    database = await createDatabase(server);
    role = `${database.name.slice(-12)}_r`;
    await database.query(`
      create user ${role} identified by 'x1-Long-enough';
      create table p (id int primary key, secret int); create table t (id int primary key, p int, constraint fk foreign key (p) references p (id));
      create trigger tr before insert on t for each row set new.p = 1;
      create view v (a) as select id from t;
      create function f() returns int deterministic return 1; create procedure pr(in a int) set @x = 1;
      create event ev on schedule every 1 day do set @x = 1;`);
    whole = await inspect(database.url);
  });

  afterAll(async () => {
    await database.query(`drop user ${role}`);
    await database.drop();
  });

  it.each(cases)('with $grants it says what is hidden, and reads the rest like the superuser', async ({ grants, hidden }) => {
    await grantOnly(`${grants.join(', ')} on ${database.name}.*`);
    const seen = await asRole();
    expect(seen.notVisible.map(nameOf).toSorted()).toEqual(hidden);
    expect(unexplained(seen)).toEqual([]);
  });

  /** Differences to what the superuser sees that no entry of `notVisible` explains. */
  function unexplained(seen: InspectedSchema): readonly string[] {
    const kinds = new Set<string>(seen.notVisible.filter(({ attribute }) => attribute === undefined).map(({ kind }) => kind));
    const attributes = new Set(seen.notVisible.map(nameOf));
    return compareSchemas({ ...whole, notVisible: [] }, { ...seen, notVisible: [] }).changes.filter(({ kind, key, attributes: changed }) => {
      const [own = ''] = kind.split('.');
      return !kinds.has(key.slice(0, key.indexOf(':'))) && !Object.keys(changed).some((name) => attributes.has(`${own}.${name}`));
    }).map(({ kind, object }) => `${kind} ${object}`);
  }

  it('sees nothing hidden with the privileges that the guide names', async () => {
    const bodies = server.engine === 'mariadb'
      ? [`select, show view, trigger, event, execute on ${database.name}.*`, 'select on mysql.*']
      : [`select, show view, trigger, event, execute on ${database.name}.*`, 'select on mysql.*', 'show_routine on *.*'];
    await grantOnly(...bodies);
    const seen = await asRole();
    expect(seen.notVisible).toEqual([]);
    expect(compareSchemas(whole, seen).changes).toEqual([]);
  });

  it('does not take tables for removed that a grant on one table leaves out', async () => {
    await grantOnly(`select on ${database.name}.t`);
    const seen = await asRole();
    expect([...seen.groups.keys()]).toEqual(['table:t']);
    expect(seen.notVisible.map(nameOf)).toEqual(expect.arrayContaining(['table', 'view']));
  });

  it('names the privileges that others have to change the schema, and not its own', async () => {
    await grantOnly(`alter, drop, select on ${database.name}.*`);
    const { schemaChangers } = await inspect(database.url);
    expect(schemaChangers).toContainEqual({ role: `${role}@%`, reasons: [`ALTER, DROP on ${database.name}.*`] });
    const seen = await asRole();
    expect(seen.schemaChangers.map((changer) => changer.role)).not.toContain(`${role}@%`);
    expect(seen.notes).toContain('Which other accounts can change the schema is not to be seen without SELECT on mysql.*.');
  });

  describe('privileges on tables', () => {
    it('are objects of their own, by table and column', async () => {
      await grantOnly(`select, insert on ${database.name}.t`, `update (secret) on ${database.name}.p`);
      const changes = compareSchemas(whole, await inspect(database.url)).changes;
      expect(changes.map(({ kind, object, actual }) => [kind, object, actual?.attributes['privileges']])).toEqual([
        ['grant.added', `p.secret:${role}@%`, ['UPDATE']],
        ['grant.added', `t:${role}@%`, ['INSERT', 'SELECT']],
      ]);
    });
  });
});
