import { didYouMean } from '../../errors/nearest-name.ts';
import { objectKinds, type AttributeValue, type ObjectMark, type SchemaObject } from '../../model/schema-object.ts';
import type { Line, LineReader } from './line-reader.ts';
import { readItems, readQuoted, readScalar } from './scalar-text.ts';
import { usualParts, type Neighbours, type UsualParts } from './usual-parts.ts';

/** Where a block stands, and what stands before it. */
interface Surroundings {
  readonly indent: number;
  readonly neighbours?: Neighbours;
}

type Values = ReadonlyMap<string, AttributeValue>;

const marks = ['generated-name', 'inherited', 'implicit', 'owned'] as const satisfies readonly ObjectMark[];

/** What of a block is no attribute. */
const ownNames = ['@key', '@place.schema', '@place.table', '@place.name', '@place.signature', '@parent', '@position', '@marks', '@uses', '@written'] as const;

/** Reads one block: a line of kind and name, and deeper lines of what is known about the object. */
export function readObject(reader: LineReader, { indent, neighbours }: Surroundings): SchemaObject {
  const line = reader.peek();
  const [word = '', ...rest] = line?.text.split(' ') ?? [];
  const kind = objectKinds.find((one) => one === word);
  const name = readScalar(rest.join(' '));
  if (line?.indent !== indent || kind === undefined || typeof name !== 'string') throw reader.invalid(line, expectedBlock(word));
  reader.skip();
  const values = readValues(reader, indent + 2);
  checkOwnValues(reader, line, values);
  return {
    kind,
    name,
    ...readIdentity(values, usualParts(kind, name, neighbours)),
    attributes: Object.fromEntries([...values].filter(([key]) => !key.startsWith('@'))),
    marks: marks.filter((mark) => listOf(values.get('@marks')).includes(mark)),
    uses: listOf(values.get('@uses')),
    ...readRest(values.get('@written'), values.get('@position')),
  };
}

function readRest(written: AttributeValue | undefined, position: AttributeValue | undefined): Pick<SchemaObject, 'written' | 'position'> {
  return { ...(typeof written === 'string' ? { written } : {}), ...(typeof position === 'number' ? { position } : {}) };
}

function checkOwnValues(reader: LineReader, line: Line, values: Values): void {
  const position = values.get('@position');
  if (position !== undefined && typeof position !== 'number') throw reader.invalid(line, 'a number as @position');
  if (listOf(values.get('@marks')).some((mark) => !marks.some((known) => known === mark))) throw reader.invalid(line, `marks among ${marks.join(', ')}`);
}

function expectedBlock(word: string): string {
  const meant = didYouMean(word, objectKinds);
  return `a kind of object and its name, such as table public.orders${meant === undefined ? '' : `; ${meant}`}`;
}

function readIdentity(values: Values, usual: UsualParts): Pick<SchemaObject, 'key' | 'place' | 'parent'> {
  const parts = [...values].filter(([name]) => name.startsWith('@place.'));
  const parent = textOf(values.get('@parent')) ?? usual.parent ?? '';
  return {
    key: textOf(values.get('@key')) ?? usual.key,
    place: parts.length === 0 ? usual.place : { name: '', ...Object.fromEntries(parts.map(([name, value]) => [name.slice('@place.'.length), String(value)])) },
    ...(parent === '' ? {} : { parent }),
  };
}

/** Lines `name: value`, the value behind it or on deeper lines. */
function readValues(reader: LineReader, indent: number): Values {
  const values = new Map<string, AttributeValue>();
  for (let line = reader.peek(); line?.indent === indent; line = reader.peek()) {
    const [name, text] = /^(@?[a-z][\w.]*):(?: (.*))?$/s.exec(line.text)?.slice(1) ?? [];
    if (name === undefined) break;
    const isKnown = !name.startsWith('@') || ownNames.some((one) => one === name);
    if (!isKnown) throw reader.invalid(line, `one of ${ownNames.join(', ')}`);
    if (values.has(name)) throw reader.invalid(line, `${name} once`);
    reader.skip();
    values.set(name, readValue(reader, { ...line, text: text ?? '' }, line));
  }
  return values;
}

function readValue(reader: LineReader, { text, indent }: Line, line: Line): AttributeValue {
  if (text === '') return readLong(reader, { line, indent: indent + 2, begins: '- ' }).map((item) => asText(reader, item, readScalar(item.text.slice(2))));
  if (text === '|') return readLong(reader, { line, indent: indent + 2, begins: '|"' }).map((part) => asText(reader, part, part.text.startsWith('|') ? part.text.slice(1) : readQuoted(part.text))).join('\n');
  const value = text.startsWith('[') ? readItems(text) : readScalar(text);
  if (value === undefined) throw reader.invalid(line, 'a number, true, false, a text or a list, odd texts in double quotes');
  return value;
}

interface LongValue {
  readonly line: Line;
  readonly indent: number;
  /** Characters of which each line has one first, or the two with which it begins. */
  readonly begins: string;
}

function readLong(reader: LineReader, { line, indent, begins }: LongValue): readonly Line[] {
  const isItem = begins === '- ';
  const lines = reader.takeAll(indent, (text) => (isItem ? text.startsWith(begins) : begins.includes(text.charAt(0))));
  if (lines.length === 0) throw reader.invalid(reader.peek() ?? line, isItem ? 'items of the list, each behind a dash' : 'lines of the text, each behind a bar');
  return lines;
}

function asText(reader: LineReader, line: Line, value: string | number | boolean | undefined): string {
  if (typeof value !== 'string') throw reader.invalid(line, 'a text, in double quotes where it is odd');
  return value;
}

function textOf(value: AttributeValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function listOf(value: AttributeValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}
