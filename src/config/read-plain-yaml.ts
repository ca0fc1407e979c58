import type { ConfigValue } from './check-config.ts';

/**
 * Reads the YAML that configuration files are made of: block mappings, block lists of values, and on one line scalars,
 * quoted texts and flow collections. Gives what the reader of all of YAML gives, or undefined where a file holds
 * anything else; a test compares the two on generated files.
 */
export function readPlainYaml(text: string): ConfigValue | undefined {
  try {
    return new BlockReader(text).read();
  } catch (error) {
    if (error instanceof NotPlain) return undefined;
    throw error;
  }
}

/** The text holds more than is read here. */
class NotPlain extends Error {}

interface Line {
  readonly indent: number;
  /** A key, or a dash for an entry of a list. */
  readonly head: string;
  readonly rest: string;
}

const skippedLine = /^ *(?:#.*)?$/;
const keyLine = /^( *)(?:([A-Za-z_][\w-]*):(?= |$)|-(?= ))(.*)$/;

class BlockReader {
  readonly #lines: readonly Line[];
  #next = 0;

  constructor(text: string) {
    this.#lines = text.split(/\r?\n/).filter((line) => !skippedLine.test(line)).map(readLine);
  }

  read(): ConfigValue {
    const value = this.#block(0);
    if (this.#next < this.#lines.length) throw new NotPlain();
    return value;
  }

  #block(indent: number): ConfigValue {
    const first = this.#lines[this.#next];
    if (first?.indent !== indent) throw new NotPlain();
    return first.head === '-' ? this.#list(indent) : this.#mapping(indent);
  }

  #list(indent: number): readonly ConfigValue[] {
    const entries: ConfigValue[] = [];
    for (let line = this.#at(indent); line?.head === '-'; line = this.#at(indent)) {
      this.#next += 1;
      entries.push(new LineReader(line.rest).readWhole());
    }
    return entries;
  }

  #mapping(indent: number): ConfigValue {
    const entries = new Map<string, ConfigValue>();
    for (let line = this.#at(indent); line !== undefined; line = this.#at(indent)) {
      if (line.head === '-') throw new NotPlain();
      this.#next += 1;
      addEntry(entries, line.head, this.#valueOf(line));
    }
    return Object.fromEntries(entries);
  }

  #valueOf(line: Line): ConfigValue {
    if (!skippedLine.test(line.rest)) return new LineReader(line.rest).readWhole();
    const below = this.#lines[this.#next]?.indent ?? 0;
    if (below <= line.indent) throw new NotPlain();
    return this.#block(below);
  }

  /** The next line where it belongs to the block of this depth; one that is deeper would continue a value. */
  #at(indent: number): Line | undefined {
    const line = this.#lines[this.#next];
    if (line === undefined || line.indent < indent) return undefined;
    if (line.indent > indent) throw new NotPlain();
    return line;
  }
}

function readLine(text: string): Line {
  const [, indent, head = '-', rest] = keyLine.exec(text) ?? [];
  if (indent === undefined || rest === undefined) throw new NotPlain();
  return { indent: indent.length, head, rest };
}

/** A key twice is an error that the other reader places. */
function addEntry(entries: Map<string, ConfigValue>, key: string, value: ConfigValue): void {
  if (entries.has(key) || yamlWord.test(key)) throw new NotPlain();
  entries.set(key, value);
}

/** Words that are no texts, in whatever case. */
const yamlWord = /^(?:true|false|null)$/i;

const words: ReadonlyMap<string, ConfigValue> = new Map([['true', true], ['false', false], ['null', null]]);

/** Texts, durations and versions of three parts; numbers as decimal digits. */
const textWord = /^(?:[A-Za-z_]|\.{1,2}\/)[\w./*@+-]*$|^\d+(?:ms|s|m|h|d)$|^\d+\.\d+\.\d+$/;
const numberWord = /^(?:0|[1-9]\d{0,14})(?:\.\d{1,6})?$/;

/** The part of a line behind a key. */
class LineReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  readWhole(): ConfigValue {
    const value = this.#value();
    if (!/^(?: *| +#.*)$/.test(this.#text.slice(this.#at))) throw new NotPlain();
    return value;
  }

  #value(): ConfigValue {
    this.#take(/ */y);
    switch (this.#text.charAt(this.#at)) {
      case '{':
        return this.#flowMapping();
      case '[':
        return this.#flowList();
      case '"':
        return this.#need(/"[^"\\]*"/y).slice(1, -1);
      case "'":
        return this.#need(/'[^']*'(?!')/y).slice(1, -1);
      default:
        return scalarOf(this.#need(/[\w./*@+-]+/y));
    }
  }

  #flowMapping(): ConfigValue {
    const entries = new Map<string, ConfigValue>();
    this.#items('}', () => {
      const key = this.#need(/[A-Za-z_][\w-]*(?=: )/y);
      this.#need(/: /y);
      addEntry(entries, key, this.#value());
    });
    return Object.fromEntries(entries);
  }

  #flowList(): readonly ConfigValue[] {
    const entries: ConfigValue[] = [];
    this.#items(']', () => entries.push(this.#value()));
    return entries;
  }

  /** Reads what stands between two brackets, separated by commas. */
  #items(close: '}' | ']', readItem: () => void): void {
    this.#need(/[{[] */y);
    if (this.#text.charAt(this.#at) !== close) {
      do {
        readItem();
        this.#take(/ */y);
      } while (this.#take(/, */y) !== '');
    }
    if (this.#text.charAt(this.#at) !== close) throw new NotPlain();
    this.#at += 1;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #need(pattern: RegExp): string {
    const found = this.#take(pattern);
    if (found === '') throw new NotPlain();
    return found;
  }
}

function scalarOf(word: string): ConfigValue {
  const known = words.get(word);
  if (known !== undefined) return known;
  if (numberWord.test(word)) return Number(word);
  if (!textWord.test(word) || yamlWord.test(word)) throw new NotPlain();
  return word;
}
