import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf, type RunOptions } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import { callScript, findPackages } from '../support/npm-oracle.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';
import { prismaDirectory, prismaOrder } from './prisma/directory.ts';

const engines = ['postgresql', 'mariadb', 'mysql'] as const;

function directoryFor(server: TestServer): Readonly<Record<string, string>> {
  return prismaDirectory(server.engine === 'postgresql' ? 'postgresql' : 'mysql');
}

interface Target {
  readonly server: TestServer;
  readonly database: TestDatabase;
}

const request = ({ server, database }: Target, files: Readonly<Record<string, string>>, options: RunOptions = {}) =>
  requestFor({ engine: server.engine, url: database.url }, files, { format: 'prisma', ...options });

/** What a row says apart from its times and its id. */
async function rowsOf(database: TestDatabase): Promise<readonly string[]> {
  const rows = await database.query(`SELECT migration_name, checksum, finished_at, rolled_back_at, logs, applied_steps_count, length(id) AS length, started_at FROM _prisma_migrations ORDER BY started_at, migration_name`);
  return rows.map((row) => {
    const isEnded = row['finished_at'] === null ? 'open' : 'finished';
    const logs = row['logs'] === null ? 'no logs' : row['logs'] === '' ? 'empty logs' : 'logs';
    return [row['migration_name'], row['checksum'], isEnded, row['rolled_back_at'] === null ? 'counts' : 'rolled back', logs, row['applied_steps_count'], row['length']].map(String).join(' ');
  });
}

/** A row of which the checksum is tested elsewhere. */
function withoutSum(row: string): string {
  return row.replace(/ [0-9a-f]{64} /, ' # ');
}

describeEachServer('a directory of Prisma', engines, (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  it('is applied once, and every row is what Prisma writes', async () => {
    const files = directoryFor(server);
    const first = await applyMigrations(await request({ server, database }, files));
    expect(first.run?.migrations.map(({ migration, state }) => `${migration.script} ${state}`)).toEqual(prismaOrder.map((name) => `${name} applied`));
    expect(summaryOf(await applyMigrations(await request({ server, database }, files)))).toBe('no-changes');
    const rows = await rowsOf(database);
    expect(rows.map(withoutSum)).toEqual(prismaOrder.map((name) => `${name} # finished counts no logs 1 36`));
    const [wrong] = await database.query('SELECT count(*) AS n FROM _prisma_migrations WHERE finished_at < started_at');
    expect(Number(wrong?.['n'])).toBe(0);
  });

  it('applies what comes late, as Prisma does', async () => {
    const { 'db/20240104000000_déjà_vu/migration.sql': late = '', ...files } = directoryFor(server);
    expect((await applyMigrations(await request({ server, database }, files))).outcome).toBe('success');
    const { migrate: { outOfOrder: _, ...migrate }, ...rest } = await request({ server, database }, { ...files, 'db/20240104000000_déjà_vu/migration.sql': late });
    expect(summaryOf(await applyMigrations({ ...rest, migrate }))).toBe('success | 20240104000000_déjà_vu applied: done');
  }, 60_000);

  it('stops at a failed row until it is rolled back, and then applies the migration anew', async () => {
    const files = { 'db/migration_lock.toml': directoryFor(server)['db/migration_lock.toml'] ?? '', 'db/1_a/migration.sql': 'CREATE TABLE a (id int);', 'db/2_b/migration.sql': 'CREATE TABLE b (id int);' };
    expect((await applyMigrations(await request({ server, database }, files))).outcome).toBe('success');
    await database.query("UPDATE _prisma_migrations SET finished_at = NULL, applied_steps_count = 0, logs = 'broken' WHERE migration_name = '2_b'");
    expect(summaryOf(await applyMigrations(await request({ server, database }, files)))).toBe('failed | history/failed-migration');
    await database.query("UPDATE _prisma_migrations SET rolled_back_at = started_at WHERE migration_name = '2_b'");
    await database.query('DROP TABLE b');
    expect(summaryOf(await applyMigrations(await request({ server, database }, files)))).toBe('success | 2_b applied: done');
    expect((await rowsOf(database)).map(withoutSum)).toEqual([
      '1_a # finished counts no logs 1 36', '2_b # open rolled back logs 0 36', '2_b # finished counts no logs 1 36',
    ]);
    expect(summaryOf(await applyMigrations(await request({ server, database }, files)))).toBe('no-changes');
  });

  it('leaves an open row with the error where a file stops half-way', async () => {
    const files = { 'db/migration_lock.toml': directoryFor(server)['db/migration_lock.toml'] ?? '', 'db/1_a/migration.sql': 'CREATE TABLE a (id int);\nCREATE TABLE b (id nothing_known);' };
    expect((await applyMigrations(await request({ server, database }, files, { migrate: { transaction: 'per-statement' } }))).outcome).toBe('failed');
    expect((await rowsOf(database)).map(withoutSum)).toEqual(['1_a # open counts logs 0 36']);
  });

  it('records a baseline as resolve does, migration by migration', async () => {
    const files = directoryFor(server);
    expect((await baseline({ ...(await request({ server, database }, files)), baselineVersion: '20240101000000_create_users' })).outcome).toBe('success');
    expect((await rowsOf(database)).map(withoutSum).toSorted()).toEqual(prismaOrder.slice(0, 3).map((name) => `${name} # finished counts empty logs 0 36`).toSorted());
  });

  it('is refused where the lock file names another engine', async () => {
    const other = server.engine === 'postgresql' ? 'mysql' : 'postgresql';
    expect(summaryOf(await applyMigrations(await request({ server, database }, prismaDirectory(other))))).toBe('user-error | migrations/other-engine');
  });
});

const packages = await findPackages('prisma-7.10.0', [
  '@prisma/schema-engine-wasm@7.10.0-7.561d7b42579a2459cc8edf3788918b626c640023', '@prisma/adapter-pg@7.10.1',
]);
if ('unavailable' in packages) it.skip(`beside the real engine of Prisma: ${packages.unavailable}`, () => undefined);
else against(packages.folder);

function against(tools: string): void {
  const script = fileURLToPath(new URL('./prisma/engine-process.js', import.meta.url));
  // The engine's build for WebAssembly, the only one that npm has, speaks to no MySQL.
  describeEachEngine('beside the real engine of Prisma', ['postgresql'], (server) => {
    const files = directoryFor(server);
    let folder = '';
    let ours: TestDatabase;
    let theirs: TestDatabase;
    beforeAll(async () => {
      folder = await layOut(files);
    });
    afterAll(() => rm(folder, { recursive: true }));
    beforeEach(async () => {
      ours = await createDatabase(server);
      theirs = await createDatabase(server);
    });
    afterEach(async () => {
      await ours.drop();
      await theirs.drop();
    });

    const prisma = (database: TestDatabase, place: string, ...command: readonly string[]) => callScript(script, [tools, database.url, place, ...command]);
    const content = { result: { editedMigrationNames: [], failedMigrationNames: [], hasMigrationsTable: true, history: null } };

    it('writes the history that it writes, and each is content with the other’s', async () => {
      expect((await applyMigrations(await request({ server, database: ours }, files))).outcome).toBe('success');
      expect(await prisma(theirs, folder, 'deploy')).toEqual({ result: { appliedMigrationNames: prismaOrder } });
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
      expect(await tableOf(ours)).toEqual(await tableOf(theirs));

      expect(await prisma(ours, folder, 'deploy')).toEqual({ result: { appliedMigrationNames: [] } });
      expect(await prisma(ours, folder, 'diagnose')).toMatchObject(content);
      expect(summaryOf(await applyMigrations(await request({ server, database: theirs }, files)))).toBe('no-changes');
      const status = await showStatus(await request({ server, database: theirs }, files));
      expect(new Set(status.comparison?.statuses.map(({ state }) => state))).toEqual(new Set(['applied']));
    }, 120_000);

    it('goes on where the other stopped', async () => {
      const six = await layOut(Object.fromEntries(Object.entries(files).filter(([name]) => name.endsWith('.toml') || prismaOrder.slice(0, 6).some((folderName) => name.includes(`/${folderName}/`)))));
      expect(await prisma(ours, six, 'deploy')).toEqual({ result: { appliedMigrationNames: prismaOrder.slice(0, 6) } });
      expect((await applyMigrations(await request({ server, database: ours }, files))).run?.migrations).toHaveLength(prismaOrder.length - 6);
      expect(await prisma(ours, folder, 'diagnose')).toMatchObject(content);
      expect((await applyMigrations({ ...(await request({ server, database: theirs }, files)), to: prismaOrder[5] ?? '' })).outcome).toBe('success');
      expect(await prisma(theirs, folder, 'deploy')).toEqual({ result: { appliedMigrationNames: prismaOrder.slice(6) } });
      await rm(six, { recursive: true });
    }, 120_000);

    it('writes the baseline that resolve writes', async () => {
      expect((await baseline({ ...(await request({ server, database: ours }, files)), baselineVersion: '0_init' })).outcome).toBe('success');
      for (const name of ['01_short', '0_init']) await prisma(theirs, folder, 'applied', name);
      expect((await rowsOf(ours)).toSorted()).toEqual((await rowsOf(theirs)).toSorted());
    }, 120_000);

    it('is blocked by our failure as by its own, and goes on after resolve', async () => {
      const bad = { 'db/migration_lock.toml': files['db/migration_lock.toml'] ?? '', 'db/1_bad/migration.sql': 'CREATE INDEX CONCURRENTLY i ON nowhere (id);' };
      const place = await layOut(bad);
      await applyMigrations(await request({ server, database: ours }, bad));
      await prisma(theirs, place, 'deploy');
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
      expect(await prisma(ours, place, 'diagnose')).toMatchObject({ result: { failedMigrationNames: ['1_bad'] } });
      expect(String((await prisma(ours, place, 'deploy'))['error'])).toContain('found failed migrations');
      await prisma(ours, place, 'rolled-back', '1_bad');
      const good = { ...bad, 'db/1_bad/migration.sql': 'CREATE TABLE good (id int);' };
      expect((await applyMigrations(await request({ server, database: ours }, good))).outcome).toBe('success');
      await rm(place, { recursive: true });
    }, 120_000);

    it('waits for us, and we for it: every migration runs once', async () => {
      const slow = { 'db/migration_lock.toml': files['db/migration_lock.toml'] ?? '', 'db/1_slow/migration.sql': 'CREATE TABLE once AS SELECT pg_sleep(2)::text AS s;' };
      const place = await layOut(slow);
      const [mine, other] = await Promise.all([request({ server, database: ours }, slow).then(applyMigrations), prisma(ours, place, 'deploy')]);
      expect(['success', 'no-changes']).toContain(mine.outcome);
      expect(other).toHaveProperty('result');
      expect(await rowsOf(ours)).toHaveLength(1);
      await rm(place, { recursive: true });
    }, 120_000);
  });
}

function tableOf(database: TestDatabase): Promise<unknown> {
  return database.query(`SELECT column_name, udt_name, character_maximum_length, datetime_precision, is_nullable, column_default, constraint_name
FROM information_schema.columns LEFT JOIN information_schema.key_column_usage USING (table_schema, table_name, column_name)
WHERE table_name = '_prisma_migrations' ORDER BY columns.ordinal_position`);
}
