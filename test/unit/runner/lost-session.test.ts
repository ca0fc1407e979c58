import { describe, expect, it } from '@jest/globals';

import type { EngineName } from '../../../src/model/engine-name.ts';
import { planMigration } from '../../../src/plan/plan-migration.ts';
import { lostSession } from '../../../src/runner/lost-session.ts';
import { loadReader } from '../../../src/sql/load-reader.ts';
import { migrationOf } from '../plan/statements.ts';
import { postgresTraits } from './fakes.ts';

async function reasonOf(engine: EngineName, text: string, done: readonly number[]): Promise<string | undefined> {
  const script = (await loadReader({ name: engine })).read(text);
  const traits = engine === 'postgresql' ? postgresTraits : { ...postgresTraits, transactionalDdl: false };
  const facts = { traits, transaction: 'per-statement', nonTransactionalTables: new Set<string>() } as const;
  const planned = planMigration({ migration: { ...migrationOf(script), text }, script, forbidsTransaction: false }, facts);
  const lost = lostSession(planned, done);
  return lost === undefined ? undefined : `${lost.statement.ordinal} ${lost.reason}`;
}

describe('a file that goes on in a new session', () => {
  it.each<readonly [string, readonly number[]]>([
    ['INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);', [1]],
    ['SET @five = 5; INSERT INTO a VALUES (@five); INSERT INTO a VALUES (@five);', [2]],
    ['SET NAMES utf8mb4; CREATE TABLE b (id int); DROP TABLE b;', [2]],
    ['CREATE TEMPORARY TABLE b (id int); INSERT INTO a VALUES (1);', [1, 2]],
    ['CREATE TEMPORARY TABLE b (id int); INSERT INTO a VALUES (1);', []],
    ['INSERT INTO a VALUES (1); INSERT INTO a VALUES (2); UPDATE a SET id = last_insert_id();', [1]],
  ])('is not missing anything: %s after %j', async (text, done) => {
    expect(await reasonOf('mysql', text, done)).toBeUndefined();
  });

  it.each<readonly [string, readonly number[], string]>([
    ['CREATE TEMPORARY TABLE b (id int); INSERT INTO a SELECT id FROM b;', [1], '1 made a temporary object'],
    ['INSERT INTO a VALUES (1); INSERT INTO b VALUES (last_insert_id());', [1], '2 asks what the session did before'],
    ['SET @top = (SELECT max(id) FROM a); INSERT INTO a VALUES (9); INSERT INTO a VALUES (@top);', [2], '1 set a variable from data'],
    ['SELECT max(id) INTO @top FROM a; INSERT INTO a VALUES (@top);', [1], '1 set a variable from data'],
    ['ALTER TABLE a FROBNICATE x; INSERT INTO a VALUES (1);', [1], '1 is not understood and may have set something for the others'],
  ])('is missing what ended with the old one: %s after %j', async (text, done, expected) => {
    expect(await reasonOf('mysql', text, done)).toBe(expected);
  });

  it('knows PostgreSQL’s words for the same', async () => {
    expect(await reasonOf('postgresql', 'CREATE TEMP TABLE b (id int); INSERT INTO a VALUES (1);', [1])).toBe('1 made a temporary object');
    expect(await reasonOf('postgresql', "INSERT INTO a VALUES (1); UPDATE b SET x = currval('s');", [1])).toBe('2 asks what the session did before');
    expect(await reasonOf('postgresql', 'SET search_path TO x; CREATE TABLE b (id int); CREATE TABLE c (id int);', [2])).toBeUndefined();
  });
});
