/** One value of a key and the version that wrote it. */
interface Written<Value> {
  readonly version: number;
  readonly value: Value | undefined;
}

/** All values of a key, versions ascending. */
type History<Value> = Written<Value>[];

/**
 * A map with one line of history. Writing costs what a Map costs; a snapshot costs nothing and stays
 * as it was, because a write after it keeps the older value before the new one. Rules hold a state before
 * each of thousands of operations: copying the map for each would be quadratic.
 */
export class VersionedMap<Value> {
  readonly #entries = new Map<string, History<Value>>();
  #version = 0;
  #size = 0;

  /** The value of a key now. */
  get(key: string): Value | undefined {
    return this.#entries.get(key)?.at(-1)?.value;
  }

  /** Whether a key has a value now. */
  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** Sets a value; `undefined` removes the key. */
  set(key: string, value: Value | undefined): void {
    const history = this.#entries.get(key) ?? [];
    const last = history.at(-1);
    this.#size += Number(value !== undefined) - Number(last?.value !== undefined);
    // No snapshot has seen what this version wrote.
    if (last?.version === this.#version) history.pop();
    if (value !== undefined || history.length > 0) history.push({ version: this.#version, value });
    if (history.length === 0) this.#entries.delete(key);
    else this.#entries.set(key, history);
  }

  /** What the map holds now, for ever. */
  snapshot(): ReadonlyMap<string, Value> {
    const view = new SnapshotView(this.#entries, this.#version, this.#size);
    this.#version += 1;
    return view;
  }

  /** The present keys and values; the caller may write while it walks over them. */
  entries(): readonly (readonly [string, Value])[] {
    return [...new SnapshotView(this.#entries, this.#version, this.#size)];
  }
}

/** A map as it was at one version. */
class SnapshotView<Value> implements ReadonlyMap<string, Value> {
  readonly size: number;
  readonly #entries: ReadonlyMap<string, History<Value>>;
  readonly #version: number;

  constructor(entries: ReadonlyMap<string, History<Value>>, version: number, size: number) {
    this.#entries = entries;
    this.#version = version;
    this.size = size;
  }

  get(key: string): Value | undefined {
    const history = this.#entries.get(key);
    if (history === undefined) return undefined;
    const last = history.at(-1);
    // Most keys are written once, and asked for long after.
    if (last === undefined || last.version <= this.#version) return last?.value;
    return lastUpTo(history, this.#version)?.value;
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  *entries(): MapIterator<[string, Value]> {
    for (const key of this.#entries.keys()) {
      const value = this.get(key);
      if (value !== undefined) yield [key, value];
    }
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const [key] of this.entries()) yield key;
    return undefined;
  }

  *values(): MapIterator<Value> {
    for (const [, value] of this.entries()) yield value;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, Value]> {
    return this.entries();
  }

  forEach(callback: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void): void {
    for (const [key, value] of this.entries()) callback(value, key, this);
  }
}

/** The last write that is not newer than a version; found by halves, since one table may be altered very often. */
function lastUpTo<Value>(history: readonly Written<Value>[], version: number): Written<Value> | undefined {
  let low = 0;
  let high = history.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((history[middle]?.version ?? 0) <= version) low = middle + 1;
    else high = middle;
  }
  return history[low - 1];
}
