import { describe, expect, it } from '@jest/globals';
import { VersionedMap } from '../../src/schema/versioned-map.ts';

describe('a map with one line of history', () => {
  it('keeps a snapshot as it was while keys are added, changed and removed', () => {
    const map = new VersionedMap<number>();
    map.set('a', 1);
    map.set('b', 2);
    const first = map.snapshot();
    map.set('a', 10);
    map.set('b', undefined);
    map.set('c', 3);
    const second = map.snapshot();
    map.set('a', undefined);
    map.set('b', 20);
    expect([...first]).toEqual([['a', 1], ['b', 2]]);
    expect([...second]).toEqual([['a', 10], ['c', 3]]);
    expect(map.entries()).toEqual([['b', 20], ['c', 3]]);
    expect([first.size, second.size, map.snapshot().size]).toEqual([2, 2, 2]);
  });

  it('forgets a key that no snapshot ever saw', () => {
    const map = new VersionedMap<number>();
    map.set('a', 1);
    map.set('a', undefined);
    const view = map.snapshot();
    expect([view.size, view.has('a'), [...view.keys()], [...view.values()]]).toEqual([0, false, [], []]);
  });

  it('agrees with copies of an ordinary map over many random writes', () => {
    const map = new VersionedMap<number>();
    const model = new Map<string, number>();
    const kept: { view: ReadonlyMap<string, number>; copy: Map<string, number> }[] = [];
    let seed = 7;
    const random = (below: number): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let step = 0; step < 2_000; step += 1) {
      const key = `k${String(random(20))}`;
      if (random(3) === 0) {
        map.set(key, undefined);
        model.delete(key);
      } else {
        map.set(key, step);
        model.set(key, step);
      }
      if (random(10) === 0) kept.push({ view: map.snapshot(), copy: new Map(model) });
    }
    for (const { view, copy } of kept) {
      expect(new Map(view)).toEqual(copy);
      expect(view.size).toBe(copy.size);
    }
  });

  it('takes ten thousand snapshots of ten thousand keys without copying them', () => {
    const map = new VersionedMap<number>();
    for (let key = 0; key < 10_000; key += 1) map.set(`k${String(key)}`, key);
    const views = Array.from({ length: 10_000 }, (_, step) => {
      map.set('k5', step);
      return map.snapshot();
    });
    expect(views[0]?.get('k5')).toBe(0);
    expect(views[9_999]?.get('k5')).toBe(9_999);
  });
});
