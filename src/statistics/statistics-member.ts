import { UserError } from '../errors/user-error.ts';

/** Where a value stands: the file, and the keys that lead to it. */
interface Place {
  readonly path: string;
  readonly keys: readonly string[];
}

/** Longest name or sentence: a qualified name of either engine fits. */
const longestText = 1000;

/** A value of a statistics file with its place. What it is asked for and is not, it refuses. */
export class StatisticsMember {
  readonly #value: unknown;
  readonly #place: Place;

  constructor(value: unknown, place: Place) {
    this.#value = value;
    this.#place = place;
  }

  object(): this {
    return isObject(this.#value) ? this : this.#refuse('an object');
  }

  /** A member of an object; undefined where it is not there or null. */
  member(name: string): StatisticsMember | undefined {
    if (!isObject(this.#value) || !Object.hasOwn(this.#value, name)) return undefined;
    const value = this.#value[name];
    return value === null || value === undefined ? undefined : this.#inside(name, value);
  }

  required(name: string): StatisticsMember {
    return this.member(name) ?? this.#inside(name, undefined).#refuse('a value');
  }

  entries(): readonly (readonly [string, StatisticsMember])[] {
    if (!isObject(this.#value)) return this.#refuse('an object');
    return Object.entries(this.#value).map(([name, value]) => {
      const member = this.#inside(name, value);
      return isText(name) ? [name, member] : member.#refuse(`a name of 1 to ${String(longestText)} characters`);
    });
  }

  items(): readonly StatisticsMember[] {
    if (!Array.isArray(this.#value)) return this.#refuse('a list');
    return this.#value.map((item: unknown, index) => this.#inside(String(index), item));
  }

  text(): string {
    const value = this.#value;
    return typeof value === 'string' && isText(value) ? value : this.#refuse(`a text of 1 to ${String(longestText)} characters`);
  }

  choice<const Choice extends string>(choices: readonly Choice[]): Choice {
    return choices.find((choice) => choice === this.#value) ?? this.#refuse(`one of ${choices.join(', ')}`);
  }

  /** A whole number that is not negative. Those above 2^53 are near what the server has. */
  count(): number {
    const value = this.#value;
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : this.#refuse('a whole number, 0 or more');
  }

  amount(): number {
    const value = this.#value;
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : this.#refuse('a number, 0 or more');
  }

  share(): number {
    const value = this.#value;
    return typeof value === 'number' && value >= 0 && value <= 1 ? value : this.#refuse('a number from 0 to 1');
  }

  /** A time in UTC. */
  time(): string {
    const value = this.#value;
    const isTime = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/.test(value) && !Number.isNaN(Date.parse(value));
    return isTime ? value : this.#refuse('a time in UTC such as 2026-11-20T08:00:00Z');
  }

  /** The error that this value is not what is expected here. */
  wrong(expected: string): UserError {
    return new UserError('statistics/file-invalid', { where: `${this.#place.path}: ${pathText(this.#place.keys)}`, expected, actual: kindOf(this.#value) });
  }

  #inside(key: string, value: unknown): StatisticsMember {
    return new StatisticsMember(value, { ...this.#place, keys: [...this.#place.keys, key] });
  }

  #refuse(expected: string): never {
    throw this.wrong(expected);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(text: string): boolean {
  return text.length > 0 && text.length <= longestText && !/\p{Cc}/u.test(text);
}

/** `tables["public.users"].rows`. */
function pathText(keys: readonly string[]): string {
  if (keys.length === 0) return 'the whole file';
  return keys.map((key, index) => (/^[A-Za-z]\w*$/.test(key) ? `${index === 0 ? '' : '.'}${key}` : `[${JSON.stringify(key.slice(0, 200))}]`)).join('');
}

/** Of a text nothing but that it is one: the file may have been named by mistake. */
function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? 'a text' : 'an object';
}
