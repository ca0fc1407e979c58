import { rm } from 'node:fs/promises';

import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { engineFamilies, type EngineName } from '../../src/model/engine-name.ts';
import type { FormatName } from '../../src/model/migration.ts';
import type { MigrateSettings } from '../../src/model/settings.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { baseline } from '../../src/runner/baseline.ts';
import type { RunnerRequest } from '../../src/runner/runner-request.ts';
import { showStatus } from '../../src/runner/show-status.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { defaultSettings, requestFor, summaryOf } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import type { ToolAnswer } from '../support/real-tool.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase } from '../support/servers.ts';

type Files = Readonly<Record<string, string>>;

/** A directory of a format, and what its tool makes of it. */
export interface FormatSuite {
  readonly format: FormatName;
  readonly engines: readonly EngineName[];
  directory(engine: EngineName): Files;
  /** What comes behind the directory and fails at its second statement. */
  failing(engine: EngineName): Files;
  readonly placeholders?: Readonly<Record<string, string>>;
  readonly table: string;
  /** All columns without a time, and their order. */
  readonly rows: string;
  /** The rows that the tool wrote for the directory. */
  recorded(engine: EngineName): readonly unknown[];
  /** Where the tool marks a failure although its transaction took everything back, and we leave no mark. */
  leavesDirt?(engine: EngineName): boolean;
  /** Version up to which the first run goes, and how many migrations that are. */
  readonly middle: { readonly version: string; readonly count: number };
}

/** The real tool. */
export interface RealTool {
  /** Applies what is pending, or only so many. */
  up(target: ToolTarget, count?: number): Promise<ToolAnswer>;
  /** Takes the newest migration back. */
  down(target: ToolTarget): Promise<ToolAnswer>;
  /** Empty where the tool has nothing to do and nothing to find fault with. */
  complaints(target: ToolTarget): Promise<string>;
}

/** Where the tool works. */
export interface ToolTarget {
  readonly url: string;
  readonly folder: string;
}

/** Without `outOfOrder`: late versions are what the format makes of them. */
async function requestOf({ format, placeholders = {} }: FormatSuite, { engine, url }: { readonly engine: EngineName; readonly url: string }, files: Files): Promise<RunnerRequest> {
  const { outOfOrder: _, ...migrate }: MigrateSettings = defaultSettings;
  return { ...(await requestFor({ engine, url }, files, { format, history: { placeholders } })), migrate };
}

/** Our side alone, on every server. */
export function describeOurs(suite: FormatSuite): void {
  describeEachServer(`a directory of ${suite.format}`, suite.engines, (server) => {
    let database: TestDatabase;
    beforeEach(async () => {
      database = await createDatabase(server);
    });
    afterEach(() => database.drop());
    const request = (files = suite.directory(server.engine)) => requestOf(suite, { engine: server.engine, url: database.url }, files);

    it('is applied once, and leaves the rows that the tool leaves', async () => {
      const first = await applyMigrations(await request());
      expect([first.outcome, first.error]).toEqual(['success', undefined]);
      expect(summaryOf(await applyMigrations(await request()))).toBe('no-changes');
      expect(await rowsOf(suite, database)).toEqual(suite.recorded(server.engine));
    });

    it('goes on behind a baseline', async () => {
      const files = suite.directory(server.engine);
      await applyMigrations({ ...(await request()), to: suite.middle.version });
      await database.query(`DROP TABLE ${suite.table}`);
      expect((await baseline({ ...(await request(files)), baselineVersion: suite.middle.version })).outcome).toBe('success');
      expect((await baseline({ ...(await request(files)), baselineVersion: suite.middle.version })).outcome).toBe('no-changes');
      const rest = await applyMigrations(await request());
      expect([rest.outcome, rest.run?.migrations.length]).toEqual(['success', (await request()).migrations.migrations.length - suite.middle.count]);
      expect(await rowsOf(suite, database)).toEqual(suite.recorded(server.engine));
    });
  });
}

/** Ours and the tool's, in turn, on one database. */
export function describeBesideTool(suite: FormatSuite, tool: RealTool): void {
  describeEachEngine(`beside the real ${suite.format}`, suite.engines, (server) => {
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
    const request = (database: TestDatabase, files = suite.directory(server.engine)) => requestOf(suite, { engine: server.engine, url: database.url }, files);
    const withFolder = async (work: (folder: string) => Promise<void>, files = suite.directory(server.engine)): Promise<void> => {
      const folder = await layOut(files);
      await work(folder);
      await rm(folder, { recursive: true });
    };

    it('writes the history that the tool writes, and each is content with the other’s', () => withFolder(async (folder) => {
      expect((await applyMigrations(await request(ours))).outcome).toBe('success');
      expect(await tool.up({ url: theirs.url, folder })).toMatchObject({ succeeded: true });
      expect(await rowsOf(suite, theirs)).toEqual(suite.recorded(server.engine));
      expect(await rowsOf(suite, ours)).toEqual(await rowsOf(suite, theirs));
      expect(await objectsOf(ours)).toEqual(await objectsOf(theirs));
      expect(await tool.complaints({ url: ours.url, folder })).toBe('');
      expect(await tool.up({ url: ours.url, folder })).toMatchObject({ succeeded: true });
      expect(await rowsOf(suite, ours)).toEqual(await rowsOf(suite, theirs));
      const status = await showStatus(await request(theirs));
      expect([summaryOf(status), new Set(status.comparison?.statuses.map(({ state }) => state))]).toEqual(['no-changes', new Set(['applied'])]);
    }), 120_000);

    it('goes on where the tool stopped, and the tool where we stopped', () => withFolder(async (folder) => {
      const { count, version } = suite.middle;
      expect(await tool.up({ url: ours.url, folder }, count)).toMatchObject({ succeeded: true });
      const rest = await applyMigrations(await request(ours));
      expect([rest.outcome, rest.run?.migrations.length]).toEqual(['success', (await request(ours)).migrations.migrations.length - count]);
      expect(await tool.complaints({ url: ours.url, folder })).toBe('');

      expect((await applyMigrations({ ...(await request(theirs)), to: version })).outcome).toBe('success');
      expect(await tool.up({ url: theirs.url, folder })).toMatchObject({ succeeded: true });
      expect(await rowsOf(suite, theirs)).toEqual(await rowsOf(suite, ours));
      expect(await objectsOf(theirs)).toEqual(await objectsOf(ours));
    }), 120_000);

    it('goes on behind a file that is gone exactly where the tool does', async () => {
      const files = suite.directory(server.engine);
      const rest = Object.fromEntries(Object.entries(files).filter(([name]) => !name.includes('windows')));
      expect(Object.keys(rest).length).toBeLessThan(Object.keys(files).length);
      for (const database of [ours, theirs]) expect((await applyMigrations(await request(database, files))).outcome).toBe('success');
      const folder = await layOut(rest);
      const { succeeded } = await tool.up({ url: theirs.url, folder });
      expect((await applyMigrations(await request(ours, rest))).outcome).toBe(succeeded ? 'no-changes' : 'blocked');
      await rm(folder, { recursive: true });
    }, 120_000);

    it('takes the newest migration back as the tool does', () => withFolder(async (folder) => {
      for (const database of [ours, theirs]) expect((await applyMigrations(await request(database))).outcome).toBe('success');
      await takeBack(await request(ours));
      expect(await tool.down({ url: theirs.url, folder })).toMatchObject({ succeeded: true });
      expect(await rowsOf(suite, ours)).toEqual(await rowsOf(suite, theirs));
      expect(await objectsOf(ours)).toEqual(await objectsOf(theirs));
      expect((await applyMigrations(await request(theirs))).run?.migrations.length).toBe(1);
    }), 120_000);

    it('leaves behind a failure what the tool leaves', () => withFolder(async (folder) => {
      const bad = await layOut(suite.failing(server.engine));
      expect((await applyMigrations(await request(ours))).outcome).toBe('success');
      expect((await applyMigrations(await request(ours, suite.failing(server.engine)))).outcome).toBe('failed');
      expect(await tool.up({ url: theirs.url, folder })).toMatchObject({ succeeded: true });
      expect(await tool.up({ url: theirs.url, folder: bad })).toMatchObject({ succeeded: false });
      await rm(bad, { recursive: true });
      expect(await objectsOf(ours)).toEqual(await objectsOf(theirs));
      if (suite.leavesDirt?.(server.engine) === true) {
        expect((await applyMigrations(await request(theirs, suite.failing(server.engine)))).error).toMatchObject({ code: 'history/failed-migration' });
        expect(await rowsOf(suite, ours)).toEqual(suite.recorded(server.engine));
      } else {
        expect(await rowsOf(suite, ours)).toEqual(await rowsOf(suite, theirs));
      }
    }), 120_000);
  });
}

/** Sends what a format has as the way back, and what it writes into the history then. */
async function takeBack({ adapter, url, migrations: { migrations, rules } }: RunnerRequest): Promise<void> {
  const [before, newest] = migrations.slice(-2);
  const session = await adapter.connect({ url, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
  const { engine, version, schema, database: name } = session.server;
  const reader = await loadReader({ name: engine, version });
  const location = { family: engineFamilies[engine], database: name, schema, table: rules.history.defaultTable(engineFamilies[engine]) };
  if (newest?.undo === undefined) throw new Error('the newest migration has no way back');
  const context = { values: {}, schema, database: name, user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: engine, version } };
  const sent = rules.render({ ...newest, kind: 'undo', text: newest.undo.text }, context);
  expect(sent).toBe(newest.undo.text);
  const statements = reader.read(sent).statements.map(({ text }) => ({ text }));
  const { failure } = await session.send([...statements, ...(rules.history.forget?.(location, newest, before) ?? [])]);
  expect(failure).toBeUndefined();
  await session.close();
}

async function rowsOf({ rows, table }: FormatSuite, database: TestDatabase): Promise<readonly unknown[]> {
  return (await database.query(`SELECT ${rows.replace(' BY ', ` FROM ${table} ORDER BY `)}`)).map((row) => Object.values(row).map(String).join(' '));
}

/** Columns, indexes and routines of a database without our ledger. */
async function objectsOf(database: TestDatabase): Promise<unknown> {
  const isPostgres = database.url.startsWith('postgresql');
  const schema = isPostgres ? "'public'" : 'database()';
  const ledger = 'NOT LIKE \'schema\\_gitops%\'';
  return {
    columns: await database.query(`SELECT table_name AS t, column_name AS c, data_type AS d, character_maximum_length AS l, is_nullable AS n, column_default AS f
FROM information_schema.columns WHERE table_schema = ${schema} AND table_name ${ledger} ORDER BY table_name, ordinal_position`),
    indexes: await database.query(isPostgres
      ? `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename ${ledger} ORDER BY 1`
      : `SELECT table_name AS t, index_name AS i, column_name AS c, non_unique AS u FROM information_schema.statistics WHERE table_schema = database() AND table_name ${ledger} ORDER BY 1, 2, seq_in_index`),
    routines: await database.query(`SELECT routine_name AS r, routine_definition AS d FROM information_schema.routines WHERE routine_schema = ${schema} ORDER BY 1`),
  };
}
