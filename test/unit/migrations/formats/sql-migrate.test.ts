import { describe, expect, it } from '@jest/globals';

import { sqlMigrate } from '../../../../src/migrations/formats/sql-migrate.ts';
import type { HistoryLocation, PlaceholderContext } from '../../../../src/migrations/format.ts';
import { refusedBySqlMigrate } from '../../../formats/sql-migrate/refused.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const empty = '-- +migrate Up\n';
const read = (texts: Readonly<Record<string, string>>) => sqlMigrate.read(filesOf(texts), ['db'], {});
const readOne = (text: string) => read({ 'db/1_a.sql': text });
const context: PlaceholderContext = { values: {}, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'mysql' } };
const render = (text: string): readonly string[] => readOne(text).migrations.map((migration) => sqlMigrate.render(migration, context));

describe('names of sql-migrate migrations', () => {
  it('are whole file names: numbers by their value first, then the rest', () => {
    const { migrations } = read({ 'db/b.sql': empty, 'db/10_a.sql': empty, 'db/a.sql': empty, 'db/2-b.sql': empty, 'db/02-a.sql': empty, 'db/x/1.sql': empty, 'db/1.SQL': empty });
    expect(migrations.map(({ version }) => version)).toEqual(['02-a.sql', '2-b.sql', '10_a.sql', 'a.sql', 'b.sql']);
    expect(sqlMigrate.compareVersions('a.sql', 'a.sql')).toBe(0);
  });

  it('are refused twice, and with a number that Go does not hold', () => {
    const { code } = errorOf(() => sqlMigrate.read(filesOf({ 'a/1.sql': empty, 'b/1.sql': empty }), ['a', 'b'], {}));
    expect(code).toBe('migrations/duplicate-version');
    expect(errorOf(() => read({ 'db/9223372036854775808.sql': empty })).code).toBe('migrations/version-too-long');
  });

  it('continue the directory’s way of counting', () => {
    expect([undefined, '20240101120000-a.sql', 'b.sql'].map((newest) => sqlMigrate.newFileName(newest, 'x'))).toEqual(['0001-x.sql', '20240101120001-x.sql', '0001-x.sql']);
  });
});

describe('an sql-migrate file', () => {
  it.each(refusedBySqlMigrate)('is refused where sql-migrate refuses it: %j', (text, line, detail) => {
    expect(errorOf(() => readOne(text))).toEqual({ code: 'migrations/refused-by-tool', where: `db/1_a.sql:${line}`, detail });
  });

  it('is sent part by part, each offset as it was', () => {
    const text = 'words\n-- +migrate Down\nSELECT 2;\n-- +migrate Up\nSELECT 1;\n-- +migrate Down\nSELECT 4;\n-- +migrate Up\nSELECT 3;\n';
    expect(render(text)[0]?.replaceAll(/ +/g, ' ')).toBe(' \n \n \n-- +migrate Up\nSELECT 1;\n \n \n-- +migrate Up\nSELECT 3;\n');
    expect(render(text)[0]).toHaveLength(text.length);
    expect(readOne(text).migrations[0]?.undo?.text.replaceAll(/ +/g, ' ')).toBe(' \n \nSELECT 2;\n \n \n \nSELECT 4;\n \n \n');
    expect(readOne(text).notes).toEqual(['db/1_a.sql:1: sql-migrate leaves out what stands before the first -- +migrate Up or Down']);
  });

  it('ends a statement where a mark ends it, and keeps comments before the first part', () => {
    expect(render('-- words\n-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1\n-- +migrate StatementEnd\nSELECT 2;\n')).toEqual([
      `-- words\n-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1\n;${' '.repeat(23)}\nSELECT 2;\n`,
    ]);
  });

  it('says for each direction whether it must not run in a transaction', () => {
    const { migrations } = readOne('-- +migrate Up notransaction\nSELECT 1;\n-- +migrate Down no\nSELECT 1;\n');
    expect(migrations.map((migration) => [sqlMigrate.forbidsTransaction(migration), migration.undo?.forbidsTransaction])).toEqual([[true, false]]);
  });

  it('is named where sql-migrate would cut a statement in two, and written so that it does not', () => {
    const sql = 'CREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND;\nSELECT 1;\n';
    expect(readOne(`-- +migrate Up\n${sql}`).notes).toEqual(['db/1_a.sql:4: sql-migrate would cut the statement here, because it is not between StatementBegin and StatementEnd; it runs whole here']);
    expect(readOne('-- +migrate Up\nDELIMITER //\nSELECT 1//\nDELIMITER ;\n').notes).toEqual(['db/1_a.sql:2: sql-migrate does not know DELIMITER and would fail here']);
    const [file] = sqlMigrate.newFiles?.({ files: [], description: 'x', folder: 'db/', sql, transactional: true }) ?? [];
    expect(file).toEqual({ path: 'db/0001-x.sql', text: '-- +migrate Up\n-- +migrate StatementBegin\nCREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND;\n-- +migrate StatementEnd\nSELECT 1;\n' });
    expect(readOne(file?.text ?? '').notes).toEqual([]);
  });
});

describe('sql-migrate’s history', () => {
  const location: HistoryLocation = { family: 'mysql', database: 'shop', schema: 'shop', table: 'gorp_migrations' };

  it('has the names of files, and times in UTC', () => {
    const [migration] = readOne(empty).migrations;
    if (migration === undefined) throw new Error('no migration');
    const entry = { rank: 1, state: 'applied', wasStarted: false, statements: { done: 0, total: 0, texts: () => [] }, executionTimeMs: 0, installedBy: '', runStartedAt: 0, event: { kind: 'migration', migration } } as const;
    expect(sqlMigrate.history.record(location, entry)).toEqual([{ text: 'INSERT INTO `shop`.`gorp_migrations` (`id`, `applied_at`) VALUES (?, UTC_TIMESTAMP())', values: ['1_a.sql'] }]);
    expect(sqlMigrate.history.record(location, { ...entry, state: 'failed' })).toEqual([]);
    expect(sqlMigrate.history.forget?.(location, migration)).toEqual([{ text: 'DELETE FROM `shop`.`gorp_migrations` WHERE `id` = ?', values: ['1_a.sql'] }]);
    expect(sqlMigrate.history.parseRow({ id: '1_a.sql', applied_at: null })).toEqual({ rank: 0, version: '1_a.sql', kind: 'versioned', description: '', script: '1_a.sql', success: true });
  });
});
