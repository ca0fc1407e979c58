import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { readMigrations } from '../../src/migrations/read-migrations.ts';
import type { SourceFile } from '../../src/model/migration.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf } from '../runner/target.ts';
import { callFlyway, findFlyway, type FlywayAnswer, type FlywayCall } from '../support/flyway.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { flywayDirectory } from './flyway/directory.ts';

type Contents = Readonly<Record<string, string | Uint8Array>>;

const options = { 'placeholders.who': 'me' };

function filesOf(contents: Contents): readonly SourceFile[] {
  return Object.entries(contents).map(([name, content]) => ({ path: name, bytes: Buffer.from(content) }));
}

function without(contents: Contents, ...names: readonly string[]): Contents {
  return Object.fromEntries(Object.entries(contents).filter(([name]) => !names.some((part) => name.includes(part))));
}

async function layOut(contents: Contents): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'flyway-directory-'));
  for (const [name, content] of Object.entries(contents)) {
    const file = path.join(folder, name.slice('db/'.length));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}

function rowsOf(database: TestDatabase): Promise<readonly unknown[]> {
  return database.query('SELECT installed_rank, version, description, type, script, checksum, installed_by, success FROM flyway_schema_history ORDER BY installed_rank');
}

const flyway = await findFlyway();
const libraries = 'unavailable' in flyway ? undefined : flyway.libraries;
if (libraries === undefined) it.skip(`a whole directory against the real Flyway: ${'unavailable' in flyway ? flyway.unavailable : ''}`, () => undefined);

describeEachEngine('a whole directory of Flyway', ['postgresql', 'mariadb'], (server) => {
  const contents = flywayDirectory(server.engine === 'postgresql' ? 'postgresql' : 'mariadb');
  let folder = '';
  let ours: TestDatabase;
  let theirs: TestDatabase;
  beforeAll(async () => {
    folder = await layOut(contents);
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

  const request = async (database: TestDatabase, files: Contents = contents, more: Readonly<Record<string, string>> = {}) => ({
    ...(await requestFor({ engine: server.engine, url: database.url }, { 'db/V1__x.sql': '' })),
    migrations: readMigrations({ files: filesOf(files), folders: ['db'], format: 'flyway', options: { ...options, ...more } }),
  });
  const call = (command: FlywayCall['command'], database: TestDatabase, { place = folder, more = [] }: { readonly place?: string; readonly more?: readonly string[] } = {}): Promise<FlywayAnswer> =>
    callFlyway(libraries ?? '', { command, url: database.url, folder: place, options: ['-placeholders.who=me', '-postgresql.transactional.lock=false', ...more] });

  it('is applied once, from its newest baseline on', async () => {
    expect(summaryOf(await applyMigrations(await request(ours)))).toMatch(/^success \| B2__all_so_far\.sql applied: done, done \| V3__latin\.sql applied/);
    expect(summaryOf(await applyMigrations(await request(ours)))).toBe('no-changes');
    expect(await ours.query('SELECT id, t FROM a ORDER BY id')).toEqual([
      { id: 1, t: 'déjà vu' }, { id: 2, t: '${who}' }, { id: 3, t: 'me V6__who.sql' }, { id: 4, t: 'a;b -- c' }, { id: 5, t: null },
    ]);
    const [first] = await rowsOf(ours);
    expect(first).toMatchObject({ installed_rank: 1, version: '2', description: 'all so far', type: 'SQL_BASELINE', script: 'B2__all_so_far.sql' });
  });

  it('takes no baseline where its history began without one', async () => {
    expect((await applyMigrations(await request(ours, without(contents, 'B2__')))).outcome).toBe('success');
    expect(summaryOf(await applyMigrations(await request(ours)))).toBe('no-changes');
  });

  if (libraries === undefined) return;

  it('gets the rows that the real Flyway writes, and each is content with the other’s', async () => {
    expect((await applyMigrations(await request(ours))).outcome).toBe('success');
    expect(await call('migrate', theirs)).toMatchObject({ success: true, migrationsExecuted: 11 });
    expect(await rowsOf(ours)).toEqual(await rowsOf(theirs));
    expect(await ours.query('SELECT * FROM a ORDER BY id')).toEqual(await theirs.query('SELECT * FROM a ORDER BY id'));
    expect(await call('validate', ours)).toMatchObject({ validationSuccessful: true, invalidMigrations: [] });
    expect(await call('migrate', ours)).toMatchObject({ success: true, migrationsExecuted: 0 });
    expect(summaryOf(await applyMigrations(await request(theirs)))).toBe('no-changes');
    const status = await showStatus(await request(theirs));
    expect(new Set(status.comparison?.statuses.map(({ state }) => state))).toEqual(new Set(['applied', 'below-baseline']));
  }, 120_000);

  it('passes over what the real Flyway passes over, and applies late what it does', async () => {
    const patterns = '*:missing,*:future,*:ignored';
    const late = without(contents, 'V1__', 'V6__', 'B2__');
    const place = await layOut(without(contents, 'B2__', 'V6__'));
    expect(await call('migrate', ours, { place })).toMatchObject({ success: true });
    expect(summaryOf(await applyMigrations(await request(ours, late)))).toBe('blocked | history/missing');
    expect(summaryOf(await applyMigrations(await request(ours, late, { 'ignore-migration-patterns': patterns })))).toBe('no-changes');
    const all = await layOut(without(contents, 'B2__'));
    expect(await call('migrate', ours, { place: all, more: ['-outOfOrder=false'] })).toHaveProperty('error');
    const { migrate: { outOfOrder: _, ...migrate }, ...rest } = await request(ours, without(contents, 'B2__'), { 'out-of-order': 'true' });
    expect(summaryOf(await applyMigrations({ ...rest, migrate }))).toBe('success | V6__who.sql applied: done');
    expect(await call('validate', ours, { place: all, more: ['-outOfOrder=true'] })).toMatchObject({ validationSuccessful: true });
    await Promise.all([place, all].map((made) => rm(made, { recursive: true })));
  }, 120_000);

  it('that the real Flyway repaired is read as it reads it', async () => {
    const first = without(contents, 'B2__');
    const place = await layOut(first);
    expect(await call('migrate', ours, { place })).toMatchObject({ success: true });
    // Rows of what is gone are kept, and a DELETE row takes them out.
    const rest = without(first, 'V6__');
    const smaller = await layOut(rest);
    await call('repair', ours, { place: smaller });
    expect((await rowsOf(ours)).at(-1)).toMatchObject({ version: '6', type: 'DELETE' });
    expect(summaryOf(await applyMigrations(await request(ours, rest)))).toBe('no-changes');
    const { migrate: { outOfOrder: _, ...migrate }, ...again } = await request(ours, first, { 'out-of-order': 'true' });
    expect(summaryOf(await applyMigrations({ ...again, migrate }))).toBe('success | V6__who.sql applied: done');
    expect(await call('validate', ours, { place, more: ['-outOfOrder=true'] })).toMatchObject({ validationSuccessful: true });
    await Promise.all([place, smaller].map((made) => rm(made, { recursive: true })));
  }, 120_000);
});
