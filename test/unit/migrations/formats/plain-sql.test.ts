import { describe, expect, it } from '@jest/globals';
import { plainSql } from '../../../../src/migrations/formats/plain-sql.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const read = (texts: Readonly<Record<string, string>>) => plainSql.read(filesOf(texts), ['db'], {});

describe('names of plain SQL files', () => {
  it.each([
    ['001_create_users.sql', '001', 'create users'],
    ['1-x.sql', '1', 'x'],
    ['1.sql', '1', ''],
    ['1.2_x.sql', '1.2', 'x'],
    ['001.x.sql', '001', 'x'],
    ['001_2fa.sql', '001', '2fa'],
    ['3_up.sql', '3', 'up'],
    ['3_x.up.sql', '3', 'x'],
    ['20240101120000_x.sql', '20240101120000', 'x'],
    ['20240101_120000_x.sql', '20240101120000', 'x'],
    ['2024_01_31_120000_x.sql', '20240131120000', 'x'],
    ['2024-01-31-x.sql', '20240131', 'x'],
    ['2024-01-31T1200-x.sql', '202401311200', 'x'],
    ['1001_x.sql', '1001', 'x'],
    ['20249901_x.sql', '20249901', 'x'],
  ])('reads %s as version %s', (name, version, description) => {
    expect(read({ [`db/${name}`]: '' }).migrations).toMatchObject([{ kind: 'versioned', version, description, script: name }]);
  });

  it('leaves out SQL files without a number and says so', () => {
    expect(read({ 'db/schema.sql': '', 'db/1x.sql': '', 'db/README.md': '' })).toEqual({
      migrations: [],
      notes: [
        'db/schema.sql is left out: its name does not begin with a number or a timestamp',
        'db/1x.sql is left out: its name does not begin with a number or a timestamp',
      ],
      misnamed: [
        { path: 'db/schema.sql', reason: 'its name does not begin with a number or a timestamp' },
        { path: 'db/1x.sql', reason: 'its name does not begin with a number or a timestamp' },
      ],
    });
  });

  it.each(['001_x.down.sql', '001-x-undo.sql', '001_rollback.sql'])('refuses the undo script %s', (name) => {
    expect(errorOf(() => read({ [`db/${name}`]: '' }))).toMatchObject({ code: 'migrations/unsupported-feature', where: `db/${name}` });
  });
});

describe('order and identity of plain SQL files', () => {
  it('orders by number over all folders', () => {
    const { migrations } = read({ 'db/10_x.sql': '', 'db/2024/3_x.sql': '', 'db/2_x.sql': '' });
    expect(migrations.map((migration) => migration.script)).toEqual(['2_x.sql', '2024/3_x.sql', '10_x.sql']);
  });

  it('refuses one number twice', () => {
    expect(errorOf(() => read({ 'db/001_a.sql': '', 'db/1_b.sql': '' }))).toMatchObject({ code: 'migrations/duplicate-version', detail: 'db/001_a.sql and db/1_b.sql', expected: 'a version of its own, as in db/2_b.sql' });
  });

  it('has the same checksum for every line ending and with a byte order mark', () => {
    const sums = ['a\nb\n', 'a\r\nb\r\n', 'a\rb\r', '\uFEFFa\nb\n'].map((text) => read({ 'db/1_a.sql': text }).migrations[0]?.checksum);
    expect(new Set(sums).size).toBe(1);
    expect(sums[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(read({ 'db/1_a.sql': 'a\nb' }).migrations[0]?.checksum).not.toBe(sums[0]);
  });

  it('is sent as it is written', () => {
    const [migration] = read({ 'db/1_a.sql': "select '${x}'" }).migrations;
    const context = { values: {}, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' } } as const;
    expect(migration === undefined ? '' : plainSql.render(migration, context)).toBe("select '${x}'");
  });
});

describe('detection of plain SQL', () => {
  it('counts the SQL files that begin with a number', () => {
    expect(plainSql.detect?.(filesOf({ 'db/1_a.sql': '', 'db/x.sql': '' }))).toEqual({ confidence: 0.5, reason: '1 of 2 SQL files begin with a number or a timestamp' });
  });

  it('is not claimed where undo scripts lie about', () => {
    expect(plainSql.detect?.(filesOf({ 'db/1_a.sql': '', 'db/1_a-down.sql': '' })).confidence).toBe(0);
  });
});
