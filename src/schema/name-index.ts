/**
 * Where names were once seen: a name and the keys of the tables or objects that had it. Entries are never
 * taken out, so that undoing a transaction needs no care here; whoever asks checks what the owners have now.
 */
export class NameIndex {
  readonly #owners = new Map<string, Set<string>>();

  add(name: string, owner: string): void {
    const owners = this.#owners.get(name);
    if (owners === undefined) this.#owners.set(name, new Set([owner]));
    else owners.add(owner);
  }

  /** Keys that had the name, in the order in which they got it. */
  of(name: string): Iterable<string> {
    return this.#owners.get(name) ?? [];
  }
}
