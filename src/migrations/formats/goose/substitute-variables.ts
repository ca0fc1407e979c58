/** Tells the value of a variable; undefined where it has none. */
export type ValueOf = (name: string) => string | undefined;

/** What is wrong with a line. */
export class BadSubstitution extends Error {}

/**
 * Replaces variables in one line as goose does between ENVSUB ON and OFF: `$NAME`, `${NAME}`, `${NAME:-otherwise}`,
 * `${NAME-otherwise}`, `${NAME:offset:length}`, `${NAME?message}`. `$$` and `\$` stand for a dollar; `$(` stays.
 * @throws BadSubstitution for a variable without a value, and for what is none of these.
 */
export function substituteVariables(line: string, valueOf: ValueOf): string {
  return new Substitution(line, valueOf).expand('');
}

class Substitution {
  private readonly line: string;
  private readonly valueOf: ValueOf;
  private at = 0;

  constructor(line: string, valueOf: ValueOf) {
    this.line = line;
    this.valueOf = valueOf;
  }

  /** Reads up to a closing sign, or to the end. */
  expand(close: '' | '}'): string {
    let expanded = '';
    while (this.at < this.line.length && this.line[this.at] !== close) expanded += this.piece(close);
    return expanded;
  }

  private piece(close: string): string {
    const pair = this.line.slice(this.at, this.at + 2);
    const kept = pairs[pair];
    if (kept !== undefined) {
      this.at += 2;
      return kept;
    }
    if (pair[0] === '$' && this.at < this.line.length - 1) return this.variable();
    const start = this.at;
    this.at += 1;
    while (this.at < this.line.length && !['$', '\\', close].includes(this.line[this.at] ?? '')) this.at += 1;
    return this.line.slice(start, this.at);
  }

  private variable(): string {
    this.at += 1;
    if (this.line[this.at] !== '{') return this.required(this.name());
    this.at += 1;
    const value = this.braced(this.name());
    if (this.line[this.at] !== '}') throw new BadSubstitution('a variable in braces is not closed');
    this.at += 1;
    return value;
  }

  private braced(name: string): string {
    const operator = /^(?::-|[:?-])/.exec(this.line.slice(this.at))?.[0] ?? '';
    this.at += operator.length;
    const value = this.valueOf(name);
    if (operator === ':') return this.slice(this.required(name));
    if (operator === '') return this.line[this.at] === '}' ? this.required(name) : '';
    const otherwise = this.expand('}');
    if (operator === '?') return value ?? missing(name, otherwise);
    return valueOr(otherwise, operator, value);
  }

  /** Offsets count bytes, from the end where they are negative. */
  private slice(value: string): string {
    const [, offset, length] = /^\s*([+-]?\d+)\s*(?::\s*([+-]?\d+)\s*)?(?=\})/.exec(this.line.slice(this.at)) ?? [];
    if (offset === undefined) throw new BadSubstitution('the offset of a variable is no number');
    this.at = this.line.indexOf('}', this.at);
    const bytes = Buffer.from(value);
    const from = Number(offset) < 0 ? Math.max(bytes.length + Number(offset), 0) : Number(offset);
    const to = length === undefined ? bytes.length : Number(length) + (Number(length) < 0 ? bytes.length : from);
    return bytes.subarray(from, Math.max(to, from)).toString();
  }

  private name(): string {
    const name = /^\p{L}[\p{L}\p{N}_]*/u.exec(this.line.slice(this.at))?.[0];
    if (name === undefined) throw new BadSubstitution('the name of a variable begins with a letter');
    this.at += name.length;
    return name;
  }

  private required(name: string): string {
    return this.valueOf(name) ?? missing(name, '');
  }
}

/** What stands for itself, or for a dollar. */
const pairs: Readonly<Record<string, string>> = { '\\\\': '\\\\', '\\$': '$', '$$': '$', '$(': '$(' };

/** `:-` takes an empty value for none. */
function valueOr(otherwise: string, operator: string, value: string | undefined): string {
  return value === undefined || (operator === ':-' && value === '') ? otherwise : value;
}

function missing(name: string, message: string): never {
  throw new BadSubstitution(`\${${name}}${message === '' ? '' : `: ${message}`}`);
}
