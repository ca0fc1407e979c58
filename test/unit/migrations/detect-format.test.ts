import { describe, expect, it } from '@jest/globals';
import { detectFormat, recognise } from '../../../src/migrations/detect-format.ts';
import { readMigrations } from '../../../src/migrations/read-migrations.ts';
import { formatNamed, formats } from '../../../src/migrations/registry.ts';
import { formatNames } from '../../../src/model/migration.ts';
import { errorOf } from '../../support/error-of.ts';
import { filesOf } from './files.ts';

describe('detection of a format', () => {
  it.each<readonly [Readonly<Record<string, string>>, string, string]>([
    [
      { 'db/V1__a.sql': '', 'db/V2__b.sql': '' },
      'flyway',
      '2 of 2 SQL files are named like Flyway migrations, V<version>__<description>.sql or R__<description>.sql',
    ],
    [{ 'db/001_a.sql': '', 'db/002_b.sql': '' }, 'plain-sql', '2 of 2 SQL files begin with a number or a timestamp'],
    [{ 'db/001-a.sql': '' }, 'plain-sql', '1 of 1 SQL file begins with a number or a timestamp'],
    [{ 'db/V1__a.sql': '', 'db/atlas.sum': '' }, 'flyway', '1 of 1 SQL file is named like Flyway migrations, V<version>__<description>.sql or R__<description>.sql'],
  ])('sees in %j the format %s', (texts, name, reason) => {
    const detected = detectFormat(filesOf(texts));
    expect([detected.format.name, detected.reason]).toEqual([name, reason]);
  });

  it.each<readonly [Readonly<Record<string, string>>, string]>([
    [{ 'db/.skeema': '', 'db/users.sql': '' }, 'skeema, because db/.skeema belongs to it'],
    [{ 'db/sqitch.plan': '', 'db/deploy/a.sql': '' }, 'sqitch, because db/sqitch.plan belongs to it'],
    [{ 'd/meta/_journal.json': '{}', 'd/0000_a.sql': '' }, 'drizzle, because d/meta/_journal.json belongs to it'],
    [{ 'p/migration_lock.toml': '', 'p/20240101000000_a/migration.sql': '' }, 'prisma, because p/migration_lock.toml belongs to it'],
    [
      { 'd/20240101000000_a/migration.sql': '', 'd/20240101000000_a/snapshot.json': '' },
      'drizzle, because d/20240101000000_a/migration.sql stands beside a snapshot.json',
    ],
    [{ 'db/atlas.sum': '', 'db/1_a.sql': '' }, 'atlas, because db/atlas.sum belongs to it'],
    [{ 'db/atlas.sum': '', 'db/1_a.sql': '-- +goose Up\n' }, 'goose, because db/1_a.sql holds the marker -- +goose Up'],
    [{ 'db/atlas.sum': '', 'db/1_a.up.sql': '' }, 'golang-migrate, because db/1_a.up.sql is named <number>_<name>.up.sql or .down.sql'],
    [{ 'db/1.sql': '\n--liquibase formatted sql\n' }, 'liquibase, because db/1.sql begins with --liquibase formatted sql'],
    [{ 'db/changelog.yaml': 'databaseChangeLog:\n' }, 'liquibase, because db/changelog.yaml holds a databaseChangeLog'],
    [{ 'db/00001_a.sql': '-- +goose Up\n' }, 'goose, because db/00001_a.sql holds the marker -- +goose Up'],
    [{ 'db/1-a.sql': '-- +migrate Up\n' }, 'sql-migrate, because db/1-a.sql holds the marker -- +migrate Up'],
    [{ 'db/1_a.sql': '-- migrate:up\n' }, 'dbmate, because db/1_a.sql holds the marker -- migrate:up'],
    [{ 'm/committed/000001.sql': '--! Previous: -\n' }, 'graphile-migrate, because m/committed/000001.sql holds the marker --! Previous:'],
    [{ 'db/1700000000000_a.sql': '-- Up Migration\n' }, 'node-pg-migrate, because db/1700000000000_a.sql holds the marker -- Up Migration'],
    [{ 'db/1_a.up.sql': '', 'db/1_a.down.sql': '' }, 'golang-migrate, because db/1_a.up.sql is named <number>_<name>.up.sql or .down.sql'],
  ])('recognises %j', (texts, words) => {
    const found = recognise(filesOf(texts));
    expect(`${found?.name ?? ''}, because ${found?.reason ?? ''}`).toBe(words);
  });

  it('does not guess where nothing fits', () => {
    expect(errorOf(() => detectFormat(filesOf({ 'db/users.sql': '', 'db/001-a.down.sql': '' })))).toMatchObject({
      code: 'migrations/unknown-format',
      detail: expect.stringContaining('plain-sql: 1 SQL files look like undo scripts'),
    });
  });

  it('says that a directory without SQL has no migrations', () => {
    expect(errorOf(() => detectFormat(filesOf({ 'db/README.md': '' }))).code).toBe('migrations/none-found');
  });
});

describe('reading migrations', () => {
  it('trusts the configuration before any detection', () => {
    const source = { files: filesOf({ 'db/V1__a.sql': '', 'db/atlas.sum': '' }), folders: ['db'], format: 'flyway' } as const;
    expect(readMigrations(source)).toMatchObject({ format: 'flyway', detected: 'named in the configuration', migrations: [{ version: '1' }] });
  });

  it('refuses a directory in which no file is a migration', () => {
    const source = { files: filesOf({ 'db/1_a.sql': '' }), folders: ['db'], format: 'flyway' } as const;
    expect(errorOf(() => readMigrations(source))).toMatchObject({ code: 'migrations/none-found', where: 'db' });
  });

  it('names a format that it knows but cannot run', () => {
    const unsupported = formatNames.find((name) => formats.every((format) => format.name !== name));
    if (unsupported === undefined) return;
    expect(errorOf(() => formatNamed(unsupported))).toMatchObject({ code: 'migrations/unsupported-format', detail: unsupported, expected: expect.stringContaining('flyway') });
  });
});
