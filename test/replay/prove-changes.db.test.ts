import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { writeChanges } from '../../src/ddl/write-changes.ts';
import { writeRevert } from '../../src/ddl/write-revert.ts';
import { inspectSchema } from '../../src/engines/postgres/inspect-schema.ts';
import type { WrittenChanges } from '../../src/model/ddl.ts';
import type { ObjectChange } from '../../src/model/drift.ts';
import type { InspectedSchema } from '../../src/model/schema-object.ts';
import { openAfter, proveChanges, type Proof, type ProofRequest } from '../../src/replay/prove-changes.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { openDatabase, type OpenDatabase } from '../drift/mutations/mutation-database.ts';
import { describeEachEngine } from '../support/servers.ts';

const base = `
  create type mood as enum ('sad', 'ok');
  create table t (id integer primary key, a text, m mood);
  create index t_a on t (a);
  create view v as select id, a from t;`;

const drift = `
  alter table t add column z integer;
  create index t_z on t (z);
  create or replace view v as select id, a from t where id > 1;
  comment on table t is 'by hand';`;

describeEachEngine('the proof of statements', ['postgresql'], (server) => {
  let expected: InspectedSchema;
  let actual: InspectedSchema;
  let opened: OpenDatabase[] = [];

  async function made(...statements: readonly string[]): Promise<OpenDatabase> {
    const database = await openDatabase(server, inspectSchema);
    opened.push(database);
    for (const sql of statements) await database.mutate(sql);
    return database;
  }

  const open: ProofRequest['open'] = () => made(base);
  const changes = (): readonly ObjectChange[] => compareSchemas(expected, actual).changes;
  const adopt = (some: readonly ObjectChange[]): WrittenChanges =>
    writeChanges(some, { engine: expected.engine, version: expected.version, direction: 'adopt', expected, actual });
  const prove = (write: ProofRequest['write']): Promise<Proof> =>
    proveChanges({ changes: changes(), write, open, remaining: (reached) => compareSchemas(reached, actual).changes });
  const names = (some: readonly ObjectChange[]): readonly string[] => some.map(({ kind, object }) => `${kind} ${object}`);

  /** A writer that says something else of one object. */
  function wrongAbout(key: string, text: string): ProofRequest['write'] {
    return (some) => {
      const written = adopt(some);
      return { ...written, statements: written.statements.map((each) => (each.keys.includes(key) ? { ...each, text } : each)) };
    };
  }

  beforeEach(async () => {
    expected = await (await made(base)).inspect();
    actual = await (await made(base, drift)).inspect();
  }, 30_000);

  afterEach(async () => {
    for (const database of opened) await database.close();
    opened = [];
  });

  it('holds for statements that make the changes and nothing else', async () => {
    const { proved, unproved } = await prove(adopt);
    expect(names(proved)).toEqual(['comment.added public.t', 'column.added public.t.z', 'index.added public.t_z', 'view.changed public.v'].toSorted(byObject));
    expect(unproved).toEqual([]);
  });

  it('leaves out a change whose statement the server refuses, and proves the others', async () => {
    const { proved, unproved } = await prove(wrongAbout('comment:table:public.t', 'comment on table nowhere is null;'));
    expect(names(unproved.map(({ change }) => change))).toEqual(['comment.added public.t']);
    expect(unproved[0]?.reason).toMatch(/^the server refused a statement: /);
    expect(proved).toHaveLength(changes().length - 1);
  });

  it('leaves out a change whose statement succeeds and misses', async () => {
    const { proved, unproved } = await prove(wrongAbout('view:public.v', 'create or replace view v as select id, a from t where id > 2;'));
    expect(names(unproved.map(({ change }) => change))).toEqual(['view.changed public.v']);
    expect(proved).toHaveLength(changes().length - 1);
  });

  it('leaves out a change whose statement makes another besides', async () => {
    const { unproved } = await prove(wrongAbout('comment:table:public.t', "do $$ begin comment on table t is 'by hand'; create table extra (); end $$;"));
    expect(names(unproved.map(({ change }) => change))).toEqual(['comment.added public.t']);
  });

  it('takes back what may be taken back, from the actual state that the adoption rebuilt', async () => {
    const request = { engine: expected.engine, version: expected.version, expected, actual };
    const { reverted, notWritten } = writeRevert(changes(), request);
    expect(names(reverted)).not.toContain('column.added public.t.z');
    expect(notWritten).toContainEqual({ key: 'column:public.t.z', reason: 'this kind of change is left to people' });
    const { statements } = await prove(adopt);
    const others = new Set(changes().filter((change) => !reverted.includes(change)).map(({ key }) => key));
    const proof = await proveChanges({
      changes: reverted,
      write: (some) => writeChanges(some, { ...request, direction: 'revert' }),
      open: openAfter(open, statements),
      remaining: (reached) => compareSchemas(expected, reached).changes.filter(({ key }) => !others.has(key)),
    });
    expect(proof.unproved).toEqual([]);
    expect(names(proof.proved)).toEqual(names(reverted));
    expect(proof.statements.map(({ text }) => text)).toContain('DROP INDEX CONCURRENTLY IF EXISTS public.t_z;');
  });
});

/** As comparisons list changes. */
function byObject(one: string, other: string): number {
  const [left = '', right = ''] = [one, other].map((each) => each.slice(each.indexOf(' ')));
  return left < right ? -1 : Number(left > right);
}
