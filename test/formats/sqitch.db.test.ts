import { rm } from 'node:fs/promises';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import type { Migration } from '../../src/model/migration.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import type { RunnerRequest } from '../../src/runner/runner-request.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { requestFor, summaryOf } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import { callTool, findTool } from '../support/real-tool.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';
import { sqitchDirectory } from './sqitch/directory.ts';

type Files = Readonly<Record<string, string>>;

const by = '2026-11-20T07:30:00Z T U <t@example.com>';
const engineOf = (server: TestServer): 'pg' | 'mysql' => (server.engine === 'postgresql' ? 'pg' : 'mysql');

/** The directory with more changes behind it. */
function withChanges(files: Files, changes: Readonly<Record<string, string>>): Files {
  const added = Object.fromEntries(Object.entries(changes).map(([line, sql]) => [`db/deploy/${/^\S+/.exec(line)?.[0] ?? ''}.sql`, sql]));
  return { ...files, ...added, 'db/sqitch.plan': `${files['db/sqitch.plan'] ?? ''}${Object.keys(changes).map((line) => `${line} ${by}\n`).join('')}` };
}

/** What the registry says without times, in the order of deployment; lists as this engine has them. */
const deployed = [
  'schema', 'users requires schema', 'orders requires users,schema tags @v1', 'catalog/items requires users@v1', 'catalog/prices requires catalog/items conflicts catalog/free',
  'total requires orders,@v1 tags @v2 @v2-final', 'total requires total@v2', 'seed', 'notes', 'index_orders requires orders', 'audit', 'catalog/free requires catalog/prices', 'settings', 'last requires settings tags @end',
];

describeEachServer('a directory of Sqitch', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  let registry = '';
  beforeEach(async () => {
    database = await createDatabase(server);
    registry = `sqitch_${new URL(database.url).pathname.slice(1)}`;
  });
  afterEach(async () => {
    if (server.engine !== 'postgresql') await database.query(`DROP DATABASE IF EXISTS ${registry}`);
    await database.drop();
  });
  const directory = (): Files => sqitchDirectory(engineOf(server), registry);
  const request = (files = directory()): Promise<RunnerRequest> => requestFor({ engine: server.engine, url: database.url }, files, { format: 'sqitch' });
  const list = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value).replaceAll(/[{}"]/g, ''));
  const events = async (): Promise<readonly string[]> => {
    const rows = await database.query(`SELECT * FROM ${registry}.events ORDER BY committed_at`);
    return rows.map((row) => `${String(row['event'])} ${String(row['change'])}${['requires', 'conflicts', 'tags'].map((name) => (list(row[name]) === '' ? '' : ` ${name} ${name === 'tags' ? list(row[name]).replaceAll(',', ' ') : list(row[name])}`)).join('')}`);
  };

  it('is deployed once, and registered as Sqitch does it', async () => {
    const first = await applyMigrations(await request());
    expect([first.outcome, first.error]).toEqual(['success', undefined]);
    expect(summaryOf(await applyMigrations(await request()))).toBe('no-changes');
    expect(await events()).toEqual(deployed.map((text) => `deploy ${text}`));
    const { migrations } = (await request()).migrations;
    const changes = await database.query(`SELECT * FROM ${registry}.changes ORDER BY committed_at`);
    expect(changes.map((row) => [row['change_id'], row['script_hash']])).toEqual(migrations.map(({ recorded, checksum }) => [recorded?.['change_id'], checksum]));
    expect(changes[0]).toMatchObject({ project: 'shop', note: 'Says \\ once,\nand twice.', committer_name: 'Deployer', committer_email: 'd@example.com', planner_name: 'T U', planner_email: 't@example.com' });
    const [times] = await database.query(server.engine === 'postgresql'
      ? `SELECT to_char(planned_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') AS planned, committed_at > now() - interval '5 minutes' AND committed_at < now() + interval '1 minute' AS recent FROM ${registry}.changes WHERE change = 'users'`
      : `SELECT CAST(planned_at AS CHAR) AS planned, ABS(TIMESTAMPDIFF(MINUTE, committed_at, UTC_TIMESTAMP())) < 5 AS recent FROM ${registry}.changes WHERE \`change\` = 'users'`);
    expect([String(times?.['planned']).slice(0, 19), String(times?.['recent'])]).toEqual(['2026-11-20 07:00:01', server.engine === 'postgresql' ? 'true' : '1']);
    const tags = await database.query(`SELECT tag, planner_name, note FROM ${registry}.tags ORDER BY planned_at, tag`);
    expect(tags.map((row) => Object.values(row).join(' ').trim())).toEqual(['@v1 Ünal Ö first', '@v2 T U', '@v2-final T U', '@end T U done']);
    const dependencies = await database.query(`SELECT c.${server.engine === 'postgresql' ? 'change' : '`change`'} AS name, d.dependency, d.type, r.script_hash AS hash FROM ${registry}.dependencies d JOIN ${registry}.changes c ON c.change_id = d.change_id LEFT JOIN ${registry}.changes r ON r.change_id = d.dependency_id WHERE c.planned_at > (SELECT planned_at FROM ${registry}.tags WHERE tag = '@v1') ORDER BY c.committed_at, d.dependency`);
    const hashOf = (path: string): string | undefined => migrations.find((migration: Migration) => migration.path === `db/deploy/${path}.sql`)?.checksum;
    expect(dependencies.map((row) => Object.values(row)).slice(0, 6)).toEqual([
      ['catalog/items', 'users@v1', 'require', hashOf('users')],
      ['catalog/prices', 'catalog/free', 'conflict', null],
      ['catalog/prices', 'catalog/items', 'require', hashOf('catalog/items')],
      ['total', '@v1', 'require', hashOf('orders')],
      ['total', 'orders', 'require', hashOf('orders')],
      ['total', 'total@v2', 'require', hashOf('total@v2-final')],
    ]);
    expect(await database.query(`SELECT project, uri, creator_name FROM ${registry}.projects`)).toEqual([{ project: 'shop', uri: 'https://Example.com:443/shop', creator_name: 'Deployer' }]);
    expect((await database.query(`SELECT version FROM ${registry}.releases`)).map(({ version }) => Number(version))).toEqual([1.1]);
  });

  it('goes on behind a tag, and registers tags that were set since', async () => {
    expect((await applyMigrations({ ...(await request()), to: '@v1' })).run?.migrations.length).toBe(3);
    const plan = directory()['db/sqitch.plan']?.replace(/(?<=# first\n)/, `@v1-late ${by}\n`) ?? '';
    const rest = await applyMigrations(await request({ ...directory(), 'db/sqitch.plan': plan }));
    expect([rest.outcome, rest.run?.migrations.length]).toEqual(['success', 11]);
    expect((await database.query(`SELECT tag FROM ${registry}.tags ORDER BY tag`)).map(({ tag }) => tag)).toEqual(['@end', '@v1', '@v1-late', '@v2', '@v2-final']);
  });

  it('is registered without being run by a baseline', async () => {
    const { 'db/sqitch.plan': plan = '', ...files } = directory();
    const until = async (): Promise<Parameters<typeof baseline>[0]> => ({ ...(await request({ ...files, 'db/sqitch.plan': plan })), baselineVersion: 'users' });
    expect((await baseline(await until())).outcome).toBe('success');
    expect((await baseline(await until())).outcome).toBe('no-changes');
    expect(await events()).toEqual(['deploy schema', 'deploy users requires schema']);
    await database.query('CREATE TABLE users (id int PRIMARY KEY, name text)');
    expect((await applyMigrations(await request())).run?.migrations.length).toBe(12);
  });

  it('stops where the database has a change that the plan does not have', async () => {
    await applyMigrations({ ...(await request()), to: 'users' });
    const edited = (directory()['db/sqitch.plan'] ?? '').replace('# Creates users.', '# Creates them.');
    expect((await applyMigrations(await request({ ...directory(), 'db/sqitch.plan': edited }))).error).toMatchObject({ code: 'history/missing', facts: { detail: expect.stringMatching(/^version [0-9a-f]{40} users$/) } });
    expect((await applyMigrations(await request({ ...directory(), 'db/deploy/users.sql': 'SELECT 1;' }))).error).toMatchObject({ code: 'history/changed' });
  });

  it('tells projects of one registry apart, and asks for changes of another', async () => {
    await applyMigrations({ ...(await request()), to: 'users' });
    const other = { 'db/sqitch.conf': `[core]\nengine = ${engineOf(server)}\nregistry = ${registry}\n`, 'db/sqitch.plan': '%project=other\n\n' };
    const needs = (name: string): Promise<RunnerRequest> => request(withChanges(other, { [`extra [${name}]`]: 'CREATE TABLE extra (id int);' }));
    expect((await applyMigrations(await needs('shop:orders'))).error).toMatchObject({ code: 'plan/guard-failed' });
    expect((await applyMigrations(await needs('!shop:users'))).error).toMatchObject({ code: 'plan/guard-failed' });
    expect((await applyMigrations(await needs('shop:users !shop:@v1'))).outcome).toBe('success');
    const rows = await database.query(`SELECT d.dependency, d.type, c.project FROM ${registry}.dependencies d LEFT JOIN ${registry}.changes c ON c.change_id = d.dependency_id WHERE d.dependency LIKE 'shop:%' ORDER BY d.dependency`);
    expect(rows.map((row) => Object.values(row))).toEqual([['shop:@v1', 'conflict', null], ['shop:users', 'require', 'shop']]);
    const users = await database.query(`SELECT committer_name, committer_email FROM ${registry}.changes WHERE project = 'other'`);
    expect(Object.values(users[0] ?? {}).join(' ')).toMatch(/^(\w+) \1@\S+$/);
    expect((await applyMigrations(await request())).outcome).toBe('success');
  });

  it('is taken back as Sqitch takes a change back', async () => {
    await applyMigrations(await request());
    const { adapter, url, migrations: { migrations, rules } } = await request();
    const session = await adapter.connect({ url, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
    const last = migrations.at(-1);
    const family = server.engine === 'postgresql' ? 'postgres' : 'mysql';
    const { failure } = await session.send(last === undefined ? [] : [...(rules.history.forget?.({ family, database: 'd', schema: registry, table: 'changes' }, last) ?? [])]);
    await session.close();
    expect(failure).toBeUndefined();
    expect((await events()).at(-1)).toBe('revert last requires settings tags @end');
    await database.query('DROP TABLE last');
    expect((await applyMigrations(await request())).run?.migrations.length).toBe(1);
  });

  it('waits for Sqitch, which holds its lock', async () => {
    const name = new URL(database.url).pathname.slice(1);
    const { adapter, url } = await request();
    const session = await adapter.connect({ url, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
    await session.query({ text: server.engine === 'postgresql' ? 'SELECT pg_advisory_lock(75474063)' : `SELECT GET_LOCK('sqitch working on ${name}', 0)` });
    const waiting = await request();
    expect((await applyMigrations({ ...waiting, migrate: { ...waiting.migrate, lockWaitMs: 300 } })).error).toMatchObject({ code: 'database/lock-timeout' });
    await session.close();
  });

  it('leaves of a failure what can be told', async () => {
    const bad = withChanges(directory(), { 'bad [last]': 'CREATE TABLE half (id int);\nINSERT INTO nowhere VALUES (1);\n' });
    expect((await applyMigrations(await request(bad))).outcome).toBe('failed');
    const status = await showStatus(await request(bad));
    expect(status.comparison?.pending.map(({ version }) => version)).toEqual(['bad']);
    expect((await events()).at(-1)).toBe(server.engine === 'postgresql' ? 'deploy last requires settings tags @end' : 'fail bad requires last');
  });
});

describeEachServer('a registry of an older Sqitch', ['postgresql'], (server) => {
  it('is read without its sums, and a change is compared once it has one', async () => {
    const database = await createDatabase(server);
    const request = (): Promise<RunnerRequest> => requestFor({ engine: server.engine, url: database.url }, sqitchDirectory('pg', 'sqitch'), { format: 'sqitch' });
    await applyMigrations({ ...(await request()), to: 'users' });
    await database.query('UPDATE sqitch.changes SET script_hash = change_id');
    expect((await showStatus(await request())).comparison?.statuses.map(({ state }) => state).slice(0, 3)).toEqual(['applied', 'applied', 'pending']);
    await database.query('ALTER TABLE sqitch.changes DROP COLUMN script_hash');
    expect((await applyMigrations({ ...(await request()), to: '@v1' })).run?.migrations.length).toBe(1);
    await database.drop();
  });
});

/** Every table of the registry as its catalogs have it. */
const shapeOf = (database: TestDatabase): Promise<unknown> => database.query(`SELECT c.table_name, c.column_name, c.data_type, c.is_nullable, c.column_default FROM information_schema.columns c WHERE c.table_schema = 'sqitch' AND c.table_name NOT LIKE 'schema%' ORDER BY 1, c.ordinal_position`);
const constraintsOf = (database: TestDatabase): Promise<unknown> => database.query(`SELECT conrelid::regclass::text AS t, conname, pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE connamespace = 'sqitch'::regnamespace AND conrelid::regclass::text NOT LIKE '%schema_gitops%' AND contype <> 'n' ORDER BY 1, 2`);
/** What a run leaves in the registry, without its times. */
async function registryOf(database: TestDatabase): Promise<unknown> {
  const without = (table: string, order: string): Promise<unknown> => database.query(`SELECT (to_jsonb(r) - 'committed_at' - 'created_at' - 'installed_at')::text AS row FROM sqitch.${table} r ORDER BY ${order}`);
  return Promise.all([without('releases', 'version'), without('projects', 'project'), without('changes', 'committed_at'), without('tags', 'tag_id'), without('dependencies', 'change_id, dependency'), without('events', 'committed_at')]);
}

const tool = await findTool('sqitch');
if ('unavailable' in tool) it.skip(`beside the real Sqitch: ${tool.unavailable}`, () => undefined);
else {
  describeEachEngine('beside the real Sqitch', ['postgresql'], (server) => {
    let theirs: TestDatabase;
    let ours: TestDatabase;
    let folder = '';
    beforeEach(async () => {
      folder = await layOut(sqitchDirectory('pg', 'sqitch'));
      theirs = await createDatabase(server);
      ours = await createDatabase(server);
    });
    afterEach(async () => {
      await rm(folder, { recursive: true });
      await theirs.drop();
      await ours.drop();
    });
    const call = ({ url }: TestDatabase, ...args: readonly string[]): ReturnType<typeof callTool> => callTool(tool.program, [...args, '--target', `db:${url.replace('postgresql:', 'pg:')}`], { cwd: folder });
    const request = (database: TestDatabase): Promise<RunnerRequest> => requestFor({ engine: server.engine, url: database.url }, sqitchDirectory('pg', 'sqitch'), { format: 'sqitch' });

    it('registers what it registers, in tables like its own', async () => {
      expect(await call(theirs, 'deploy')).toMatchObject({ succeeded: true });
      expect((await applyMigrations(await request(ours))).outcome).toBe('success');
      expect(await registryOf(ours)).toEqual(await registryOf(theirs));
      expect(await shapeOf(ours)).toEqual(await shapeOf(theirs));
      expect(await constraintsOf(ours)).toEqual(await constraintsOf(theirs));
      for (const command of ['status', 'check', 'verify', 'deploy']) expect(await call(ours, command)).toMatchObject({ succeeded: true });
      expect(summaryOf(await applyMigrations(await request(theirs)))).toBe('no-changes');
    }, 120_000);

    it('goes on where it stopped, and it where we stopped', async () => {
      expect(await call(ours, 'deploy', '--to-change', '@v1')).toMatchObject({ succeeded: true });
      expect((await applyMigrations({ ...(await request(ours)), to: 'seed' })).run?.migrations.length).toBe(5);
      expect(await call(ours, 'deploy')).toMatchObject({ succeeded: true });
      expect(summaryOf(await applyMigrations(await request(ours)))).toBe('no-changes');
      expect(await call(ours, 'check')).toMatchObject({ succeeded: true });
    }, 120_000);

    it('takes a change back as it does', async () => {
      for (const database of [ours, theirs]) expect((await applyMigrations(await request(database))).outcome).toBe('success');
      expect(await call(theirs, 'revert', '-y', '--to-change', 'settings')).toMatchObject({ succeeded: true });
      const { adapter, url, migrations: { migrations, rules } } = await request(ours);
      const session = await adapter.connect({ url, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
      await session.send(migrations.slice(-1).flatMap((last) => rules.history.forget?.({ family: 'postgres', database: 'd', schema: 'sqitch', table: 'changes' }, last) ?? []));
      await session.close();
      expect(await registryOf(ours)).toEqual(await registryOf(theirs));
    }, 120_000);
  });
}
