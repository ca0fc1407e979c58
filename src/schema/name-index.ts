/**
 * Where names were once seen: a name and the keys of the tables or objects that had it. Entries are never
 * taken out, so that undoing a transaction needs no care here; whoever asks checks what the owners have now.
 */
export class NameIndex<Name = string> {
  readonly #owners = new Map<Name, Set<string>>();

  add(name: Name, owner: string): void {
    const owners = this.#owners.get(name);
    if (owners === undefined) this.#owners.set(name, new Set([owner]));
    else owners.add(owner);
  }

  /** Keys that had the name, in the order in which they got it. */
  of(name: Name): Iterable<string> {
    return this.#owners.get(name) ?? [];
  }
}
