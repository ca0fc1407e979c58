import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { engineNames } from '../../src/model/engine-name.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf, type RunOptions } from '../runner/target.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { atlasDirectory, withSums } from './atlas/directory.ts';

type Files = Readonly<Record<string, string>>;

describeEachServer('a directory of Atlas', engineNames, (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const files = atlasDirectory(server.engine);
  const isPostgres = server.engine === 'postgresql';
  const table = isPostgres ? 'atlas_schema_revisions.atlas_schema_revisions' : 'atlas_schema_revisions';
  const request = (own: Files, options: RunOptions = {}) => requestFor({ engine: server.engine, url: database.url }, own, { format: 'atlas', ...options });
  const apply = async (own: Files, options?: RunOptions) => applyMigrations(await request(own, options));

  async function rows(): Promise<readonly string[]> {
    const found = await database.query(`SELECT version, description, type, applied, total, execution_time, error, error_stmt, hash, partial_hashes FROM ${table} ORDER BY version`);
    return found.map((row) => {
      const partial = row['partial_hashes'] === null ? '' : ` ${JSON.stringify(row['partial_hashes'])}`;
      const time = Number(row['execution_time']) >= 0 ? '' : ' negative';
      return `${String(row['version'])} ${String(row['description'])} type ${String(row['type'])} ${String(row['applied'])}/${String(row['total'])}${time}${row['error'] === null ? '' : ` failed at ${String(row['error_stmt'])}`}${partial}`;
    });
  }

  it('is applied whole, once, and every row is a finished revision with the sum of its line', async () => {
    const result = await apply(files);
    expect(result.error?.facts).toBeUndefined();
    expect(result.run?.migrations.map(({ state }) => state)).toEqual(Array.from({ length: 12 }, () => 'applied'));
    expect(summaryOf(await apply(files))).toBe('no-changes');
    const found = await database.query(`SELECT version, hash, applied, total, type, operator_version FROM ${table} ORDER BY version`);
    const sums = new Map((files['db/atlas.sum'] ?? '').split('\n').slice(1, -1).map((line) => [line.split('_')[0]?.split('.')[0], line.split(' h1:')[1]]));
    expect(found.map((row) => row['hash'])).toEqual(found.map((row) => sums.get(String(row['version'])) ?? ''));
    expect(found.every((row) => Number(row['applied']) === Number(row['total']) && Number(row['type']) === 2)).toBe(true);
    expect(await database.query('SELECT id, note FROM orders WHERE id < 4 ORDER BY id')).toEqual([{ id: 1, note: 'b' }, { id: 2, note: null }, { id: 3, note: null }]);
  }, 60_000);

  it('refuses a late file, as Atlas does, unless it is configured otherwise', async () => {
    const later = { '1_a.sql': 'CREATE TABLE a (id int);', '3_c.sql': 'CREATE TABLE c (id int);' };
    await apply(withSums(later));
    const all = withSums({ ...later, '2_b.sql': 'CREATE TABLE b (id int);' });
    expect(summaryOf(await apply(all))).toBe('blocked | history/out-of-order');
    expect(summaryOf(await apply(all, { migrate: { outOfOrder: 'apply' } }))).toBe('success | 2_b.sql applied: done');
    expect(summaryOf(await apply(all))).toBe('no-changes');
  });

  it('keeps in a failed revision where it stopped, with the sums of what is done', async () => {
    const broken = withSums({ '1_a.sql': `${isPostgres ? '-- atlas:txmode none\n\n' : ''}CREATE TABLE a (id int);\nCREATE TABLE b (id nothing_known);` });
    expect(summaryOf(await apply(broken))).toBe('failed | database/statement-failed | 1_a.sql failed: done, failed');
    expect(await rows()).toEqual([expect.stringMatching(/^1 a type 2 1\/2 failed at CREATE TABLE b \(id nothing_known\); .*h1:/)]);
    expect(summaryOf(await apply(broken))).toBe('failed | history/failed-migration');
  });

  it('begins at a baseline of Atlas, and writes one', async () => {
    const own = withSums({ '1_a.sql': 'CREATE TABLE a (id int);', '2_b.sql': 'CREATE TABLE b (id int);', '3_c.sql': 'CREATE TABLE c (id int);' });
    await database.query('CREATE TABLE a (id int)');
    expect(summaryOf(await apply(own))).toBe('blocked | history/not-empty');
    expect((await baseline({ ...(await request(own)), baselineVersion: '2' })).outcome).toBe('success');
    expect(await rows()).toEqual(['2 b type 1 0/0']);
    expect(summaryOf(await apply(own))).toBe('success | 3_c.sql applied: done');
    expect((await showStatus(await request(own))).comparison?.statuses.map(({ state }) => state)).toEqual(['below-baseline', 'below-baseline', 'applied']);
  });
});
