import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import type { RunnerRequest } from '../../src/runner/runner-request.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { callLiquibase, findLiquibase } from '../support/liquibase.ts';
import { createDatabase, describeEachEngine, type Row, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf } from '../runner/target.ts';
import { directory } from './liquibase/directory.ts';

const found = await findLiquibase();
if ('unavailable' in found) it.skip(`against the real Liquibase: ${found.unavailable}`, () => undefined);
else against(found.folder);

function against(libraries: string): void {
  describeEachEngine('beside the real Liquibase', ['postgresql', 'mariadb'], (server) => {
    let folder = '';
    let ours: TestDatabase;
    let theirs: TestDatabase;
    beforeAll(async () => {
      folder = await layOut(directory);
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

    const tool = (database: TestDatabase, ...command: readonly string[]): Promise<string> => {
      const contexts = command[0] === 'validate' || command[0] === 'clear-checksums' ? [] : ['--contexts=prod'];
      return callLiquibase(libraries, { url: database.url, engine: server.engine, folder, command: ['--changelog-file=changelog.xml', ...command, ...contexts] });
    };
    const request = (database: TestDatabase): Promise<RunnerRequest> =>
      requestFor({ engine: server.engine, url: database.url }, directory, { format: 'liquibase', formatOptions: { contexts: 'prod', 'search-path': 'db', changelog: 'changelog.xml' } });
    const isPostgres = server.engine === 'postgresql';
    const historyOf = async (database: TestDatabase): Promise<readonly Row[]> => {
      const columns = 'id, author, filename, orderexecuted, exectype, md5sum, description, comments, tag, contexts, labels';
      return database.query(`select ${columns} from ${isPostgres ? 'databasechangelog' : 'DATABASECHANGELOG'} order by orderexecuted`);
    };
    const tablesOf = (database: TestDatabase): Promise<readonly Row[]> =>
      database.query(`select lower(table_name) as t, column_name as c, ordinal_position as p, is_nullable as n, ${isPostgres ? 'udt_name' : 'column_type'} as y, column_default as d
        from information_schema.columns where lower(table_name) like 'databasechangelog%' and table_schema = ${isPostgres ? "'public'" : 'database()'} order by 1, 3`);

    it('makes the tables and rows that Liquibase makes, and each is content with the other’s', async () => {
      expect(summaryOf(await applyMigrations(await request(ours)))).toMatch(/^success/);
      expect(await tool(theirs, 'update')).toContain('executed successfully');
      expect(await historyOf(ours)).toEqual(await historyOf(theirs));
      expect(await tablesOf(ours)).toEqual(await tablesOf(theirs));
      expect(await ours.query('select id, n from t1 order by id')).toEqual(await theirs.query('select id, n from t1 order by id'));

      expect(await tool(ours, 'validate')).toContain('executed successfully');
      // What runs always is never done; nor is, for Liquibase, a set whose only change is for another database.
      expect(await tool(ours, 'status', '--verbose')).toMatch(/2 changesets have not been applied[^]*one.sql::2::bob\s+changelog.xml::other::x\s/);
      const status = await showStatus(await request(theirs));
      expect(status.comparison?.pending.map(({ version }) => version)).toEqual(['one.sql::2::bob']);
      expect(status.error).toBeUndefined();
    }, 120_000);

    it('goes on where Liquibase stopped, and Liquibase where we stopped', async () => {
      expect(await tool(ours, 'update-count', '--count=4')).toContain('executed successfully');
      expect(summaryOf(await applyMigrations(await request(ours)))).toMatch(/^success/);
      expect(summaryOf(await applyMigrations({ ...(await request(theirs)), to: 'one.sql::4::bob' }))).toMatch(/^success/);
      expect(await tool(theirs, 'update')).toContain('executed successfully');
      const [mine, other] = [await historyOf(ours), await historyOf(theirs)];
      expect(mine.length).toBe(9);
      // Each ran again what runs always, at its own time.
      const withoutOrder = (rows: readonly Row[]): readonly unknown[] => rows.map((row) => Object.values(row).filter((value) => typeof value !== 'number')).sort();
      expect(withoutOrder(mine)).toEqual(withoutOrder(other));
      expect(await tool(ours, 'validate')).toContain('executed successfully');
    }, 120_000);

    it('writes the baseline that Liquibase writes, and has its checksums filled in where they are gone', async () => {
      expect((await baseline({ ...(await request(ours)), baselineVersion: 'changelog.xml::nothing::x' })).outcome).toBe('success');
      expect(await tool(theirs, 'changelog-sync')).toContain('executed successfully');
      // Liquibase also records a set whose only change is for another database, which it never records when it runs it.
      const recorded = (await historyOf(theirs)).filter(({ id, ID }) => (id ?? ID) !== 'other').map((row) => ({ ...row, ...orderOf(row) }));
      expect((await historyOf(ours)).map((row) => ({ ...row, ...orderOf(row) }))).toEqual(recorded);
      expect(await tool(theirs, 'clear-checksums')).toContain('executed successfully');
      expect((await showStatus(await request(theirs))).comparison?.pending.map(({ version }) => version)).toEqual(['one.sql::2::bob']);
    }, 120_000);

    it('waits for the lock of Liquibase, and takes over one of its own', async () => {
      expect(await tool(ours, 'update')).toContain('executed successfully');
      const table = isPostgres ? 'databasechangeloglock' : 'DATABASECHANGELOGLOCK';
      await ours.query(`update ${table} set locked = true, lockedby = 'somebody (10.0.0.1)'`);
      const refused = await applyMigrations({ ...(await request(ours)), migrate: { ...(await request(ours)).migrate, lockWaitMs: 500 } });
      expect(refused.outcome).toBe('lock-timeout');
      await ours.query(`update ${table} set lockedby = 'schema-gitops earlier'`);
      expect(summaryOf(await applyMigrations(await request(ours)))).toMatch(/^success/);
      const [row] = await ours.query(`select locked, lockedby, lockgranted from ${table}`);
      expect(Object.values(row ?? {}).map((value) => value === true || value === 1)).toEqual([false, false, false]);
    }, 120_000);
  });
}

/** Without the column that counts rows. */
function orderOf(row: Row): Row {
  return Object.fromEntries(Object.keys(row).filter((name) => name.toLowerCase() === 'orderexecuted').map((name) => [name, 0]));
}

async function layOut(texts: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'liquibase-oracle-'));
  for (const [name, text] of Object.entries(texts)) {
    const file = path.join(folder, name.slice('db/'.length));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return folder;
}
