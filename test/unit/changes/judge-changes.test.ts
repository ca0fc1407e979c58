import { describe, expect, it } from '@jest/globals';
import { judgeChanges, type ChangeFormat, type DirectoryChange } from '../../../src/changes/judge-changes.ts';
import { compareNumberTuples } from '../../../src/migrations/compare-number-tuples.ts';
import type { Migration } from '../../../src/model/migration.ts';

function migration(path: string, version: string, rest: Partial<Migration> = {}): Migration {
  return { version, description: 'd', kind: 'versioned', path, script: path, text: 'select 1;', hash: `${path} as it was`, ...rest };
}

const format: ChangeFormat = { name: 'golang-migrate', order: 'version', lateVersion: 'lost', compareVersions: compareNumberTuples };

function judge(change: Partial<DirectoryChange>): ReturnType<typeof judgeChanges> {
  return judgeChanges({ files: [], base: [], now: change.base ?? [], changed: [], format, isEmpty: () => false, ...change });
}

describe('a version that comes too late', () => {
  const base = [migration('db/1_a.up.sql', '1'), migration('db/7_b.up.sql', '7')];

  it.each([['lost'], ['refused'], ['applied']] as const)('says that the tool has it %s', (lateVersion) => {
    const hits = judge({ base, changed: [migration('db/3_c.up.sql', '3')], format: { ...format, lateVersion } });
    expect(hits.map(({ rule, message, values }) => [rule, message, values])).toEqual([['out-of-order-version', lateVersion, { version: '3', newest: '7', format: 'golang-migrate' }]]);
  });

  it('tells the next free versions, one after the other, for every file of a version', () => {
    const undo = { path: 'db/3_c.down.sql', text: '', forbidsTransaction: false };
    const hits = judge({ base, changed: [migration('db/3_c.up.sql', '3', { undo }), migration('db/4_d.up.sql', '4'), migration('db/8_e.up.sql', '8')] });
    expect(hits.map(({ renames }) => renames)).toEqual([
      [{ from: 'db/3_c.up.sql', to: 'db/9_c.up.sql' }, { from: 'db/3_c.down.sql', to: 'db/9_c.down.sql' }],
      [{ from: 'db/4_d.up.sql', to: 'db/10_d.up.sql' }],
    ]);
  });

  it.each([
    ['db/V1_2__x.sql', '1.2', '1.9', 'db/V1.10__x.sql'],
    ['db/20260101000000_x/migration.sql', '20260101000000', '20260301000000', 'db/20260301000001_x/migration.sql'],
    ['db/2026-01-01-1200-x.sql', '202601011200', '202603011200', 'db/202603011201-x.sql'],
    ['db/007_x.sql', '007', '012', 'db/013_x.sql'],
    ['db/2_b.sql', '2_b.sql', '5_c.sql', 'db/6_b.sql'],
  ])('renames %s', (path, ...[version, newest, to]) => {
    const hits = judge({ base: [migration('db/newest.sql', newest)], changed: [migration(path, version)] });
    expect(hits.map(({ renames }) => renames)).toEqual([[{ from: path, to }]]);
  });

  it('says what the format asks for where renaming is not enough', () => {
    const hits = judge({ base, changed: [migration('db/3_c.up.sql', '3')], format: { ...format, renumbering: 'Run its own tool.' } });
    expect(hits.map(({ renames, note }) => [renames, note])).toEqual([[undefined, 'Run its own tool.']]);
  });
});

describe('files that the base has', () => {
  it('lets an undo script be changed, and a repeatable migration be edited but not deleted', () => {
    const undo = migration('db/1.down.sql', '1', { kind: 'undo' });
    const repeatable: Migration = { description: 'v', kind: 'repeatable', path: 'db/R__v.sql', script: 'R__v.sql', text: '', hash: 'r' };
    const hits = judge({
      base: [undo, repeatable],
      now: [{ ...repeatable, hash: 'other' }],
      changed: [{ ...repeatable, hash: 'other' }],
      files: [{ path: 'db/1.down.sql', change: 'deleted' }, { path: 'db/R__v.sql', change: 'edited' }],
    });
    expect(hits).toEqual([]);
    expect(judge({ base: [repeatable], now: [], files: [{ path: 'db/R__v.sql', change: 'deleted' }] }).map(({ message }) => message)).toEqual(['deleted-repeatable']);
  });

  it('tells migrations of one file apart, and sees what another file no longer lists', () => {
    const one = migration('log.xml', '1', { script: 'log.xml::1::a' });
    const two = migration('log.xml', '2', { script: 'log.xml::2::a' });
    const listed = migration('m/0003_x.sql', '3');
    const added = migration('log.xml', '4', { script: 'log.xml::4::a' });
    const files = [{ path: 'log.xml', change: 'edited' }, { path: 'meta/_journal.json', change: 'edited' }] as const;
    expect(judge({ base: [one, two, listed], now: [{ ...one }, { ...two }, listed, added], changed: [added], files })).toEqual([]);
    const hits = judge({ base: [one, two, listed], now: [{ ...one }, { ...two, hash: 'other' }], changed: [], files });
    expect(hits.map(({ message, path, values }) => [message, path, values['version']])).toEqual([['edited', 'log.xml', '2'], ['deleted', 'm/0003_x.sql', '3']]);
  });

  it('lets be edited what runs again by itself, or takes any checksum', () => {
    const again = migration('a', '1', { rerun: 'on-change' });
    const any = migration('b', '2');
    expect(judge({ base: [again, any], now: [{ ...again, hash: 'x' }, { ...any, hash: 'x', acceptsAnyChecksum: true }] })).toEqual([]);
  });
});
