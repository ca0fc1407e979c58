import { describe, expect, it } from '@jest/globals';

import { dbmate } from '../../../../src/migrations/formats/dbmate.ts';
import type { HistoryLocation, PlaceholderContext } from '../../../../src/migrations/format.ts';
import { readMigrations } from '../../../../src/migrations/read-migrations.ts';
import { refusedByDbmate } from '../../../formats/dbmate/refused.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const empty = '-- migrate:up\n-- migrate:down\n';
const read = (texts: Readonly<Record<string, string>>, options = {}) => dbmate.read(filesOf(texts), ['db'], options);
const readOne = (text: string) => read({ 'db/1_a.sql': text });
const context: PlaceholderContext = { values: {}, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' } };
const render = (text: string, engine = context.engine): readonly string[] => readOne(text).migrations.map((migration) => dbmate.render(migration, { ...context, engine }));

describe('names of dbmate migrations', () => {
  it('are digits and whatever follows, in the order of the names', () => {
    const { migrations } = read({ 'db/20240102.sql': empty, 'db/20240101-b c.sql': empty, 'db/20231231_a.sql': empty });
    expect(migrations.map(({ version, description, script }) => [version, description, script])).toEqual([
      ['20231231', 'a', '20231231_a.sql'], ['20240101', 'b c', '20240101-b c.sql'], ['20240102', '', '20240102.sql'],
    ]);
  });

  it('compare as texts, as file names do', () => {
    expect(read({ 'db/1_a.sql': empty, 'db/10_b.sql': empty, 'db/2_c.sql': empty }).migrations.map(({ version }) => version)).toEqual(['10', '1', '2']);
    expect(Math.sign(dbmate.compareVersions('10', '1'))).toBe(-1);
    expect([dbmate.compareVersions('1', '1'), Math.sign(dbmate.compareVersions('20240102', '20240101'))]).toEqual([0, 1]);
  });

  it('leave out what dbmate leaves out', () => {
    const { misnamed, notes } = read({ 'db/schema.sql': '', 'db/old/1_a.sql': empty, 'db/README.md': '' });
    expect(misnamed).toEqual([{ path: 'db/schema.sql', reason: 'its name does not begin with a number and end in .sql' }]);
    expect(notes).toHaveLength(2);
  });

  it('refuse one version twice', () => {
    expect(errorOf(() => read({ 'db/1_a.sql': empty, 'db/1_b.sql': empty }))).toMatchObject({ code: 'migrations/duplicate-version' });
    expect(read({ 'db/1_a.sql': empty, 'db/01_b.sql': empty }).migrations).toHaveLength(2);
  });
});

describe('a dbmate file', () => {
  it.each(refusedByDbmate)('is refused where dbmate refuses it: %j', (text, line, detail) => {
    expect(errorOf(() => readOne(text))).toEqual({ code: 'migrations/refused-by-tool', where: `db/1_a.sql:${line}`, detail });
  });

  it('is sent without its down block, each offset as it was', () => {
    const text = '-- migrate:up\r\nSELECT 1;\r\n-- migrate:down\r\nSELECT 2;\r\n';
    expect(render(text)).toEqual(['-- migrate:up\r\nSELECT 1;\r\n               \r\n         \r\n']);
    expect(readOne(text).migrations[0]?.undo?.text).toBe(`${' '.repeat(13)}\r\n${' '.repeat(9)}\r\n${' '.repeat(15)}\r\nSELECT 2;\r\n`);
    expect(render('--migrate:up\nSELECT 1;\n-- migrate:down\n', { name: 'mariadb' })).toEqual([`${' '.repeat(12)}\nSELECT 1;\n-- migrate:down\n`]);
  });

  it('says for each block whether it must not run in a transaction', () => {
    const { migrations } = readOne('-- migrate:up x transaction:false\nSELECT 1;\n-- migrate:down transaction:false transaction:true\nSELECT 1;\n');
    expect(migrations.map((migration) => [dbmate.forbidsTransaction(migration), migration.undo?.forbidsTransaction])).toEqual([[true, false]]);
  });

  it('is named where dbmate itself would fail', () => {
    expect(readOne('-- migrate:up\nDELIMITER //\nSELECT 1//\n-- migrate:down\n').notes).toEqual(['db/1_a.sql:2: dbmate does not know DELIMITER and would fail here']);
  });

  it('is written so that dbmate reads it', () => {
    const files = dbmate.newFiles?.({ files: [], newest: '20240101000009', description: 'x', folder: '', sql: 'SELECT 1;\n', transactional: false });
    expect(files).toEqual([{ path: '20240101000010_x.sql', text: '-- migrate:up transaction:false\nSELECT 1;\n\n-- migrate:down\n' }]);
    expect(readOne(files?.[0]?.text ?? '').migrations[0]?.undo).toBeUndefined();
  });
});

describe('dbmate’s history', () => {
  const location: HistoryLocation = { family: 'mysql', database: 'shop', schema: 'shop', table: 'schema_migrations' };

  it('is a column of versions', () => {
    expect(dbmate.history.create(location)).toEqual([{ text: 'CREATE TABLE `shop`.`schema_migrations` (version varchar(128) PRIMARY KEY)' }]);
    expect(dbmate.history.parseRow({ version: '007' })).toEqual({ rank: 0, version: '007', kind: 'versioned', description: '', script: '007', success: true });
    expect(readOne(empty).migrations.map((migration) => dbmate.history.forget?.(location, migration))).toEqual([[{ text: 'DELETE FROM `shop`.`schema_migrations` WHERE `version` = ?', values: ['1'] }]]);
  });

  it('takes late versions unless it is told to be strict', () => {
    const rules = (options: Readonly<Record<string, string>>) => readMigrations({ files: filesOf({ 'db/1_a.sql': empty }), folders: ['db'], options }).rules;
    expect([rules({}).lateVersion, rules({ strict: 'true' }).lateVersion]).toEqual(['applied', 'refused']);
  });
});
