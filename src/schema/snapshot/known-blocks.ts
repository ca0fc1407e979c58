import type { InspectedSchema, ObjectGroup, ObjectKey } from '../../model/schema-object.ts';
import { writeBlock } from './block-writer.ts';
import { readScalar } from './scalar-text.ts';
import { ExpectedText } from './text-output.ts';

/** A block of a file that says what a group of another schema says. */
export interface KnownBlock {
  readonly group: ObjectGroup;
  readonly text: string;
  /** Where what comes behind it begins. */
  readonly end: number;
}

/**
 * Finds the blocks of a schema file that are, letter by letter, what would be written of a schema that was read elsewhere:
 * they need not be read, and of most files that is nearly all. What is not sure counts as not known.
 */
export class KnownBlocks {
  readonly #text: string;
  readonly #schema: InspectedSchema;
  readonly #found = new Map<ObjectKey, KnownBlock>();
  #names: ReadonlySet<string> | undefined;

  constructor(text: string, schema: InspectedSchema) {
    this.#text = text;
    this.#schema = schema;
  }

  /** The block that begins at a place. */
  find(start: number): KnownBlock | undefined {
    const group = this.#schema.groups.get(this.#keyAt(start));
    if (group === undefined) return undefined;
    const output = new ExpectedText(this.#text, start);
    writeBlock(group, output);
    const last = output.end ?? start;
    const end = last === start ? undefined : this.#endOf(last);
    if (end === undefined) return undefined;
    const block = { group, text: this.#text.slice(start, last), end };
    this.#found.set(group.key, block);
    return block;
  }

  /**
   * Whether a block that was found may hold an object of a block that had to be read, whose keys these are. In the other
   * schema no two objects have one key, so that only those are in doubt that their group does not have there.
   */
  mayHold(keys: readonly ObjectKey[]): boolean {
    const [top = ''] = keys;
    const own = new Set(this.#schema.groups.get(top)?.objects().map(({ key }) => key));
    return this.#found.has(top) || keys.some((key) => !own.has(key) && this.#isNamed(key));
  }

  /** A key is a kind, a colon and a name, of comments and grants the key of what they are on; quotes are not looked into. */
  #isNamed(key: ObjectKey): boolean {
    this.#names ??= new Set([...this.#found.values()].flatMap(({ text }) => namesIn(text)));
    const parts = key.split(':');
    const names = this.#names;
    return key.includes('"') || parts.some((_, index) => index > 0 && names.has(parts.slice(index).join(':')));
  }

  #keyAt(start: number): ObjectKey {
    const stop = this.#text.indexOf('\n', start);
    const header = this.#text.slice(start, stop < 0 ? this.#text.length : stop);
    const space = header.indexOf(' ');
    return `${header.slice(0, space)}:${String(readScalar(header.slice(space + 1)))}`;
  }

  /** Behind the empty lines after a block; undefined where what follows may still belong to it, as comments and deeper lines may. */
  #endOf(last: number): number | undefined {
    let next = last;
    while (this.#text[next] === '\n') next += 1;
    const isEnd = next === this.#text.length || (next > last && /[a-z]/.test(this.#text.charAt(next)));
    return isEnd ? next : undefined;
  }
}

/** Names in the first lines of the blocks of a group. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/^(?: {2})?[a-z_]+ (.+)$/gm)].map(([, name = '']) => String(readScalar(name)));
}
