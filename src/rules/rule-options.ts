import { InternalError } from '../errors/internal-error.ts';
import { UserError } from '../errors/user-error.ts';
import { nearestName } from '../errors/nearest-name.ts';

/** One option of a rule: drives parsing, the JSON schema and the docs. */
export type RuleOption =
  | { readonly type: 'boolean'; readonly default: boolean; readonly summary: string }
  | { readonly type: 'integer'; readonly default: number; readonly summary: string }
  | { readonly type: 'choice'; readonly values: readonly string[]; readonly default: string; readonly summary: string }
  | { readonly type: 'string-list'; readonly default: readonly string[]; readonly summary: string }
  /** Regular expressions; one without anchors matches anywhere in the name. */
  | { readonly type: 'pattern-list'; readonly default: readonly string[]; readonly summary: string }
  /** Names to regular expressions, in which names in braces may stand for others. */
  | { readonly type: 'pattern-map'; readonly default: Readonly<Record<string, string>>; readonly summary: string };

/** The options of one rule, complete and parsed. Asking for one that the rule does not declare is a defect. */
export class OptionValues {
  readonly #rule: string;
  readonly #values: ReadonlyMap<string, unknown>;
  readonly #patterns = new Map<string, readonly RegExp[]>();

  constructor(rule: string, values: ReadonlyMap<string, unknown>) {
    this.#rule = rule;
    this.#values = values;
  }

  flag(name: string): boolean {
    const value = this.#values.get(name);
    return typeof value === 'boolean' ? value : this.#undeclared(name);
  }

  count(name: string): number {
    const value = this.#values.get(name);
    return typeof value === 'number' ? value : this.#undeclared(name);
  }

  choice(name: string): string {
    const value = this.#values.get(name);
    return typeof value === 'string' ? value : this.#undeclared(name);
  }

  list(name: string): readonly string[] {
    const value = this.#values.get(name);
    return isStringList(value) ? value : this.#undeclared(name);
  }

  map(name: string): Readonly<Record<string, string>> {
    const value = this.#values.get(name);
    return isStringMap(value) ? value : this.#undeclared(name);
  }

  /** Whether one of the expressions of a pattern list matches. */
  matches(name: string, text: string): boolean {
    const known = this.#patterns.get(name) ?? this.list(name).map((pattern) => new RegExp(pattern, 'u'));
    this.#patterns.set(name, known);
    return known.some((pattern) => pattern.test(text));
  }

  #undeclared(name: string): never {
    throw new InternalError(`rule ${this.#rule} reads option ${name}, which it does not declare so`);
  }
}

/** A rule as far as its options go. */
interface Configurable {
  readonly id: string;
  readonly options: Readonly<Record<string, RuleOption>>;
}

/**
 * Completes a rule's options with their defaults.
 * @throws UserError config/unknown-key, config/wrong-value with the option's dotted key.
 */
export function parseRuleOptions(rule: Configurable, given: Readonly<Record<string, unknown>>): OptionValues {
  const declared = new Map(Object.entries(rule.options));
  const values = new Map<string, unknown>([...declared].map(([name, option]) => [name, option.default]));
  for (const [name, value] of Object.entries(given)) {
    const option = declared.get(name);
    const where = `lint.rules.${rule.id}.${name}`;
    if (option === undefined) throw unknownOption(name, where, [...declared.keys()]);
    const { expected, accepts } = option.type === 'choice' ? choiceForm(option.values) : forms[option.type];
    if (!accepts(value)) throw new UserError('config/wrong-value', { where, expected, actual: JSON.stringify(value) });
    values.set(name, value);
  }
  return new OptionValues(rule.id, values);
}

function unknownOption(name: string, where: string, known: readonly string[]): UserError {
  const close = nearestName(name, known);
  const expected = known.length === 0 ? 'no options: the rule has none' : close ?? known.join(', ');
  return new UserError('config/unknown-key', { where, expected, actual: name });
}

/** What an option expects, and the test for it. */
interface Form {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
}

function choiceForm(values: readonly string[]): Form {
  return { expected: values.join(' or '), accepts: (value) => typeof value === 'string' && values.includes(value) };
}

const forms: Readonly<Record<Exclude<RuleOption['type'], 'choice'>, Form>> = {
  'boolean': { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  'integer': { expected: 'a whole number', accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 0 },
  'string-list': { expected: 'a list of texts', accepts: isStringList },
  'pattern-list': { expected: 'a list of regular expressions', accepts: (value) => isStringList(value) && value.every(isPattern) },
  'pattern-map': {
    expected: 'a mapping of names to regular expressions',
    accepts: (value) => isStringMap(value) && Object.values(value).every((text) => isPattern(text.replace(/\{[a-z]+\}/g, 'x'))),
  },
};

function isStringList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isStringMap(value: unknown): value is Readonly<Record<string, string>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    && Object.values(value).every((item) => typeof item === 'string');
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}
