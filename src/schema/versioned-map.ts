/** One value of a key and the version that wrote it; older values hang behind it. */
interface Entry<Value> {
  readonly version: number;
  readonly value: Value | undefined;
  readonly older: Entry<Value> | undefined;
}

/**
 * A map with one line of history. Writing costs what a Map costs; a snapshot costs nothing and stays
 * as it was, because a write after it keeps the older value behind the new one. Rules hold a state before
 * each of thousands of operations: copying the map for each would be quadratic.
 */
export class VersionedMap<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  #version = 0;
  #size = 0;

  /** The value of a key now. */
  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Whether a key has a value now. */
  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** Sets a value; `undefined` removes the key. */
  set(key: string, value: Value | undefined): void {
    const head = this.#entries.get(key);
    this.#size += Number(value !== undefined) - Number(head?.value !== undefined);
    const older = head !== undefined && head.version === this.#version ? head.older : head;
    if (value === undefined && older === undefined) this.#entries.delete(key);
    else this.#entries.set(key, { version: this.#version, value, older });
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
  readonly #entries: ReadonlyMap<string, Entry<Value>>;
  readonly #version: number;

  constructor(entries: ReadonlyMap<string, Entry<Value>>, version: number, size: number) {
    this.#entries = entries;
    this.#version = version;
    this.size = size;
  }

  get(key: string): Value | undefined {
    let entry = this.#entries.get(key);
    while (entry !== undefined && entry.version > this.#version) entry = entry.older;
    return entry?.value;
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
