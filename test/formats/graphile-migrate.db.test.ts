import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import { callScript, findPackages } from '../support/npm-oracle.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';
import { committed, graphileDirectory } from './graphile-migrate/directory.ts';

type Files = Readonly<Record<string, string>>;

const placeholders = { OWNER_TEAM: 'sales' };
const apply = async (server: TestServer, database: TestDatabase, files: Files) =>
  applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files, { format: 'graphile-migrate', history: { placeholders } }));

async function rowsOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query('SELECT filename, hash, previous_hash FROM graphile_migrate.migrations ORDER BY filename');
  return rows.map(({ filename, hash, previous_hash: previous }) => [filename, hash, previous].map(String).join(' '));
}

/** The first files of the directory. */
function firstOf(count: number): Files {
  return Object.fromEntries(Object.entries(graphileDirectory).filter(([path]) => Number(/(\d{6})/.exec(path)?.[1] ?? '999999') <= count));
}

/** What graphile-migrate itself writes, made from the headers. */
const expectedRows = Object.entries(graphileDirectory).flatMap(([path, text]) => {
  const digits = /committed\/(\d+)/.exec(path)?.[1];
  const previous = /^--! Previous: (.*)$/m.exec(text)?.[1];
  return digits === undefined ? [] : [`${digits}.sql ${/^--! Hash: (.*)$/m.exec(text)?.[1] ?? ''} ${previous === '-' ? 'null' : (previous ?? '')}`];
});

describeEachServer('a directory of graphile-migrate', ['postgresql'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  it('is applied whole, once, and every row is a link of the chain', async () => {
    const result = await apply(server, database, graphileDirectory);
    expect(result.run?.migrations.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'applied'));
    expect(summaryOf(await apply(server, database, graphileDirectory))).toBe('no-changes');
    expect(await rowsOf(database)).toEqual(expectedRows);
    const [comment] = await database.query("SELECT obj_description('orders'::regclass) AS text");
    expect(comment?.['text']).toMatch(/ of sales, :UNKNOWN$/);
  });

  it('stops where a database has another text under the same number', async () => {
    await apply(server, database, committed([['', 'create table a (id int);\n']]));
    expect(summaryOf(await apply(server, database, committed([['', 'create table b (id int);\n']])))).toBe('blocked | history/changed');
  });

  it('records a baseline link by link', async () => {
    await database.query('CREATE TABLE customers (id int)');
    const request = await requestFor({ engine: server.engine, url: database.url }, graphileDirectory, { format: 'graphile-migrate', history: { placeholders } });
    expect((await baseline({ ...request, baselineVersion: '3' })).outcome).toBe('success');
    expect((await baseline({ ...request, baselineVersion: '3' })).outcome).toBe('no-changes');
    expect(await rowsOf(database)).toEqual(expectedRows.slice(0, 3));
    expect((await showStatus(request)).comparison?.pending).toHaveLength(9);
  });
});

describeEachEngine('a directory of graphile-migrate', ['mysql', 'mariadb'], (server) => {
  it('is refused: the tool has PostgreSQL alone', async () => {
    const database = await createDatabase(server);
    try {
      expect(summaryOf(await apply(server, database, graphileDirectory))).toBe('user-error | migrations/other-engine');
    } finally {
      await database.drop();
    }
  });
});

const packages = await findPackages('graphile-migrate-1.4.1', ['graphile-migrate@1.4.1']);
if ('unavailable' in packages) it.skip(`beside graphile-migrate itself: ${packages.unavailable}`, () => undefined);
else against(packages.folder);

function against(tools: string): void {
  const script = fileURLToPath(new URL('./graphile-migrate/tool-process.js', import.meta.url));
  describeEachEngine('beside graphile-migrate itself', ['postgresql'], (server) => {
    let all = '';
    let half = '';
    let database: TestDatabase;
    beforeAll(async () => {
      all = await layOut(graphileDirectory);
      half = await layOut(firstOf(6));
    });
    afterAll(async () => {
      await rm(all, { recursive: true });
      await rm(half, { recursive: true });
    });
    beforeEach(async () => {
      database = await createDatabase(server);
    });
    afterEach(() => database.drop());

    it('leaves it nothing to do, and writes its rows', async () => {
      expect((await apply(server, database, graphileDirectory)).outcome).toBe('success');
      const rows = await rowsOf(database);
      expect(await callScript(script, [tools, 'migrate', database.url, all])).toEqual({ remaining: [] });
      expect(await rowsOf(database)).toEqual(rows);
    });

    it('goes on where it stopped, and it where we stopped', async () => {
      expect(await callScript(script, [tools, 'migrate', database.url, half])).toEqual({ remaining: [] });
      expect((await apply(server, database, firstOf(9))).run?.migrations).toHaveLength(3);
      expect(await callScript(script, [tools, 'migrate', database.url, all])).toEqual({ remaining: [] });
      expect(summaryOf(await apply(server, database, graphileDirectory))).toBe('no-changes');
      expect(await rowsOf(database)).toEqual(expectedRows);
    });
  });
}
