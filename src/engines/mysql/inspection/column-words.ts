import { expressionText } from './expression-text.ts';
import { canonicalCharset, type CharsetWords } from './schema-facts.ts';
import type { PrintedReader } from './printed-reader.ts';

/** What stands behind a column's type. */
export interface ColumnWords extends CharsetWords {
  readonly notNull: boolean;
  /** As printed; NULL is a value like any other. */
  readonly default?: string;
  readonly onUpdate?: string;
  /** `(expression) stored`, `row start`. */
  readonly generated?: string;
  readonly autoIncrement: boolean;
  readonly invisible: boolean;
  /** MariaDB: what the column itself says about versioning. */
  readonly versioned?: boolean;
  readonly compression?: string;
  readonly comment?: string;
  /** MariaDB: the expression of the column's CHECK. */
  readonly check?: string;
  /** Everything else, in order: SRID 4326, STORAGE DISK, COLUMN_FORMAT FIXED. */
  readonly options: readonly string[];
}

type Words = { -readonly [Name in keyof ColumnWords]: ColumnWords[Name] } & { options: string[] };

/** Reads everything that stands behind a column's type (MySQL 8.4 manual 15.1.20, MariaDB documentation of CREATE TABLE). */
export function readColumnWords(reader: PrintedReader): ColumnWords {
  const words: Words = { notNull: false, autoIncrement: false, invisible: false, options: [] };
  while (!reader.done) {
    if (!readings.some((read) => read(reader, words))) words.options.push(readOption(reader));
  }
  return words;
}

type Reading = (reader: PrintedReader, words: Words) => boolean;

const readings: readonly Reading[] = [
  (reader, words) => reader.take('NOT', 'NULL') && is(words, { notNull: true }),
  (reader) => reader.take('NULL'),
  (reader, words) => reader.take('DEFAULT') && is(words, { default: expressionText(readValue(reader)) }),
  (reader, words) => reader.take('ON', 'UPDATE') && is(words, { onUpdate: readValue(reader) }),
  (reader, words) => reader.take('COMMENT') && is(words, { comment: reader.value() }),
  (reader, words) => reader.take('CHARACTER', 'SET') && is(words, { charset: canonicalCharset(reader.value()) }),
  (reader, words) => reader.take('COLLATE') && is(words, { collation: canonicalCharset(reader.value()) }),
  (reader, words) => reader.take('AUTO_INCREMENT') && is(words, { autoIncrement: true }),
  (reader, words) => reader.take('INVISIBLE') && is(words, { invisible: true }),
  (reader, words) => reader.take('GENERATED', 'ALWAYS', 'AS') && is(words, { generated: readGenerated(reader) }),
  (reader, words) => reader.take('CHECK') && is(words, { check: expressionText(reader.group() ?? '') }),
  (reader, words) => reader.take('COMPRESSED') && is(words, { compression: ['compressed', ...readMethod(reader)].join(' ') }),
  (reader, words) => reader.take('WITHOUT', 'SYSTEM', 'VERSIONING') && is(words, { versioned: false }),
  (reader, words) => reader.take('WITH', 'SYSTEM', 'VERSIONING') && is(words, { versioned: true }),
];

function is(words: Words, facts: Partial<ColumnWords>): boolean {
  Object.assign(words, facts);
  return true;
}

/** A literal, a call or an expression in brackets: `-2.5`, `b'101'`, `_utf8mb4'x'`, `nextval(`s`)`. */
function readValue(reader: PrintedReader): string {
  const pieces = [reader.piece()];
  while (continuesValue(reader, pieces.at(-1) ?? '')) pieces.push(reader.piece());
  return pieces.join('');
}

function continuesValue(reader: PrintedReader, last: string): boolean {
  if (reader.sees('(')) return !last.endsWith(')');
  return last === '-' || last === '+' || (reader.peek()?.kind === 'text' && /^(?:[bxn]|_\w+)$/i.test(last));
}

function readGenerated(reader: PrintedReader): string {
  if (!reader.sees('(')) return `row ${reader.take('ROW') ? reader.value().toLowerCase() : ''}`;
  const expression = expressionText(reader.piece());
  const isStored = reader.take('STORED') || reader.take('PERSISTENT');
  if (!isStored) reader.take('VIRTUAL');
  return `${expression} ${isStored ? 'stored' : 'virtual'}`;
}

/** Percona: COMPRESSED WITH COMPRESSION_DICTIONARY `d`; MariaDB: COMPRESSED=zlib. */
function readMethod(reader: PrintedReader): readonly string[] {
  if (reader.take('=')) return [reader.value()];
  return reader.take('WITH', 'COMPRESSION_DICTIONARY') ? ['with dictionary', reader.value()] : [];
}

/** A word that we do not know, with its value: `SRID 4326`, `ENGINE_ATTRIBUTE '{}'`, `` `ref_system_id`=1``. */
export function readOption(reader: PrintedReader): string {
  const word = reader.value();
  if (reader.take('=')) return `${word}=${reader.piece()}`;
  const next = reader.peek();
  return next === undefined || isOptionWord(next.value) ? word : `${word} ${reader.piece()}`;
}

function isOptionWord(value: string): boolean {
  return /^(?:NOT|NULL|DEFAULT|ON|COMMENT|CHARACTER|COLLATE|AUTO_INCREMENT|INVISIBLE|GENERATED|CHECK|COMPRESSED|WITH|WITHOUT)$/i.test(value);
}
