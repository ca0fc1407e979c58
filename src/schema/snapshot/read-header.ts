import { engineNames, type EngineName } from '../../model/engine-name.ts';
import { objectKinds, type InspectedSchema, type NotVisible } from '../../model/schema-object.ts';
import type { Line, LineReader } from './line-reader.ts';
import { readItems, readQuoted, readScalar } from './scalar-text.ts';
import { schemaFileFormat, type SchemaFile } from './schema-file.ts';

/** What the lines before the first object say. */
export interface Header extends Omit<SchemaFile, 'schema'> {
  readonly schema: Pick<InspectedSchema, 'engine' | 'version' | 'settings' | 'notVisible'>;
}

/** Lines by the word before the colon. */
type Lines = ReadonlyMap<string, readonly (readonly [Line, string])[]>;

/** Lines of the form `word: text` or `word name: text`, until one has another form. */
export function readHeader(reader: LineReader): Header {
  const lines = new Map<string, (readonly [Line, string])[]>();
  for (let line = reader.peek(); line?.indent === 0; line = reader.peek()) {
    const [word, rest] = /^(format|engine|version|head|fingerprint|setting|not-visible)\b:? (.*)$/s.exec(line.text)?.slice(1) ?? [];
    if (word === undefined || rest === undefined) break;
    lines.set(word, [...(lines.get(word) ?? []), [line, rest]]);
    reader.skip();
  }
  const [head, fingerprint] = [optional(reader, lines, 'head'), optional(reader, lines, 'fingerprint')];
  readFormat(reader, lines);
  return {
    schema: {
      engine: readEngine(reader, lines),
      version: readVersion(reader, lines),
      settings: Object.fromEntries((lines.get('setting') ?? []).map((entry) => readSetting(reader, entry))),
      notVisible: (lines.get('not-visible') ?? []).map((entry) => readNotVisible(reader, entry)),
    },
    ...(head === undefined ? {} : { head }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** @throws UserError drift/schema-file-invalid where the line is missing or there twice. */
function only(reader: LineReader, lines: Lines, word: string): readonly [Line, string] {
  const [entry, again] = lines.get(word) ?? [];
  if (entry === undefined) throw reader.invalid(reader.peek(), `a line ${word}: before the first object`);
  if (again !== undefined) throw reader.invalid(again[0], `${word} once`);
  return entry;
}

function optional(reader: LineReader, lines: Lines, word: string): string | undefined {
  if (!lines.has(word)) return undefined;
  const [line, text] = only(reader, lines, word);
  const value = readScalar(text);
  if (typeof value !== 'string') throw reader.invalid(line, 'a text, in double quotes where it is odd');
  return value;
}

function readFormat(reader: LineReader, lines: Lines): void {
  const [line, text] = only(reader, lines, 'format');
  if (text !== String(schemaFileFormat)) throw reader.invalid(line, `format: ${schemaFileFormat}, which this version reads; write the file anew`);
}

function readEngine(reader: LineReader, lines: Lines): EngineName {
  const [line, text] = only(reader, lines, 'engine');
  const engine = engineNames.find((name) => name === text);
  if (engine === undefined) throw reader.invalid(line, `one of ${engineNames.join(', ')}`);
  return engine;
}

function readVersion(reader: LineReader, lines: Lines): InspectedSchema['version'] {
  const [line, rest] = only(reader, lines, 'version');
  const [quoted = '', number] = /^(".*") (\d+)$/.exec(rest)?.slice(1) ?? [];
  const text = readQuoted(quoted);
  if (text === undefined || number === undefined) throw reader.invalid(line, 'a version in double quotes and its number, such as "16.4" 160400');
  return { text, number: Number(number) };
}

function readSetting(reader: LineReader, [line, rest]: readonly [Line, string]): readonly [string, string] {
  const [name, text = ''] = /^([\w.]+): (.*)$/s.exec(rest)?.slice(1) ?? [];
  const value = readScalar(text);
  if (name === undefined || typeof value !== 'string') throw reader.invalid(line, 'a setting and its value, such as setting encoding: UTF8');
  return [name, value];
}

/** The missing privilege, the attribute or nothing, the names or a star. */
function readNotVisible(reader: LineReader, [line, rest]: readonly [Line, string]): NotVisible {
  const [word, list = ''] = /^(\w+): (\[.*\])$/s.exec(rest)?.slice(1) ?? [];
  const kind = objectKinds.find((one) => one === word);
  const [missing, attribute = '', ...names] = readItems(list) ?? [];
  if (kind === undefined || missing === undefined) throw reader.invalid(line, 'a kind of object and in brackets the privilege that shows it');
  return { kind, missing, ...(attribute === '' ? {} : { attribute }), ...(names[0] === '*' ? {} : { names }) };
}
