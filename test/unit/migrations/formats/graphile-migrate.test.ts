import { describe, expect, it } from '@jest/globals';
import { graphileMigrate } from '../../../../src/migrations/formats/graphile-migrate.ts';
import { committedHash } from '../../../../src/migrations/formats/graphile-migrate/committed-file.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { committed, graphileDirectory } from '../../../formats/graphile-migrate/directory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const read = (texts: Readonly<Record<string, string>>) => graphileMigrate.read(filesOf(texts), ['db'], {});
const context = {
  values: { OWNER_TEAM: 'sales' }, schema: 'public', database: 'shop', user: 'ada', historyTable: 'migrations', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' },
} as const;

function rendered(body: string): string {
  const [migration] = read(committed([['', body]])).migrations;
  return migration === undefined ? '' : graphileMigrate.render(migration, context).split('\n\n').slice(1).join('\n\n');
}

const [first, second] = Object.keys(committed([['', 'select 1;\n'], ['', 'select 2;\n']]));
const two = committed([['', 'select 1;\n'], ['', 'select 2;\n']]);

describe('the sums of graphile-migrate', () => {
  /** calculateHash of graphile-migrate 1.4.1, run. */
  it.each([
    ['create table a(id int);\n', undefined, 'sha1:dabe98fdd7dbbceb8c61e160cddbeb20abcf0178'],
    ['select 1;', 'sha1:dabe98fdd7dbbceb8c61e160cddbeb20abcf0178', 'sha1:4ee34ae9298fbb6f07100a52093ef6113253965f'],
  ])('are its own: of %j', (body, previous, hash) => {
    expect(committedHash(body, previous)).toBe(hash);
  });
});

describe('a directory of graphile-migrate', () => {
  it('is what stands in its folder of committed files', () => {
    const { migrations, notes, companions } = read(graphileDirectory);
    expect(migrations).toHaveLength(12);
    expect(migrations.map(({ version }) => version)).toEqual(Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(6, '0')));
    expect(migrations[1]).toMatchObject({ description: 'orders', script: 'committed/000002-orders.sql', recorded: { previous_hash: migrations[0]?.checksum } });
    expect(migrations[0]).not.toHaveProperty('recorded');
    expect(notes).toEqual(['db/current.sql is at work: it is applied when graphile-migrate has committed it']);
    expect(companions).toEqual(['db/current.sql', 'db/fixtures/roles.sql']);
    expect(migrations.map((migration: Migration) => graphileMigrate.forbidsTransaction(migration)).indexOf(true)).toBe(4);
  });

  it.each([
    ['a body that was edited', { ...two, [second ?? '']: (two[second ?? ''] ?? '').replace('select 2', 'select 3') }, 'migrations/hash-mismatch', 'db/committed/000002.sql:2'],
    ['a file that is missing', { [second ?? '']: two[second ?? ''] ?? '' }, 'migrations/chain-broken', 'db/committed/000002.sql:1'],
    ['two files behind the same one', { ...two, ...renamed(committed([['', 'select 1;\n'], ['', 'select 9;\n']])) }, 'migrations/chain-broken', 'db/committed/000003.sql:1'],
    ['line ends of Windows', { [first ?? '']: (two[first ?? ''] ?? '').replace('select 1;\n', 'select 1;\r\n') }, 'migrations/line-ends-refused', 'db/committed/000001.sql:4'],
    ['no header', { 'db/committed/000001.sql': 'select 1;\n' }, 'migrations/header-invalid', 'db/committed/000001.sql:1'],
    ['no sum', { 'db/committed/000001.sql': '--! Previous: -\n\nselect 1;\n' }, 'migrations/header-invalid', 'db/committed/000001.sql:1'],
    ['no empty line', { 'db/committed/000001.sql': '--! Previous: -\n--! Hash: sha1:x\nselect 1;\n' }, 'migrations/header-invalid', 'db/committed/000001.sql:3'],
    ['one number twice', { ...two, 'db/committed/000002-b.sql': two[second ?? ''] ?? '' }, 'migrations/duplicate-version', 'db/committed/000002-b.sql'],
  ] as const)('is refused with %s', (_, texts, ...[code, where]) => {
    expect(errorOf(() => read(texts))).toMatchObject({ code, where });
  });

  it('takes another sum where the header allows it', () => {
    const texts = { 'db/committed/000001.sql': '--! Previous: -\n--! Hash: sha1:x\n--! AllowInvalidHash\n\nselect 1;\n' };
    expect(read(texts).migrations).toMatchObject([{ checksum: 'sha1:x' }]);
  });

  it('gets files that follow the last one', () => {
    const [written] = graphileMigrate.newFiles?.({ files: filesOf(two), newest: '000002', description: 'add_email', folder: 'db/committed/', sql: 'select 3;', transactional: false }) ?? [];
    expect(written?.path).toBe('db/committed/000003-add-email.sql');
    const { migrations } = read({ ...two, [written?.path ?? '']: written?.text ?? '' });
    expect(migrations.at(-1)).toMatchObject({ version: '000003', description: 'add email' });
    expect(migrations.map((migration) => graphileMigrate.forbidsTransaction(migration))).toEqual([false, false, true]);
  });
});

describe('placeholders of graphile-migrate', () => {
  it.each([
    ["select ':DATABASE_NAME', ':DATABASE_OWNER', :OWNER_TEAM;", "select 'shop', 'ada', sales;"],
    ['select :OWNER_TEAMS, :UNKNOWN;', 'select :OWNER_TEAMS, :UNKNOWN;'],
    ["select '1'::text;", "select '1'::text;"],
  ])('in %s', (body, expected) => {
    expect(rendered(body)).toBe(expected);
  });
});

/** The second file under the third number. */
function renamed(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { 'db/committed/000003.sql': texts['db/committed/000002.sql'] ?? '' };
}
