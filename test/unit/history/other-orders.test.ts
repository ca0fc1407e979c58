import { describe, expect, it } from '@jest/globals';
import { compareHistory } from '../../../src/history/compare-history.ts';
import { historyProblem } from '../../../src/history/history-problem.ts';
import type { Format, HistoryTable } from '../../../src/migrations/format.ts';
import { goose } from '../../../src/migrations/formats/goose.ts';
import { plainSql } from '../../../src/migrations/formats/plain-sql.ts';
import type { HistoryRow } from '../../../src/model/history.ts';
import type { Migration } from '../../../src/model/migration.ts';
import { historyNotes } from '../../../src/runner/history-notes.ts';

type Traits = Partial<Pick<Format, 'order' | 'lateVersion'>> & { readonly keeps?: 'all-below'; readonly open?: readonly string[] };

function compare(migrations: readonly Migration[], rows: readonly HistoryRow[], traits: Traits = {}): readonly string[] {
  const { keeps, open = [], ...rest } = traits;
  const history: HistoryTable = { ...plainSql.history, keeps: keeps ?? 'each', storedDescription: () => '' };
  const format: Format = { ...plainSql, ...rest, versionKey: (version) => version, history };
  const { statuses } = compareHistory({ format, migrations, rows, open: new Set(open) });
  return statuses.map(({ state, migration, row }) => `${migration?.version ?? row?.version ?? ''} ${state}`);
}

function files(versions: string, more: Partial<Migration> = {}): readonly Migration[] {
  return versions.split(' ').map((version) => ({
    version, description: version, kind: 'versioned', path: `db/${version}`, script: version, text: '', hash: version, checksum: `sum of ${version}`, ...more,
  }));
}

function applied(versions: string, more: Partial<HistoryRow> = {}): readonly HistoryRow[] {
  return versions.split(' ').map((version, index) => ({
    rank: index, version, description: '', kind: 'versioned', script: version, checksum: `sum of ${version}`, success: true, ...more,
  }));
}

describe('a directory that lists its migrations', () => {
  it('has them in its own order, whatever they are called', () => {
    expect(compare(files('z a m'), applied('z'), { order: 'position', lateVersion: 'refused' })).toEqual(['z applied', 'a pending', 'm pending']);
    expect(compare(files('z a m'), applied('m'), { order: 'position', lateVersion: 'refused' })).toEqual(['z out-of-order', 'a out-of-order', 'm applied']);
  });

  it('has no late ones where its tool runs whatever is not recorded', () => {
    expect(compare(files('z a m'), applied('m'), { order: 'position', lateVersion: 'applied' })).toEqual(['z pending', 'a pending', 'm applied']);
  });

  it('misses what is recorded and not listed', () => {
    expect(compare(files('z a'), applied('z x'), { order: 'position', lateVersion: 'applied' })).toEqual(['z applied', 'a pending', 'x missing']);
  });
});

describe('a history that keeps the newest version alone', () => {
  it('has applied everything below it', () => {
    expect(compare(files('1 2 3 4'), applied('3'), { keeps: 'all-below' })).toEqual(['1 applied', '2 applied', '3 applied', '4 pending']);
  });

  it('has failed at a version without success, and there alone', () => {
    expect(compare(files('1 2 3'), applied('2', { success: false }), { keeps: 'all-below' })).toEqual(['1 applied', '2 failed', '3 pending']);
  });

  it('blocks where it is dirty, also above every file', () => {
    const problem = (keeps: HistoryTable['keeps']): string | undefined => {
      const format: Format = { ...plainSql, history: { ...plainSql.history, keeps } };
      return historyProblem(compareHistory({ format, migrations: files('1'), rows: [...applied('1', { description: '1' }), ...applied('9', { success: false })] }), 'reject')?.code;
    };
    expect([problem('all-below'), problem('each')]).toEqual(['history/failed-migration', undefined]);
  });
});

describe('a migration whose file is gone', () => {
  it('blocks unless the tool passes it by, which is said', () => {
    const held = (format: Format = plainSql) => compareHistory({ format: { ...format, history: plainSql.history }, migrations: files('2'), rows: [...applied('1'), ...applied('2', { description: '2' })] });
    expect([historyProblem(held(), 'reject')?.code, historyProblem(held(goose), 'reject')]).toEqual(['history/missing', undefined]);
    expect([historyNotes(held()), historyNotes(held(goose))]).toEqual([[], ['1 applied migration is without a file, which the format’s own tool passes by']]);
  });
});

describe('a late migration', () => {
  it('is applied where the tool would apply it and nothing else is configured', () => {
    const pending = (lateVersion: Format['lateVersion'], outOfOrder?: 'reject' | 'apply') =>
      compareHistory({ format: { ...plainSql, lateVersion }, migrations: files('1 2'), rows: applied('2', { description: '2' }), ...(outOfOrder === undefined ? {} : { outOfOrder }) }).pending.length;
    expect([pending('applied'), pending('refused'), pending('lost')]).toEqual([1, 0, 0]);
    expect([pending('applied', 'reject'), pending('lost', 'apply')]).toEqual([0, 1]);
  });
});

describe('a migration that is applied', () => {
  it('runs again where its format says so', () => {
    const rows = applied('1', { checksum: 'old' });
    expect(compare(files('1', { rerun: 'on-change' }), rows)).toEqual(['1 pending']);
    expect(compare(files('1', { rerun: 'on-change' }), applied('1'))).toEqual(['1 applied']);
    expect(compare(files('1', { rerun: 'always' }), applied('1'))).toEqual(['1 pending']);
    expect(compare(files('1'), rows)).toEqual(['1 changed']);
  });

  it('is not changed where any checksum is taken', () => {
    expect(compare(files('1', { acceptsAnyChecksum: true }), applied('1', { checksum: 'old' }))).toEqual(['1 applied']);
  });
});

describe('a row of a migration at work', () => {
  it('is a failure, except where our ledger has it as begun', () => {
    const rows = applied('1', { success: false });
    expect(compare(files('1'), rows)).toEqual(['1 failed']);
    expect(compare(files('1'), rows, { open: ['1'] })).toEqual(['1 pending']);
  });
});
