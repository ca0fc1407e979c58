import { describe, expect, it } from '@jest/globals';

import { nodePgMigrate } from '../../../../src/migrations/formats/node-pg-migrate.ts';
import type { HistoryLocation, PlaceholderContext } from '../../../../src/migrations/format.ts';
import { readMigrations, refuseOtherEngine } from '../../../../src/migrations/read-migrations.ts';
import { nodePgMigrateDirectory, nodePgMigrateOrder } from '../../../formats/node-pg-migrate/directory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const read = (texts: Readonly<Record<string, string>>) => nodePgMigrate.read(filesOf(texts), ['db'], {});
const readOne = (text: string) => read({ 'db/1_a.sql': text });
const context: PlaceholderContext = { values: {}, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' } };
const render = (text: string): readonly string[] => readOne(text).migrations.map((migration) => nodePgMigrate.render(migration, context));

describe('names of node-pg-migrate migrations', () => {
  it('are in the order of their numbers, of which 17 digits are a time', () => {
    expect(read(nodePgMigrateDirectory).migrations.map(({ version }) => version)).toEqual(nodePgMigrateOrder);
    // 2024-01-01T12:00:00.000Z is 1704110400000.
    expect(Math.sign(nodePgMigrate.compareVersions('20240101120000000_a', '1704110400000_b'))).toBe(1);
    expect(Math.sign(nodePgMigrate.compareVersions('1704110400000_a', '20240101120000000_b'))).toBe(-1);
    expect(Math.sign(nodePgMigrate.compareVersions('20240101120000001_a', '1704110400000_b'))).toBe(1);
    expect([nodePgMigrate.compareVersions('1_a', '1_a'), nodePgMigrate.compareVersions('1_a', '1-a')]).not.toEqual([0, 0]);
  });

  it.each(['1_a.js', '1_a.ts', '1_a.mjs', '1_a.cts'])('refuse %s, which is code', (name) => {
    expect(errorOf(() => read({ 'db/0_z.sql': '', [`db/${name}`]: '' }))).toEqual({
      code: 'migrations/unsupported-feature', where: `db/${name}`, detail: `db/${name} is a migration in code, which only node-pg-migrate itself can run`,
    });
  });

  it('refuse a pair that is none', () => {
    expect(errorOf(() => read({ 'db/1_a.sql': '', 'db/1_a.down.sql': '' }))).toEqual({ code: 'migrations/refused-by-tool', where: 'db/1_a.down.sql', detail: 'it stands beside db/1_a.sql, and node-pg-migrate takes one file or a pair' });
    expect(errorOf(() => read({ 'db/1_a.down.sql': '' }))).toEqual({ code: 'migrations/refused-by-tool', where: 'db/1_a.down.sql', detail: 'it has no file of the same name that ends in .up.sql' });
    expect(errorOf(() => nodePgMigrate.read(filesOf({ 'a/1.sql': '', 'b/1.sql': '' }), ['a', 'b'], {}))).toMatchObject({ code: 'migrations/duplicate-version' });
  });

  it('leave out what has no number', () => {
    expect(read({ 'db/seed.sql': '', 'db/helpers.js': '' })).toMatchObject({ migrations: [], misnamed: [{ path: 'db/seed.sql', reason: 'its name does not begin with a number' }] });
  });

  it('continue the directory’s way of counting', () => {
    expect([undefined, '0007_a', '1704110400000_a'].map((newest) => nodePgMigrate.newFileName(newest, 'x'))).toEqual(['0001_x.sql', '0008_x.sql', '1704110400001_x.sql']);
    expect(nodePgMigrate.newFiles?.({ files: [], description: 'x', folder: '', sql: 'SELECT 1;\n', transactional: true })[0]?.text).toBe('-- Up Migration\nSELECT 1;\n');
  });
});

describe('an SQL file of node-pg-migrate', () => {
  it('is sent from the first Up to the first Down, in either order', () => {
    expect(render('-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 2;\n')).toEqual([`-- Up Migration\nSELECT 1;\n${' '.repeat(17)}\n${' '.repeat(9)}\n`]);
    expect(render('-- Down Migration\nSELECT 2;\n-- Up Migration\nSELECT 1;\n')).toEqual([`${' '.repeat(17)}\n${' '.repeat(9)}\n-- Up Migration\nSELECT 1;\n`]);
    expect(readOne('-- Down Migration\nSELECT 2;\n-- Up Migration\nSELECT 1;\n').migrations[0]?.undo?.text).toBe(`-- Down Migration\nSELECT 2;\n${' '.repeat(15)}\n${' '.repeat(9)}\n`);
    expect(render('SELECT 1;\n')).toEqual(['SELECT 1;\n']);
    expect(render('-- words\n-- Up Migration\nSELECT 1;\n-- Down Migration\n-- NOT REVERSIBLE\n')).toEqual(['-- words\n-- Up Migration\nSELECT 1;\n-- Down Migration\n-- NOT REVERSIBLE\n']);
  });

  it('goes forth as a whole where Down alone is marked, and says so', () => {
    const { migrations, notes } = readOne('SELECT 1;\n-- Down Migration\nSELECT 2;\n');
    expect(migrations.map((migration) => nodePgMigrate.render(migration, context))).toEqual(['SELECT 1;\n-- Down Migration\nSELECT 2;\n']);
    expect(notes).toEqual(['db/1_a.sql marks Down Migration but not Up Migration: node-pg-migrate runs all of it forth, what takes it back too']);
  });

  it('loses what stands before its first comment, and says so', () => {
    const { migrations, notes } = readOne('SELECT 0;\n-- Up Migration\nSELECT 1;\n');
    expect(migrations.map((migration) => nodePgMigrate.render(migration, context))).toEqual([`${' '.repeat(9)}\n-- Up Migration\nSELECT 1;\n`]);
    expect(notes).toEqual(['db/1_a.sql: node-pg-migrate leaves out what stands before the first of its comments']);
  });

  it('of a pair is sent as it is', () => {
    const { migrations, companions } = read({ 'db/1_a.up.sql': 'SELECT 1;\n-- Down Migration\nSELECT 2;\n', 'db/1_a.down.sql': 'SELECT 3;' });
    expect(migrations.map((migration) => [migration.version, nodePgMigrate.render(migration, context), migration.undo?.text])).toEqual([['1_a', 'SELECT 1;\n-- Down Migration\nSELECT 2;\n', 'SELECT 3;']]);
    expect(companions).toEqual(['db/1_a.down.sql']);
  });
});

describe('node-pg-migrate’s history', () => {
  const location: HistoryLocation = { family: 'postgres', database: 'shop', schema: 'public', table: 'pgmigrations' };

  it('has the names without their endings', () => {
    expect(nodePgMigrate.history.parseRow({ id: 1, name: '0001_a', run_on: '2024-01-01T00:00:00.000000' })).toEqual({
      rank: 1, version: '0001_a', kind: 'versioned', description: '', script: '0001_a', success: true, appliedAt: '2024-01-01T00:00:00.000000',
    });
    expect(readOne('').migrations.map((migration) => nodePgMigrate.history.forget?.(location, migration))).toEqual([[{ text: 'DELETE FROM "public"."pgmigrations" WHERE "name" = $1', values: ['1_a'] }]]);
    expect(nodePgMigrate.history.lockKey(location)).toBe('7241865325823964');
  });

  it('is for PostgreSQL alone, and refuses what comes late unless it is told otherwise', () => {
    const set = (options: Readonly<Record<string, string>>) => readMigrations({ files: filesOf({ 'db/1_a.sql': '-- Up Migration\n' }), folders: ['db'], options });
    expect(errorOf(() => refuseOtherEngine(set({}), 'mysql'))).toMatchObject({ code: 'migrations/other-engine', actual: 'mysql' });
    expect([set({}).rules.lateVersion, set({ 'check-order': 'false' }).rules.lateVersion]).toEqual(['refused', 'applied']);
  });
});
