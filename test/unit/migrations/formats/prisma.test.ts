import { describe, expect, it } from '@jest/globals';
import { compareHistory } from '../../../../src/history/compare-history.ts';
import { detectFormat } from '../../../../src/migrations/detect-format.ts';
import { prisma } from '../../../../src/migrations/formats/prisma.ts';
import { readMigrations, refuseOtherEngine } from '../../../../src/migrations/read-migrations.ts';
import type { HistoryRow } from '../../../../src/model/history.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { prismaDirectory, prismaOrder } from '../../../formats/prisma/directory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const lock = { 'db/migration_lock.toml': 'provider = "postgresql"\n' };

function read(texts: Readonly<Record<string, string>>): readonly Migration[] {
  return prisma.read(filesOf({ ...lock, ...texts }), ['db'], {}).migrations;
}

function rowFor(checksum: string): HistoryRow {
  return { rank: 1, version: '1_a', description: '1_a', script: '1_a', kind: 'versioned', checksum, success: true };
}

/** The state of a file against a row with a checksum. */
function stateOf(text: string, checksum: string): string | undefined {
  const migrations = read({ 'db/1_a/migration.sql': text });
  return compareHistory({ format: prisma, migrations, rows: [rowFor(checksum)] }).statuses[0]?.state;
}

describe('a directory of Prisma', () => {
  it('is recognised by its lock file, and read in the plain order of its folders', () => {
    const files = filesOf(prismaDirectory('postgresql'));
    expect(detectFormat(files)).toMatchObject({ format: { name: 'prisma' }, reason: 'db/migration_lock.toml belongs to it' });
    const result = readMigrations({ files, folders: ['db'] });
    expect(result.migrations.map(({ version }) => version)).toEqual(prismaOrder);
    expect(result).toMatchObject({ notes: [], companions: ['db/20240106000000_with_down/down.sql'], madeFor: { engines: ['postgresql'], path: 'db/migration_lock.toml', word: 'postgresql' } });
  });

  it('is read from where its lock file lies', () => {
    const result = prisma.read(filesOf({ 'prisma/schema.prisma': '', 'prisma/migrations/migration_lock.toml': 'provider = "mysql"', 'prisma/migrations/1_a/migration.sql': 'SELECT 1;', 'prisma/seed.sql': '' }), ['prisma'], {});
    expect(result.migrations).toMatchObject([{ version: '1_a', script: '1_a', path: 'prisma/migrations/1_a/migration.sql', kind: 'versioned' }]);
    expect(result.notes).toEqual(['prisma/seed.sql is left out as Prisma does: only the migration.sql of a folder beside migration_lock.toml is a migration']);
  });

  it('takes down.sql for the way back, unless it is empty', () => {
    const migrations = read({ 'db/1_a/migration.sql': 'CREATE TABLE a (id int);', 'db/1_a/down.sql': 'DROP TABLE a;', 'db/2_b/migration.sql': '', 'db/2_b/down.sql': '\n' });
    expect(migrations.map(({ undo }) => undo)).toEqual([{ path: 'db/1_a/down.sql', text: 'DROP TABLE a;', forbidsTransaction: false }, undefined]);
  });

  it('says what is missing where a lock file is', () => {
    expect(prisma.read(filesOf({ 'db/1_a/migration.sql': '' }), ['db'], {})).toMatchObject({ notes: ['migration_lock.toml is missing: nothing says for which engine the directory was made'] });
    expect(prisma.read(filesOf({ 'db/1_a/migration.sql': '' }), ['db'], {})).not.toHaveProperty('madeFor');
  });

  it('refuses a folder without migration.sql, as deploy does', () => {
    expect(errorOf(() => read({ 'db/1_a/migration.sql': '', 'db/2_b/steps.json': '{}' }))).toMatchObject({ code: 'migrations/file-missing', where: 'db/2_b', detail: '2_b/migration.sql' });
    expect(errorOf(() => read({ 'db/2_b/deeper/migration.sql': '' }))).toMatchObject({ code: 'migrations/file-missing', detail: '2_b/migration.sql' });
  });

  it('refuses two directories, other databases and names that the history cannot hold', () => {
    expect(errorOf(() => read({ 'db/other/migration_lock.toml': '' }))).toMatchObject({ code: 'migrations/several-directories', detail: 'db/migration_lock.toml, db/other/migration_lock.toml' });
    expect(errorOf(() => read({ 'db/migration_lock.toml': 'provider = "sqlite"' }))).toMatchObject({ code: 'migrations/other-engine', where: 'db/migration_lock.toml', actual: 'provider = "sqlite"' });
    expect(errorOf(() => read({ 'db/migration_lock.toml': '# nothing' }))).toMatchObject({ code: 'migrations/other-engine', actual: 'no line with a provider' });
    expect(errorOf(() => read({ [`db/${'x'.repeat(256)}/migration.sql`]: '' }))).toMatchObject({ code: 'migrations/version-too-long' });
  });

  it('is refused on an engine that its lock file does not name', () => {
    const result = readMigrations({ files: filesOf({ 'db/migration_lock.toml': '# edited\r\nprovider = "mysql"\r\n', 'db/1_a/migration.sql': '' }), folders: ['db'] });
    expect(() => {
      refuseOtherEngine(result, 'mysql');
      refuseOtherEngine(result, 'mariadb');
    }).not.toThrow();
    expect(errorOf(() => refuseOtherEngine(result, 'postgresql'))).toMatchObject({ code: 'migrations/other-engine', where: 'db/migration_lock.toml', expected: 'mysql', actual: 'postgresql' });
  });

  it('of version 8 is recognised, and refused by name', () => {
    const files = filesOf({ 'db/1_a/migration.json': '{}', 'db/1_a/ops.json': '[]' });
    expect(detectFormat(files)).toMatchObject({ format: { name: 'prisma' }, reason: 'db/1_a/ops.json stands beside a migration.json, as Prisma 8 has it' });
    expect(errorOf(() => readMigrations({ files, folders: ['db'] }))).toMatchObject({ code: 'migrations/unsupported-feature', where: 'db/1_a/ops.json' });
  });

  it('gets new names that sort behind the newest', () => {
    const names = [undefined, '20240101000000_init', '09_x', '99_x', 'init', '0_init'].map((newest) => prisma.newFileName(newest, 'add_pets'));
    expect(names).toEqual(['0_add_pets/migration.sql', '20240101000001_add_pets/migration.sql', '10_add_pets/migration.sql', '99_x_add_pets/migration.sql', 'init_add_pets/migration.sql', '1_add_pets/migration.sql']);
  });
});

describe('a checksum of Prisma', () => {
  it('is the SHA-256 of the bytes, byte order mark and line ends included', () => {
    // prisma-engines, schema-connector/src/checksum.rs.
    expect(read({ 'db/1_a/migration.sql': 'hello' })[0]?.checksum).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
    expect(new Set(['a\n', 'a\r\n', '\uFEFFa\n', 'a\r'].map((text) => read({ 'db/1_a/migration.sql': text })[0]?.checksum)).size).toBe(4);
  });

  it('is known with other line ends too, in both directions', () => {
    const lf = 'ab\ncd\nef\ngh\rab\n';
    const crlf = 'ab\r\ncd\r\nef\r\ngh\rab\r\n';
    const [ofLf, ofCrlf] = [lf, crlf].map((text) => read({ 'db/1_a/migration.sql': text })[0]?.checksum ?? '');
    expect([stateOf(lf, ofCrlf ?? ''), stateOf(crlf, ofLf ?? ''), stateOf(lf, ofLf ?? ''), stateOf('abc\n', ofLf ?? '')]).toEqual(['applied', 'applied', 'applied', 'changed']);
  });

  it('is known as early versions wrote it, without the leading zeros of its bytes', () => {
    // sha256('hello') with the bytes 0f, 09, 0a, 0b, 05 … written as one digit: here 0e of `30e2` is no byte, 04 of `3043` neither.
    const sum = read({ 'db/1_a/migration.sql': 'hello' })[0]?.checksum ?? '';
    const old = Buffer.from(sum, 'hex').reduce((text, byte) => text + byte.toString(16), '');
    expect(old.length).toBeLessThan(64);
    expect(stateOf('hello', old)).toBe('applied');
    expect(stateOf('hello!', old)).toBe('changed');
  });
});
