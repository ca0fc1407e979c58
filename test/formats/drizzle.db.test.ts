import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import { callScript, findPackages } from '../support/npm-oracle.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';
import { drizzleCases, folderDirectory, journalDirectory } from './drizzle/directory.ts';

const engines = ['postgresql', 'mariadb', 'mysql'] as const;
type Files = Readonly<Record<string, string>>;

const dialectOf = (server: TestServer): 'postgresql' | 'mysql' => (server.engine === 'postgresql' ? 'postgresql' : 'mysql');

interface Target {
  readonly server: TestServer;
  readonly database: TestDatabase;
}

const request = ({ server, database }: Target, files: Files) => requestFor({ engine: server.engine, url: database.url }, files, { format: 'drizzle' });

/** Rows without the time of their insertion. */
async function rowsOf(database: TestDatabase): Promise<readonly object[]> {
  const table = database.url.startsWith('postgres') ? 'drizzle.__drizzle_migrations' : '__drizzle_migrations';
  const rows = await database.query(`SELECT * FROM ${table} ORDER BY id`);
  return rows.map(({ id, hash, created_at: createdAt, ...rest }) => ({ id: Number(id), hash, createdAt: Number(createdAt), ...('name' in rest ? { name: rest['name'] } : {}) }));
}

describeEachServer('a directory of Drizzle', engines, (server) => {
  const cases = drizzleCases(dialectOf(server));
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  it.each([['with a journal', journalDirectory], ['with folders', folderDirectory]] as const)('%s is applied once', async (_, layout) => {
    const files = layout(dialectOf(server), cases);
    expect(summaryOf(await applyMigrations(await request({ server, database }, files)))).toMatch(/^success \|/);
    expect(summaryOf(await applyMigrations(await request({ server, database }, files)))).toBe('no-changes');
    expect(await rowsOf(database)).toHaveLength(cases.length);
    expect(await database.query('SELECT id FROM users ORDER BY id')).toEqual([1, 2, 3, 4, 5, 7, 8].map((id) => ({ id })));
  });

  it('refuses what Drizzle would lose', async () => {
    const late = cases.map((entry, index) => (index === 10 ? { ...entry, when: 5 } : entry));
    expect((await applyMigrations(await request({ server, database }, journalDirectory(dialectOf(server), cases.filter((_, index) => index !== 10))))).outcome).toBe('success');
    expect(summaryOf(await applyMigrations(await request({ server, database }, journalDirectory(dialectOf(server), late))))).toBe('blocked | history/out-of-order');
  });

  it('records a baseline migration by migration', async () => {
    const files = folderDirectory(dialectOf(server), cases);
    expect((await baseline({ ...(await request({ server, database }, files)), baselineVersion: cases[2]?.folder ?? '' })).outcome).toBe('success');
    expect(await rowsOf(database)).toMatchObject(cases.slice(0, 3).map(({ folder }, index) => ({ id: index + 1, name: folder })));
  });
});

for (const [version, layout] of [['0.45.4', journalDirectory], ['1.0.0-rc.5-ab785fc', folderDirectory]] as const) {
  const packages = await findPackages(`drizzle-${version}`, [`drizzle-orm@${version}`, 'pg@8.16.3', 'mysql2@3.15.3']);
  if ('unavailable' in packages) it.skip(`beside the real Drizzle ${version}: ${packages.unavailable}`, () => undefined);
  else against({ version, layout, tools: packages.folder });
}

interface Oracle {
  readonly version: string;
  readonly tools: string;
  readonly layout: (dialect: string, cases: ReturnType<typeof drizzleCases>) => Files;
}

function against({ version, tools, layout }: Oracle): void {
  const script = fileURLToPath(new URL('./drizzle/migrate-process.js', import.meta.url));
  describeEachEngine(`beside the real Drizzle ${version}`, engines, (server) => {
    const cases = drizzleCases(dialectOf(server));
    const files = layout(dialectOf(server), cases);
    let ours: TestDatabase;
    let theirs: TestDatabase;
    beforeEach(async () => {
      ours = await createDatabase(server);
      theirs = await createDatabase(server);
    });
    afterEach(async () => {
      await ours.drop();
      await theirs.drop();
    });

    const drizzle = async (database: TestDatabase, texts: Files): Promise<unknown> => {
      const folder = await layOut(texts);
      const answer = await callScript(script, [tools, database.url, folder]);
      await rm(folder, { recursive: true });
      return answer;
    };

    it('writes the history that it writes, and each is content with the other’s', async () => {
      expect((await applyMigrations(await request({ server, database: ours }, files))).outcome).toBe('success');
      expect(await drizzle(theirs, files)).toEqual({ done: true });
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
      expect(await tableOf(ours)).toEqual(await tableOf(theirs));
      expect(await drizzle(ours, files)).toEqual({ done: true });
      expect(await rowsOf(ours)).toHaveLength(cases.length);
      expect(summaryOf(await applyMigrations(await request({ server, database: theirs }, files)))).toBe('no-changes');
      const status = await showStatus(await request({ server, database: theirs }, files));
      expect(new Set(status.comparison?.statuses.map(({ state }) => state))).toEqual(new Set(['applied']));
    }, 120_000);

    it('goes on where the other stopped', async () => {
      const six = layout(dialectOf(server), cases.slice(0, 6));
      expect(await drizzle(ours, six)).toEqual({ done: true });
      expect((await applyMigrations(await request({ server, database: ours }, files))).run?.migrations).toHaveLength(6);
      expect((await applyMigrations(await request({ server, database: theirs }, six))).outcome).toBe('success');
      expect(await drizzle(theirs, files)).toEqual({ done: true });
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
    }, 120_000);

    if (layout === folderDirectory) {
      it('goes on with the table of 0.x, which Drizzle 1.0 then upgrades', async () => {
        expect((await applyMigrations(await request({ server, database: ours }, journalDirectory(dialectOf(server), cases.slice(0, 6))))).outcome).toBe('success');
        expect((await applyMigrations(await request({ server, database: ours }, files))).run?.migrations).toHaveLength(6);
        expect(await drizzle(ours, files)).toEqual({ done: true });
        expect(await rowsOf(ours)).toMatchObject(cases.map(({ folder }, index) => ({ id: index + 1, name: folder })));
        expect(summaryOf(await applyMigrations(await request({ server, database: ours }, files)))).toBe('no-changes');
      }, 120_000);
    }
  });
}

function tableOf(database: TestDatabase): Promise<unknown> {
  return database.query(`SELECT column_name AS name, data_type AS type, is_nullable AS nullable, column_default AS preset
FROM information_schema.columns WHERE table_name = '__drizzle_migrations' AND table_schema = ${database.url.startsWith('postgres') ? "'drizzle'" : 'database()'} ORDER BY ordinal_position`);
}
