import type { OperationKind } from '../model/operation.ts';

/** Anything that belongs to an operation. */
interface OfOperation {
  readonly operation: { readonly kind: OperationKind };
}

/** Items by the kind of their operation; their number is their place. */
export class KindIndex<Item extends OfOperation> {
  readonly #items: readonly Item[];
  readonly #places = new Map<OperationKind, number[]>();

  constructor(items: readonly Item[]) {
    this.#items = items;
    for (const [place, { operation: { kind } }] of items.entries()) {
      const places = this.#places.get(kind);
      if (places === undefined) this.#places.set(kind, [place]);
      else places.push(place);
    }
  }

  /** The items of some kinds, in their order. */
  of(kinds: readonly OperationKind[]): readonly Item[] {
    const found = kinds.flatMap((kind) => this.#places.get(kind) ?? []);
    if (kinds.length > 1) found.sort((left, right) => left - right);
    return found.flatMap((place) => this.#items[place] ?? []);
  }
}
