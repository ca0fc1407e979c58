import { describe, expect, it } from '@jest/globals';
import { compareHistory } from '../../../src/history/compare-history.ts';
import { historyProblem } from '../../../src/history/history-problem.ts';
import { flyway } from '../../../src/migrations/formats/flyway.ts';
import { renderMigrations } from '../../../src/migrations/read-migrations.ts';
import type { PlaceholderContext } from '../../../src/migrations/format.ts';
import type { HistoryRow } from '../../../src/model/history.ts';
import type { OutOfOrderSetting } from '../../../src/model/settings.ts';
import { filesOf } from '../migrations/files.ts';

const context: PlaceholderContext = { values: { who: 'world' }, schema: 's', database: 'd', user: 'u', historyTable: 't', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' } };

function rows(...list: readonly (Partial<HistoryRow> & Pick<HistoryRow, 'kind'>)[]): readonly HistoryRow[] {
  return list.map((row, index) => ({
    rank: index + 1,
    description: 'x',
    script: `V${row.version ?? ''}__x.sql`,
    success: true,
    ...(row.kind === 'versioned' ? { checksum: '0' } : {}),
    ...row,
  }));
}

function compare(files: Readonly<Record<string, string>>, history: readonly HistoryRow[], outOfOrder: OutOfOrderSetting = 'reject') {
  const migrations = renderMigrations(flyway, flyway.read(filesOf(files), ['db'], {}).migrations, context);
  const comparison = compareHistory({ format: flyway, migrations, rows: history, outOfOrder });
  const problem = historyProblem(comparison, outOfOrder);
  return {
    states: comparison.statuses.map(({ state, migration, row }) => `${migration?.script ?? row?.script ?? ''} ${state}`),
    pending: comparison.pending.map((migration) => migration.script),
    problem: problem === undefined ? undefined : { code: problem.code, ...problem.facts },
  };
}

describe('a migration set against its history', () => {
  it('has everything pending on an empty history, in order', () => {
    expect(compare({ 'db/V2__x.sql': '', 'db/V1__x.sql': '', 'db/R__v.sql': '' }, [])).toEqual({
      states: ['V1__x.sql pending', 'V2__x.sql pending', 'R__v.sql pending'],
      pending: ['V1__x.sql', 'V2__x.sql', 'R__v.sql'],
      problem: undefined,
    });
  });

  it('matches rows to files by the number, not by its spelling', () => {
    expect(compare({ 'db/V001__x.sql': '', 'db/V1.10__x.sql': '' }, rows({ kind: 'versioned', version: '1.0' }, { kind: 'versioned', version: '1.10' }))).toEqual({
      states: ['V001__x.sql applied', 'V1.10__x.sql applied'],
      pending: [],
      problem: undefined,
    });
  });

  it('says which side of an edited migration differs', () => {
    expect(compare({ 'db/V1__x.sql': 'edited' }, rows({ kind: 'versioned', version: '1' })).problem).toEqual({
      code: 'history/changed',
      where: 'db/V1__x.sql',
      expected: 'checksum 0 as applied',
      actual: '-1026904991 in the file',
    });
    expect(compare({ 'db/V1__renamed.sql': '' }, rows({ kind: 'versioned', version: '1' })).problem).toEqual({
      code: 'history/changed',
      where: 'db/V1__renamed.sql',
      expected: 'description x as applied',
      actual: 'renamed in the file',
    });
  });

  it('blocks where an applied migration has no file, but not where a later release applied it', () => {
    const history = rows({ kind: 'versioned', version: '1' }, { kind: 'versioned', version: '2' }, { kind: 'versioned', version: '9' });
    expect(compare({ 'db/V2__x.sql': '' }, history)).toEqual({
      states: ['V2__x.sql applied', 'V1__x.sql missing', 'V9__x.sql missing'],
      pending: [],
      problem: { code: 'history/missing', where: 'V1__x.sql', detail: 'version 1 x' },
    });
    expect(compare({ 'db/V1__x.sql': '', 'db/V2__x.sql': '' }, history).problem).toBeUndefined();
  });

  it('rejects a migration that comes too late, or applies it where that is allowed', () => {
    const history = rows({ kind: 'versioned', version: '1' }, { kind: 'versioned', version: '3' });
    const files = { 'db/V1__x.sql': '', 'db/V2__x.sql': '', 'db/V3__x.sql': '', 'db/V4__x.sql': '' };
    expect(compare(files, history)).toEqual({
      states: ['V1__x.sql applied', 'V2__x.sql out-of-order', 'V3__x.sql applied', 'V4__x.sql pending'],
      pending: ['V4__x.sql'],
      problem: { code: 'history/out-of-order', where: 'db/V2__x.sql', detail: 'version 2' },
    });
    expect(compare(files, history, 'apply')).toMatchObject({ pending: ['V2__x.sql', 'V4__x.sql'], problem: undefined });
  });

  it('does not run what a baseline stands for, nor compare it', () => {
    const history = rows({ kind: 'versioned', version: '1', checksum: '5' }, { kind: 'baseline', version: '2' });
    expect(compare({ 'db/V1__x.sql': '', 'db/V2__x.sql': '', 'db/V3__x.sql': '' }, history)).toEqual({
      states: ['V1__x.sql applied', 'V2__x.sql below-baseline', 'V3__x.sql pending'],
      pending: ['V3__x.sql'],
      problem: undefined,
    });
  });

  it('stops at a failed migration', () => {
    expect(compare({ 'db/V1__x.sql': '', 'db/V2__x.sql': '' }, rows({ kind: 'versioned', version: '1', success: false }))).toMatchObject({
      states: ['V1__x.sql failed', 'V2__x.sql pending'],
      problem: { code: 'history/failed-migration', where: 'db/V1__x.sql' },
    });
    expect(compare({ 'db/V2__x.sql': '' }, rows({ kind: 'versioned', version: '1', success: false })).problem).toEqual({ code: 'history/failed-migration', where: 'V1__x.sql' });
  });

  it('runs a deleted or undone version again where its file is back', () => {
    expect(compare({ 'db/V1__x.sql': '', 'db/V2__x.sql': '' }, rows(
      { kind: 'versioned', version: '1' }, { kind: 'versioned', version: '2' },
      { kind: 'deletion', version: '1' }, { kind: 'undo', version: '2' },
    ))).toMatchObject({ states: ['V1__x.sql pending', 'V2__x.sql pending'], problem: undefined });
    expect(compare({ 'db/V3__x.sql': '' }, rows({ kind: 'versioned', version: '1' }, { kind: 'deletion', version: '1' })).problem).toBeUndefined();
  });

  it('runs a repeatable migration again when its newest row has another checksum', () => {
    const hello = compareChecksum('hello ${who}');
    const row = (checksum: string, success = true) => ({ kind: 'repeatable', description: 'v', script: 'R__v.sql', checksum, success }) as const;
    const files = { 'db/R__v.sql': 'hello ${who}' };
    expect(compare(files, rows(row(hello.rendered))).states).toEqual(['R__v.sql applied']);
    expect(compare(files, rows(row(hello.raw))).states).toEqual(['R__v.sql applied']);
    expect(compare(files, rows(row('1'), row(hello.rendered))).states).toEqual(['R__v.sql applied']);
    expect(compare(files, rows(row(hello.rendered), row('1')))).toMatchObject({ states: ['R__v.sql pending'], pending: ['R__v.sql'], problem: undefined });
    expect(compare(files, rows(row(hello.rendered, false))).problem).toEqual({ code: 'history/failed-migration', where: 'db/R__v.sql' });
    expect(compare({ 'db/V1__x.sql': '' }, rows(row('1'))).problem).toMatchObject({ code: 'history/missing', detail: 'repeatable migration v' });
  });

  it('passes over marker rows', () => {
    expect(compare({ 'db/V1__x.sql': '' }, rows({ kind: 'marker', script: '"app"', rank: 0 })).states).toEqual(['V1__x.sql pending']);
  });
});

function compareChecksum(text: string): { readonly raw: string; readonly rendered: string } {
  const [migration] = renderMigrations(flyway, flyway.read(filesOf({ 'db/R__v.sql': text }), ['db'], {}).migrations, context);
  return { raw: migration?.equivalentChecksums?.[0] ?? '', rendered: migration?.checksum ?? '' };
}
