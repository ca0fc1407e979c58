import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { callFlyway, findFlyway, type FlywayAnswer, type FlywayCall } from '../support/flyway.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf } from './target.ts';

const placeholders = { Prefix: 'p_' };
const long = 'x'.repeat(220);

/** Everything in which a name, a checksum or a row could differ. */
const files: Readonly<Record<string, string>> = {
  'db/V1__create.sql': 'CREATE TABLE ${prefix}a (id int NOT NULL PRIMARY KEY, owner varchar(100));\r\nINSERT INTO p_a VALUES (1, \'${flyway:user} ${flyway:filename} ${flyway:table}\');\r\n',
  'db/V002_1__sub_version.sql': '\uFEFFALTER TABLE p_a ADD COLUMN b int;   \n\n\n',
  'db/2024/V2_1_1__in_a_folder.sql': '-- déjà vu\nCREATE TABLE p_b (id int);',
  'db/V3.sql': 'CREATE TABLE p_c (id int);',
  [`db/V4__${long}.sql`]: 'INSERT INTO p_c VALUES (4);',
  'db/V10__empty.sql': '',
  'db/V20240101120000__stamped.sql': 'INSERT INTO p_c VALUES (1);\nINSERT INTO p_c VALUES (2);',
  'db/R__b_view.sql': 'CREATE OR REPLACE VIEW ${PREFIX}v AS SELECT id FROM p_a;',
  'db/views/R__A view.sql': 'CREATE OR REPLACE VIEW w AS SELECT id FROM p_b;',
  'db/v5__ignored.sql': 'this is no SQL',
  'db/README.md': 'nothing',
};

const flyway = await findFlyway();
const suite = 'unavailable' in flyway ? undefined : flyway.libraries;
if (suite === undefined) it.skip(`against the real Flyway: ${'unavailable' in flyway ? flyway.unavailable : ''}`, () => undefined);
else against(suite);

function against(libraries: string): void {
  describeEachEngine('beside the real Flyway', ['postgresql', 'mariadb'], (server) => {
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

    const call = (command: FlywayCall['command'], database: TestDatabase, options: readonly string[] = []): Promise<FlywayAnswer> =>
      callFlyway(libraries, { command, url: database.url, folder, options: ['-placeholders.prefix=p_', ...options] });
    const request = (database: TestDatabase) => requestFor({ engine: server.engine, url: database.url }, files, { history: { placeholders } });

    it('writes the history that Flyway writes, and each is content with the other’s', async () => {
      expect((await applyMigrations(await request(ours))).outcome).toBe('success');
      expect(await call('migrate', theirs)).toMatchObject({ success: true, migrationsExecuted: 9 });
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
      expect(await tableOf(ours)).toEqual(await tableOf(theirs));
      expect(await ours.query('SELECT owner FROM p_a')).toEqual(await theirs.query('SELECT owner FROM p_a'));

      expect(await call('validate', ours)).toMatchObject({ validationSuccessful: true, invalidMigrations: [] });
      expect(await call('migrate', ours)).toMatchObject({ success: true, migrationsExecuted: 0 });
      const status = await showStatus(await request(theirs));
      expect(summaryOf(status)).toBe('no-changes');
      expect(new Set(status.comparison?.statuses.map(({ state }) => state))).toEqual(new Set(['applied']));
      expect(summaryOf(await applyMigrations(await request(theirs)))).toBe('no-changes');
    }, 120_000);

    it('goes on where Flyway stopped, and Flyway where we stopped', async () => {
      expect(await call('migrate', ours, ['-target=3'])).toMatchObject({ success: true });
      expect((await applyMigrations(await request(ours))).outcome).toBe('success');
      expect((await applyMigrations({ ...(await request(theirs)), to: '3' })).outcome).toBe('success');
      expect(await call('migrate', theirs)).toMatchObject({ success: true, migrationsExecuted: 3 });
      expect((await rowsOf(ours)).length).toBe(9);
      expect(await call('validate', ours)).toMatchObject({ validationSuccessful: true });
      expect((await showStatus(await request(theirs))).outcome).toBe('no-changes');
    }, 120_000);

    it('writes the baseline that Flyway writes', async () => {
      expect((await baseline({ ...(await request(ours)), baselineVersion: '2.1' })).outcome).toBe('success');
      expect(await call('baseline', theirs, ['-baselineVersion=2.1'])).toMatchObject({ successfullyBaselined: true });
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
    }, 120_000);

    it('records a failure that could not be rolled back as Flyway does', async () => {
      const bad = server.engine === 'postgresql' ? 'CREATE INDEX CONCURRENTLY i ON nowhere (id);' : 'ALTER TABLE nowhere ADD COLUMN b int;';
      const failing = { 'db/V1__bad.sql': bad };
      const place = await layOut(failing);
      await applyMigrations(await requestFor({ engine: server.engine, url: ours.url }, failing));
      // Flyway's lock in a transaction keeps a concurrent build waiting for ever.
      await callFlyway(libraries, { command: 'migrate', url: theirs.url, folder: place, options: ['-postgresql.transactional.lock=false'] });
      await rm(place, { recursive: true });
      expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
      expect(await rowsOf(ours)).toMatchObject([{ version: '1', success: server.engine === 'postgresql' ? false : 0 }]);
    }, 120_000);

    it('waits for Flyway, and Flyway for us: every migration runs once', async () => {
      const slow = { 'db/V1__slow.sql': server.engine === 'postgresql' ? 'CREATE TABLE once AS SELECT pg_sleep(3)::text AS s;' : 'CREATE TABLE once AS SELECT sleep(3) AS s;' };
      const place = await layOut(slow);
      const [mine, other] = await Promise.all([
        requestFor({ engine: server.engine, url: ours.url }, slow).then(applyMigrations),
        callFlyway(libraries, { command: 'migrate', url: ours.url, folder: place }),
      ]);
      await rm(place, { recursive: true });
      expect(['success', 'no-changes']).toContain(mine.outcome);
      expect(other).toMatchObject({ success: true });
      expect(await rowsOf(ours)).toMatchObject([{ version: '1', installed_rank: 1 }]);
    }, 120_000);
  });
}

async function layOut(texts: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flyway-oracle-'));
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(folder, name.slice('db/'.length));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}

/** All columns that do not hold a time. */
function rowsOf(database: TestDatabase): Promise<readonly unknown[]> {
  return database.query('SELECT installed_rank, version, description, type, script, checksum, installed_by, success FROM flyway_schema_history ORDER BY installed_rank');
}

async function tableOf(database: TestDatabase): Promise<unknown> {
  const isPostgres = database.url.startsWith('postgresql');
  const columns = await database.query(`SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
FROM information_schema.columns
WHERE table_name = 'flyway_schema_history' AND table_schema = ${isPostgres ? "'public'" : 'database()'} ORDER BY ordinal_position`);
  const keys = await database.query(isPostgres
    ? "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'flyway_schema_history' ORDER BY 1"
    : 'SHOW CREATE TABLE flyway_schema_history');
  return { columns, keys };
}
