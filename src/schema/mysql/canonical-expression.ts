import { numberForm, quote } from '../literal-forms.ts';
import { callForm, withoutParentheses } from './canonical-functions.ts';
import type { Token } from './canonical-tokens.ts';

/** Raised where the text is no expression of the kind that columns and checks hold. */
export class NotAnExpression extends Error {}

/** Binary operators by how tightly they bind (MySQL 8.4 manual 14.4.1), weakest first. */
const levels: readonly (readonly string[])[] = [
  ['or', '||'], ['xor'], ['and', '&&'], [],
  ['=', '<=>', '>=', '>', '<=', '<', '<>', '!='],
  ['|'], ['&'], ['<<', '>>'], ['-', '+'], ['*', '/', 'div', '%', 'mod'], ['^'],
];
const notLevel = 3;
const comparisonLevel = 4;

const values: Readonly<Record<string, string>> = { true: '1', false: '0', null: 'null' };

const literalForms: Readonly<Partial<Record<Token['kind'], (text: string) => string>>> = {
  string: quote,
  number: numberForm,
  bits: (text) => `b${text}`,
};

const operatorForms: Readonly<Record<string, string>> = { '||': 'or', '&&': 'and', '!=': '<>', mod: '%' };

/**
 * Reads tokens into the canonical form of an expression: prefix form in brackets, without those that were
 * written. Both servers print what they stored, MySQL with every pair of brackets, MariaDB with the needed ones.
 */
export class CanonicalExpression {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The whole text as one expression. */
  whole(): string {
    const form = this.#binary(0);
    if (this.#at < this.#tokens.length) throw new NotAnExpression();
    return form;
  }

  #peek(offset = 0): string {
    const token = this.#tokens[this.#at + offset];
    return token === undefined || token.kind === 'string' || token.kind === 'name' ? '' : token.text;
  }

  #accept(...words: readonly string[]): boolean {
    if (!words.every((word, offset) => this.#peek(offset) === word)) return false;
    this.#at += words.length;
    return true;
  }

  #expect(word: string): void {
    if (!this.#accept(word)) throw new NotAnExpression();
  }

  #next(): Token {
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new NotAnExpression();
    this.#at += 1;
    return token;
  }

  #binary(level: number): string {
    if (level === notLevel && this.#accept('not')) return negated(this.#binary(notLevel));
    const operators = levels[level];
    if (operators === undefined) return this.#unary();
    let left = this.#binary(level + 1);
    for (;;) {
      const operator = this.#peek();
      if (operators.includes(operator)) {
        this.#at += 1;
        left = joined(operatorForms[operator] ?? operator, left, this.#binary(level + 1));
        continue;
      }
      const tested = level === comparisonLevel ? this.#test(left) : undefined;
      if (tested === undefined) return left;
      left = tested;
    }
  }

  /** IS, IN, BETWEEN, LIKE, REGEXP and their negations, which stand behind an operand. */
  #test(left: string): string | undefined {
    if (this.#accept('is', 'not')) return negated(`(is ${left} ${this.#next().text})`);
    if (this.#accept('is')) return `(is ${left} ${this.#next().text})`;
    if (this.#accept('not')) {
      const form = this.#predicate(left);
      if (form === undefined) throw new NotAnExpression();
      return negated(form);
    }
    return this.#predicate(left);
  }

  #predicate(left: string): string | undefined {
    const operand = (): string => this.#binary(comparisonLevel + 1);
    if (this.#accept('in')) return inForm(left, this.#list());
    if (this.#accept('between')) {
      const low = operand();
      this.#expect('and');
      return `(between ${left} ${low} ${operand()})`;
    }
    if (this.#accept('like')) {
      const form = `(like ${left} ${operand()}`;
      return this.#accept('escape') ? `${form} ${operand()})` : `${form})`;
    }
    if (this.#accept('regexp') || this.#accept('rlike')) return `(regexp ${left} ${operand()})`;
    if (this.#accept('sounds', 'like')) return `(= (call soundex ${left}) (call soundex ${operand()}))`;
    return undefined;
  }

  #list(): readonly string[] {
    this.#expect('(');
    const items: string[] = [];
    if (this.#accept(')')) return items;
    do items.push(this.#argument());
    while (this.#accept(','));
    this.#expect(')');
    return items;
  }

  #argument(): string {
    const form = this.#binary(0);
    // CAST (x AS type), CONVERT (x USING set), EXTRACT (unit FROM x) and the like: the words behind belong to the call.
    let rest = '';
    let depth = 0;
    while (this.#at < this.#tokens.length && (depth > 0 || ![',', ')'].includes(this.#peek()))) {
      const token = this.#next();
      if (token.text === '(') depth += 1;
      if (token.text === ')') depth -= 1;
      rest += ` ${token.text}`;
    }
    return rest === '' ? form : `(with ${form}${rest.replace(/ charset | character set /, ' charset ')})`;
  }

  #unary(): string {
    if (this.#accept('-')) return minus(this.#unary());
    if (this.#accept('+')) return this.#unary();
    if (this.#accept('~')) return `(~ ${this.#unary()})`;
    if (this.#accept('!')) return negated(this.#unary());
    if (this.#accept('binary')) return `(binary ${this.#unary()})`;
    return this.#suffixed(this.#primary());
  }

  /** COLLATE and the two arrows into JSON. */
  #suffixed(form: string): string {
    if (this.#accept('collate')) return this.#suffixed(`(collate ${form} ${this.#next().text.toLowerCase()})`);
    if (this.#accept('->>')) return this.#suffixed(`(call json_unquote (call json_extract ${form} ${this.#primary()}))`);
    if (this.#accept('->')) return this.#suffixed(`(call json_extract ${form} ${this.#primary()})`);
    return form;
  }

  #primary(): string {
    if (this.#accept('(')) {
      const items = [this.#binary(0)];
      while (this.#accept(',')) items.push(this.#binary(0));
      this.#expect(')');
      return items.length === 1 ? (items[0] ?? '') : `(row ${items.join(' ')})`;
    }
    const token = this.#next();
    if (token.kind === 'operator') throw new NotAnExpression();
    const form = literalForms[token.kind];
    return form === undefined ? this.#named(token) : form(token.text);
  }

  #named(token: Token): string {
    const keyword = token.kind === 'word' ? this.#keyword(token.text) : undefined;
    if (keyword !== undefined) return keyword;
    let name = token.text;
    while (this.#accept('.')) name = this.#next().text;
    if (this.#peek() === '(') return callForm(name.toLowerCase(), this.#list());
    const isCall = token.kind === 'word' && withoutParentheses.has(name);
    return isCall ? callForm(name, []) : JSON.stringify(name.toLowerCase());
  }

  /** Words that are values or begin a syntax of their own. */
  #keyword(word: string): string | undefined {
    const value = values[word];
    if (value !== undefined) return value;
    if (word === 'case') return this.#case();
    if (word === 'next' && this.#accept('value', 'for')) return `(call nextval ${JSON.stringify(this.#next().text.toLowerCase())})`;
    if (word === 'interval' && this.#peek() !== '(') return `(interval ${this.#binary(comparisonLevel + 1)} ${this.#next().text})`;
    return undefined;
  }

  #case(): string {
    const parts = this.#peek() === 'when' ? [] : [this.#binary(0)];
    while (this.#accept('when')) {
      const condition = this.#binary(0);
      this.#expect('then');
      parts.push(`(when ${condition} ${this.#binary(0)})`);
    }
    parts.push(this.#accept('else') ? this.#binary(0) : 'null');
    this.#expect('end');
    return `(case ${parts.join(' ')})`;
  }
}

/** AND in AND is one AND, OR in OR one OR; their operands are truth values. */
function joined(operator: string, left: string, right: string): string {
  if (operator === 'xor') return `(xor ${truth(left)} ${truth(right)})`;
  // MySQL prints a condition on a lone column as 0 <> column.
  if ((operator === '=' || operator === '<>') && left === '0') return `(${operator} ${right} ${left})`;
  if (operator !== 'and' && operator !== 'or') return `(${operator} ${left} ${right})`;
  const inner = (form: string): string => (form.startsWith(`(${operator} `) ? form.slice(operator.length + 2, -1) : truth(form));
  return `(${operator} ${inner(left)} ${inner(right)})`;
}

/** A lone column as a condition is a comparison with 0, which is how MariaDB prints it. */
function truth(form: string): string {
  return form.startsWith('"') ? `(<> ${form} 0)` : form;
}

const opposites: Readonly<Record<string, string>> = { '=': '<>', '<>': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

/** NOT NOT is nothing, NOT of a comparison is its opposite, and NOT of a column a comparison with 0: so MariaDB prints them. */
function negated(form: string): string {
  if (form.startsWith('(not ')) return form.slice(5, -1);
  if (form.startsWith('"')) return `(= ${form} 0)`;
  const operator = /^\((\S+) /.exec(form)?.[1] ?? '';
  const opposite = opposites[operator];
  return opposite === undefined ? `(not ${form})` : `(${opposite} ${form.slice(operator.length + 2)}`;
}

/** IN with one value is a comparison. */
function inForm(left: string, items: readonly string[]): string {
  return items.length === 1 ? `(= ${left} ${items[0] ?? ''})` : `(in ${[left, ...items].join(' ')})`;
}

function minus(form: string): string {
  return /^\d/.test(form) ? numberForm(`-${form}`) : `(minus ${form})`;
}
