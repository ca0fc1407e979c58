import type { GuardQuery } from '../../../model/guard.ts';

/** A field of a precondition. */
export type ConditionField = (name: string) => string | undefined;

/** A question that a row answers with yes, or one whose value is compared; undefined where a field that it needs is absent. */
export type ObjectQuery = (field: ConditionField) => GuardQuery | { readonly query: GuardQuery; readonly expected: string } | undefined;

/** How one engine family answers preconditions. */
export interface ObjectQueries {
  readonly objects: Readonly<Record<string, ObjectQuery>>;
  changeSet(table: { readonly schema: string; readonly table: string }, key: { readonly id: string; readonly author: string; readonly path: string }): GuardQuery;
}

/** Conditions of a WHERE, and the values that they bind. */
export class Conditions {
  readonly #mark: (count: number) => string;
  readonly #texts: string[] = [];
  readonly #values: string[] = [];

  /** @param mark placeholder of the n-th value, from 1. */
  constructor(mark: (count: number) => string) {
    this.#mark = mark;
  }

  /** `{}` in a text is the value's place. Nothing where there is no value. */
  add(text: string, value: string | undefined): this {
    if (value === undefined) return this;
    this.#values.push(value);
    this.#texts.push(text.replace('{}', () => this.#mark(this.#values.length)));
    return this;
  }

  /** A condition without a value. */
  always(text: string): this {
    this.#texts.push(text);
    return this;
  }

  query(select: string): GuardQuery {
    return { text: `${select} WHERE ${this.#texts.join(' AND ')}`, values: this.#values };
  }
}

/** Names between commas, as the server lists them. */
export function nameList(text: string | undefined, spell: (name: string) => string): string | undefined {
  return text === undefined ? undefined : text.split(',').map((name) => spell(name.trim())).join(',');
}
