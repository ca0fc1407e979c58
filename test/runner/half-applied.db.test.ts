import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import type { RunnerResult } from '../../src/runner/runner-request.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { spawnRunner } from './spawn-runner.ts';
import { requestFor, summaryOf } from './target.ts';

type Files = Readonly<Record<string, string>>;

describeEachEngine('a migration that failed half way', ['mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());
  const apply = async (files: Files): Promise<RunnerResult> => applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files));
  const bad = { 'db/V1__a.sql': 'CREATE TABLE a (id int);\nINSERT INTO a VALUES (1);\nCREATE TABLE b (id nonsense);' };
  const mended = { 'db/V1__a.sql': bad['db/V1__a.sql'].replace('nonsense', 'int') };
  const repair = () => database.query('DELETE FROM flyway_schema_history WHERE success = 0');

  beforeEach(async () => {
    expect(summaryOf(await apply(bad))).toBe('failed | database/statement-failed | V1__a.sql failed: done, done, failed');
    expect(summaryOf(await apply(mended))).toBe('failed | history/failed-migration');
  });

  it('goes on behind what is there when its row was repaired', async () => {
    await repair();
    expect(summaryOf(await apply(mended))).toBe('success | V1__a.sql applied: done, done, done');
    expect(await database.query('SELECT id FROM a')).toEqual([{ id: 1 }]);
    expect((await apply(mended)).outcome).toBe('no-changes');
  });

  it('begins anew when what it had left was removed before the repair', async () => {
    await database.query('DROP TABLE a');
    await repair();
    expect(summaryOf(await apply(mended))).toBe('success | V1__a.sql applied: done, done, done');
    expect(await database.query('SELECT id FROM a')).toEqual([{ id: 1 }]);
    expect((await apply(mended)).outcome).toBe('no-changes');
  });

  it('asks where nothing shows whether it was undone, and takes the answer', async () => {
    await repair();
    const other = { 'db/V1__a.sql': 'CREATE TABLE aa (id int);\nCREATE TABLE b (id int);' };
    const asked = await apply(other);
    expect(summaryOf(asked)).toBe('unknown | history/unknown-statement');
    expect(asked.error?.facts.detail).toBe('was what statements 1, 2 did undone when the failed row was repaired?');
    const [row] = await database.query('SELECT id FROM schema_gitops_migration');
    expect(asked.error?.facts.actual).toContain(String(row?.['id']));
    await database.query('DELETE FROM schema_gitops_migration');
    expect(summaryOf(await apply(other))).toBe('success | V1__a.sql applied: done, done');
  });
});

describeEachEngine('a half-applied file', ['postgresql', 'mysql', 'mariadb'], (server) => {
  it('that is taken away stops every run until it is back', async () => {
    const database = await createDatabase(server);
    const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);', 'db/V2__b.sql': 'INSERT INTO a VALUES (1);\nCREATE TABLE b (id int);' };
    const stepwise = { transaction: 'per-statement' } as const;
    try {
      const target = { engine: server.engine, url: database.url };
      const killed = await spawnRunner({ ...target, files, migrate: stepwise, crash: { at: 'CREATE TABLE b', moment: 'before' } }).ended;
      expect(killed.signal).toBe('SIGKILL');
      const [count] = await database.query('SELECT count(*) AS n FROM schema_gitops_statement s JOIN schema_gitops_migration m ON m.id = s.migration_id WHERE m.state = \'running\'');
      expect(Number(count?.['n'])).toBeGreaterThan(0);
      const { 'db/V2__b.sql': _, ...without } = files;
      const gone = await applyMigrations(await requestFor(target, without, { migrate: stepwise }));
      expect(summaryOf(gone)).toBe('blocked | history/half-applied-changed');
      expect(gone.error?.facts).toEqual({ where: 'V2__b.sql', detail: 'the file is gone' });
      expect(summaryOf(await applyMigrations(await requestFor(target, files, { migrate: stepwise })))).toBe('success | V2__b.sql applied: done, done');
      expect(await database.query('SELECT outcome FROM schema_gitops_run ORDER BY started_at')).toEqual([{ outcome: 'unknown' }, { outcome: 'success' }]);
    } finally {
      await database.drop();
    }
  });
});
