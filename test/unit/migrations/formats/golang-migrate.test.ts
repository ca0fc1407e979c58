import { describe, expect, it } from '@jest/globals';

import { golangMigrate } from '../../../../src/migrations/formats/golang-migrate.ts';
import type { HistoryEntry, HistoryLocation } from '../../../../src/migrations/format.ts';
import { compareHistory } from '../../../../src/history/compare-history.ts';
import { readMigrations } from '../../../../src/migrations/read-migrations.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const read = (texts: Readonly<Record<string, string>>, options = {}) => golangMigrate.read(filesOf(texts), ['db'], options);
const { history } = golangMigrate;
const postgres: HistoryLocation = { family: 'postgres', database: 'app', schema: 'public', table: 'schema_migrations' };
const mysql: HistoryLocation = { family: 'mysql', database: 'app', schema: 'app', table: 'schema_migrations' };

describe('files of golang-migrate', () => {
  it('are pairs by their number, whatever their names', () => {
    const { migrations, companions } = read({ 'db/10_b.up.sql': 'SELECT 1;', 'db/002_a_b.up.sql': 'SELECT 2;', 'db/2_other.down.sql': 'SELECT 3;', 'db/010_c.down.sql': '-- nothing' });
    expect(migrations.map(({ version, description, script, undo }) => [version, description, script, undo?.path, undo?.text])).toEqual([
      ['002', 'a b', '002_a_b.up.sql', 'db/2_other.down.sql', 'SELECT 3;'], ['10', 'b', '10_b.up.sql', undefined, undefined],
    ]);
    expect(companions).toEqual(['db/010_c.down.sql', 'db/2_other.down.sql']);
  });

  it('may lack the way forth: the version counts all the same', () => {
    const { migrations, notes } = read({ 'db/1_a.down.sql': 'DROP TABLE a;' });
    expect(migrations).toMatchObject([{ version: '1', text: '', undo: { text: 'DROP TABLE a;' } }]);
    expect(notes).toEqual(['db/1_a.down.sql has no file <number>_<name>.up.sql beside it: golang-migrate records its version and runs nothing']);
  });

  it('are refused where two have one number and direction', () => {
    expect(errorOf(() => read({ 'db/1_a.up.sql': '', 'db/01_b.up.sql': '' }))).toEqual({ code: 'migrations/duplicate-version', where: 'db/01_b.up.sql', detail: 'db/1_a.up.sql and db/01_b.up.sql', actual: '1' });
    expect(errorOf(() => read({ 'db/9223372036854775808_a.up.sql': '' }))).toMatchObject({ code: 'migrations/version-too-long' });
  });

  it('are left out where golang-migrate passes them by', () => {
    expect(read({ 'db/001-a.up.sql': '', 'db/1_a.sql': '', 'db/sub/1_a.up.sql': '' })).toMatchObject({ migrations: [], misnamed: [{ path: 'db/001-a.up.sql' }, { path: 'db/1_a.sql' }], notes: [{}, {}, {}] });
  });

  it('each run by itself where the tool is told to cut them', () => {
    const files = filesOf({ 'db/1_a.up.sql': "SELECT ';\n';\nSELECT 2;\n", 'db/1_a.down.sql': 'SELECT 1;' });
    const split = readMigrations({ files, folders: ['db'], options: { 'x-multi-statement': 'true' } });
    expect(split.migrations.map((migration) => [split.rules.forbidsTransaction(migration), migration.undo?.forbidsTransaction])).toEqual([[true, true]]);
    expect(split.notes).toEqual(['db/1_a.up.sql:1: golang-migrate would cut the statement here; it runs whole here']);
    const whole = readMigrations({ files, folders: ['db'] });
    expect([whole.migrations.map((migration) => whole.rules.forbidsTransaction(migration)), whole.notes]).toEqual([[false], []]);
  });
});

describe('golang-migrate’s history', () => {
  it.each<readonly [HistoryLocation, string]>([[postgres, '1787120056'], [mysql, '2938252834']])('is locked by the key that golang-migrate makes: %#', (location, key) => {
    // Vectors computed from golang-migrate's GenerateAdvisoryLockId.
    expect(history.lockKey(location)).toBe(key);
  });

  const [migration] = read({ 'db/007_a.up.sql': '' }).migrations;
  const record = (location: HistoryLocation, facts: Partial<HistoryEntry>) => history.record(location, {
    rank: 1, state: 'applied', wasStarted: false, statements: { done: 0, total: 0, texts: () => [] }, executionTimeMs: 0, installedBy: '', runStartedAt: 0,
    event: migration === undefined ? { kind: 'schema-creation', schema: '' } : { kind: 'migration', migration }, ...facts,
  }).map(({ text, values }) => [text, values]);

  it('is written anew for every step, dirty from the start to the end', () => {
    const row = (dirty: boolean) => [['TRUNCATE "public"."schema_migrations"', undefined], ['INSERT INTO "public"."schema_migrations" ("version", "dirty") VALUES ($1, $2)', ['7', dirty]]];
    expect(record(postgres, { state: 'started' })).toEqual(row(true));
    expect(record(postgres, { state: 'applied', wasStarted: true })).toEqual(row(false));
    expect(record(postgres, { state: 'failed', wasStarted: true })).toEqual([]);
    expect(record(postgres, { state: 'failed' })).toEqual(row(true));
    expect(record(mysql, {})[0]).toEqual(['DELETE FROM `app`.`schema_migrations` LIMIT 1', undefined]);
  });

  it('is set to a baseline, and back to what stays', () => {
    expect(record(postgres, { event: { kind: 'baseline', version: '8', migrations: migration === undefined ? [] : [migration] } })[1]?.[1]).toEqual(['7', false]);
    expect(record(postgres, { event: { kind: 'schema-creation', schema: 'x' } })).toEqual([]);
    if (migration === undefined) throw new Error('no migration');
    expect(history.forget?.(postgres, migration).length).toBe(1);
    expect(history.forget?.(postgres, migration, migration)[1]?.values).toEqual(['7', false]);
  });

  it('knows the newest version alone: what came late is lost', () => {
    const { migrations } = read({ 'db/1_a.up.sql': '', 'db/2_late.up.sql': '', 'db/3_c.up.sql': '', 'db/4_d.up.sql': '' });
    const { pending, statuses } = compareHistory({ format: golangMigrate, migrations, rows: [history.parseRow({ version: '3', dirty: false })] });
    expect([pending.map(({ version }) => version), statuses.map(({ state }) => state)]).toEqual([['4'], ['applied', 'applied', 'applied', 'pending']]);
    expect(history.parseRow({ version: '20240101120000', dirty: 1 })).toMatchObject({ success: false, rank: 20240101120000 });
  });
});
