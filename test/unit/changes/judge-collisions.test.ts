import { describe, expect, it } from '@jest/globals';
import { judgeCollisions, type CollisionFacts, type OtherChange } from '../../../src/changes/judge-collisions.ts';
import { compareNumberTuples, numberTupleKey } from '../../../src/migrations/compare-number-tuples.ts';
import type { Migration } from '../../../src/model/migration.ts';

function migration(path: string, version: string): Migration {
  return { version, description: 'd', kind: 'versioned', path, script: path, text: '', hash: path };
}

const format: CollisionFacts['format'] = { name: 'plain-sql', lateVersion: 'refused', compareVersions: compareNumberTuples, versionKey: numberTupleKey };
const own = migration('db/003_mine.sql', '003');

function judge(others: readonly OtherChange[], rest: Partial<CollisionFacts> = {}): ReturnType<typeof judgeCollisions> {
  return judgeCollisions({ format, now: [migration('db/001_a.sql', '001'), own], added: [own], objects: new Map(), others, ...rest });
}

describe('what two changes have in common', () => {
  const theirs: OtherChange = { pull: 7, migrations: [migration('db/3_theirs.sql', '3'), migration('db/005_more.sql', '005')], objects: new Map() };

  it('finds a version however it is spelt, and names one that neither has', () => {
    const hits = judge([theirs], { pull: 9 });
    expect(hits.map(({ rule, message, values, renames }) => [rule, message, values['pull'], renames])).toEqual([
      ['version-collision', 'pull-request', '7', [{ from: 'db/003_mine.sql', to: 'db/006_mine.sql' }]],
    ]);
  });

  it('asks the later of two pull requests to give way', () => {
    const hits = judge([theirs], { pull: 5 });
    expect(hits.map(({ message, severity, renames }) => [message, severity, renames])).toEqual([['later-pull-request', 'notice', undefined]]);
  });

  it('finds a version that the base branch got meanwhile, as an error', () => {
    const { pull: _, ...ahead } = theirs;
    expect(judge([ahead]).map(({ message, severity }) => [message, severity])).toEqual([['base', 'error']]);
  });

  it('finds a version that became late because the base branch went on, once', () => {
    const ahead: OtherChange = { migrations: [migration('db/005_more.sql', '005')], objects: new Map() };
    expect(judge([ahead]).map(({ rule, message, values, renames }) => [rule, message, values['newest'], renames?.[0]?.to])).toEqual([['out-of-order-version', 'refused', '005', 'db/006_mine.sql']]);
    expect(judge([ahead], { now: [migration('db/004_a.sql', '004'), own] })).toEqual([]);
  });

  it('names the objects that both change', () => {
    const objects = new Map([['db/9_x.sql', new Set(['orders', 'customer'])], ['db/8_y.sql', new Set(['nothing'])]]);
    const hits = judge([{ pull: 7, migrations: [], objects }], { objects: new Map([[own.path, new Set(['customer', 'orders', 'mine'])]]) });
    expect(hits.map(({ rule, values }) => [rule, values['names'], values['other'], values['pull']])).toEqual([['object-collision', 'customer, orders', 'db/9_x.sql', '7']]);
  });
});
