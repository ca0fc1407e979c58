import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import type { RunnerRequest } from '../../src/runner/runner-request.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import { callScript, findPackages } from '../support/npm-oracle.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';

type Files = Readonly<Record<string, string>>;

const names = Array.from({ length: 12 }, (_, index) => `202601${String(index + 1).padStart(2, '0')}000000_table_${index + 1}.js`);
const directory: Files = Object.fromEntries(names.map((name, index) => [
  `db/${name}`,
  `exports.up = (knex) => knex.schema.createTable('t${index + 1}', (table) => { table.increments(); });\nexports.down = (knex) => knex.schema.dropTable('t${index + 1}');\n`,
]));
const requestOf = (server: TestServer, database: TestDatabase, files = directory): Promise<RunnerRequest> =>
  requestFor({ engine: server.engine, url: database.url }, files, { format: 'knex' });

/** Columns of both tables. */
function tablesOf(database: TestDatabase): Promise<unknown> {
  const schema = database.url.startsWith('postgresql') ? "'public'" : 'database()';
  return database.query(`SELECT table_name AS t, column_name AS c, data_type AS d, character_maximum_length AS l, is_nullable AS n, column_default AS f FROM information_schema.columns WHERE table_schema = ${schema} AND table_name LIKE 'knex%' ORDER BY table_name, ordinal_position`);
}

describeEachServer('a directory of knex', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());
  const request = (files = directory): Promise<RunnerRequest> => requestOf(server, database, files);

  it('is held against the history, and what is pending is refused', async () => {
    expect((await baseline({ ...(await request()), baselineVersion: names[5] ?? '' })).outcome).toBe('success');
    const rows = await database.query('SELECT id, name, batch FROM knex_migrations ORDER BY id');
    expect(rows).toEqual(names.slice(0, 6).map((name, index) => ({ id: index + 1, name, batch: 1 })));
    const status = await showStatus(await request());
    expect(status.comparison?.statuses.map(({ state }) => state)).toEqual([...Array<string>(6).fill('applied'), ...Array<string>(6).fill('pending')]);
    const refused = await applyMigrations(await request());
    expect([refused.outcome, refused.error]).toMatchObject(['user-error', { code: 'migrations/change-not-run', facts: { where: `db/${names[6] ?? ''}:1` } }]);
    expect(await database.query('SELECT is_locked FROM knex_migrations_lock')).toEqual([{ is_locked: 0 }]);
  });

  it('stops where the history has a name without a file, as knex does', async () => {
    await baseline({ ...(await request()), baselineVersion: names.at(-1) ?? '' });
    expect(summaryOf(await applyMigrations(await request()))).toBe('no-changes');
    const { [`db/${names.at(-1) ?? ''}`]: _, ...fewer } = directory;
    expect((await applyMigrations(await request(fewer))).error).toMatchObject({ code: 'history/missing', facts: { where: names.at(-1) } });
  });

  it('waits for knex, which holds its lock row', async () => {
    await baseline({ ...(await request()), baselineVersion: names[0] ?? '' });
    await database.query('UPDATE knex_migrations_lock SET is_locked = 1');
    const waiting = await request();
    expect((await baseline({ ...waiting, baselineVersion: names[0] ?? '', migrate: { ...waiting.migrate, lockWaitMs: 300 } })).error).toMatchObject({ code: 'database/lock-timeout' });
  });
});

const packages = await findPackages('knex-3.3.0', ['knex@3.3.0', 'pg@8.23.1', 'mysql2@3.24.5']);
if ('unavailable' in packages) it.skip(`beside knex itself: ${packages.unavailable}`, () => undefined);
else {
  const { folder: tools } = packages;
  const script = fileURLToPath(new URL('./knex/tool-process.js', import.meta.url));
  describeEachEngine('beside knex itself', ['postgresql', 'mysql', 'mariadb'], (server) => {
    let folder = '';
    let theirs: TestDatabase;
    let ours: TestDatabase;
    beforeAll(async () => {
      folder = await layOut(directory);
    });
    afterAll(() => rm(folder, { recursive: true }));
    beforeEach(async () => {
      theirs = await createDatabase(server);
      ours = await createDatabase(server);
    });
    afterEach(async () => {
      await theirs.drop();
      await ours.drop();
    });
    const call = (command: string, { url }: TestDatabase): ReturnType<typeof callScript> =>
      callScript(script, [tools, command, server.engine === 'postgresql' ? 'pg' : 'mysql2', url.replace('mariadb:', 'mysql:'), folder]);

    it('finds in its history what it wrote', async () => {
      expect(await call('up', theirs)).toEqual({ completed: names.slice(0, 1), pending: names.slice(1) });
      expect((await showStatus(await requestOf(server, theirs))).comparison?.pending.map(({ script: name }) => name)).toEqual(names.slice(1));
      expect(await call('latest', theirs)).toEqual({ completed: names, pending: [] });
      expect(summaryOf(await applyMigrations(await requestOf(server, theirs)))).toBe('no-changes');
    }, 60_000);

    it('makes tables for a baseline from which it goes on', async () => {
      await baseline({ ...(await requestOf(server, ours)), baselineVersion: names[9] ?? '' });
      await call('list', theirs);
      expect(await tablesOf(ours)).toEqual(await tablesOf(theirs));
      expect(await call('latest', ours)).toEqual({ completed: names, pending: [] });
      expect(await ours.query('SELECT batch FROM knex_migrations WHERE id > 9 ORDER BY id')).toEqual([{ batch: 1 }, { batch: 2 }, { batch: 2 }]);
      expect(summaryOf(await applyMigrations(await requestOf(server, ours)))).toBe('no-changes');
    }, 60_000);
  });
}
