import { readInteger, readName, readNameOrString, readString } from '../names/identifier.ts';
import { readTableNames } from '../names/object-name.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { acceptCharacterSetWords, readCharacterSetName, readCollationName } from './character-set.ts';
import { isEngineOption, readEngineOption } from './engine-option.ts';

/** A table option: its name in lower case, its value without quotes. */
export interface TableOption {
  readonly name: string;
  readonly value: string;
}

/** Reads the value of an option, behind its optional `=`. */
type ValueReader = (cursor: TokenCursor) => string;

const number: ValueReader = (cursor) => {
  if (cursor.kind !== 'integer' && cursor.kind !== 'hex') cursor.fail('a number was expected');
  const value = cursor.raw;
  cursor.advance();
  return value;
};

const numberOrDefault: ValueReader = (cursor) => (cursor.accept('DEFAULT') ? 'default' : number(cursor));
const text: ValueReader = (cursor) => readString(cursor, 'a value');
const nameOrText: ValueReader = (cursor) => readNameOrString(cursor, 'a name');

/** A size in bytes, with or without K, M, G: `4M` is one word. */
const size: ValueReader = (cursor) => {
  const value = cursor.raw;
  if (cursor.kind === 'integer' || (cursor.kind === 'word' && /^\d+[KMG]$/i.test(value))) {
    cursor.advance();
    return value;
  }
  return cursor.fail('a size was expected');
};

function oneOf(...words: readonly string[]): ValueReader {
  const set = new Set(words);
  return (cursor) => cursor.expectAny(set).toLowerCase();
}

function union(cursor: TokenCursor): string {
  return cursor.parenthesised(() => (cursor.at(')') ? [] : readTableNames(cursor))).map(({ name }) => name).join(', ');
}

const secondaryEngine: ValueReader = (cursor) => (cursor.accept('NULL') ? 'null' : nameOrText(cursor));

const common: ReadonlyMap<string, ValueReader> = new Map<string, ValueReader>([
  ['ENGINE', nameOrText], ['COMMENT', text], ['PASSWORD', text], ['CONNECTION', text], ['UNION', union],
  ['AUTO_INCREMENT', number], ['MAX_ROWS', number], ['MIN_ROWS', number], ['AVG_ROW_LENGTH', number],
  ['CHECKSUM', number], ['TABLE_CHECKSUM', number], ['DELAY_KEY_WRITE', number], ['KEY_BLOCK_SIZE', number],
  ['PACK_KEYS', numberOrDefault], ['STATS_AUTO_RECALC', numberOrDefault], ['STATS_PERSISTENT', numberOrDefault],
  ['STATS_SAMPLE_PAGES', numberOrDefault], ['INSERT_METHOD', oneOf('NO', 'FIRST', 'LAST')],
  ['TABLESPACE', (cursor) => readName(cursor, 'a tablespace')], ['STORAGE', oneOf('DISK', 'MEMORY')],
]);

const rowFormats = ['DEFAULT', 'DYNAMIC', 'FIXED', 'COMPRESSED', 'REDUNDANT', 'COMPACT'] as const;

const onlyMysql: ReadonlyMap<string, ValueReader> = new Map<string, ValueReader>([
  ['ROW_FORMAT', oneOf(...rowFormats)], ['SECONDARY_ENGINE', secondaryEngine], ['COMPRESSION', text], ['ENCRYPTION', text],
  ['ENGINE_ATTRIBUTE', text], ['SECONDARY_ENGINE_ATTRIBUTE', text], ['AUTOEXTEND_SIZE', size],
]);

const onlyMariadb: ReadonlyMap<string, ValueReader> = new Map<string, ValueReader>([
  ['ROW_FORMAT', oneOf(...rowFormats, 'PAGE')], ['TYPE', nameOrText], ['PAGE_CHECKSUM', number], ['TRANSACTIONAL', numberOrDefault],
  ['SEQUENCE', number],
]);

/** DEFAULT in place of a character set or collation (MariaDB). */
function acceptDefault(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && cursor.accept('DEFAULT');
}

/** [DEFAULT] CHARACTER SET and [DEFAULT] COLLATE. */
function readCharacterOption(cursor: TokenCursor): TableOption | undefined {
  const { index } = cursor;
  cursor.accept('DEFAULT');
  if (acceptCharacterSetWords(cursor)) {
    cursor.accept('=');
    return { name: 'charset', value: acceptDefault(cursor) ? 'default' : readCharacterSetName(cursor) };
  }
  if (cursor.accept('COLLATE')) {
    cursor.accept('=');
    return { name: 'collate', value: acceptDefault(cursor) ? 'default' : readCollationName(cursor) };
  }
  cursor.index = index;
  return undefined;
}

function readWordsOption(cursor: TokenCursor): TableOption | undefined {
  for (const kind of ['DATA', 'INDEX'] as const) {
    if (cursor.acceptAll(kind, 'DIRECTORY')) {
      cursor.accept('=');
      return { name: `${kind.toLowerCase()} directory`, value: text(cursor) };
    }
  }
  if (!cursor.dialect.isMariadb && cursor.acceptAll('START', 'TRANSACTION')) return { name: 'start transaction', value: '' };
  if (cursor.dialect.isMariadb && cursor.acceptAll('WITH', 'SYSTEM', 'VERSIONING')) {
    return { name: 'system versioning', value: 'with' };
  }
  return undefined;
}

/** Reads one table option. @returns undefined where none stands here. */
export function readTableOption(cursor: TokenCursor): TableOption | undefined {
  const { symbol } = cursor;
  const reader = symbol === '' ? undefined : common.get(symbol) ?? (cursor.dialect.isMariadb ? onlyMariadb : onlyMysql).get(symbol);
  if (reader !== undefined && !(symbol === 'UNION' && cursor.peek(1) !== '=' && cursor.peek(1) !== '(')) {
    cursor.advance();
    // MariaDB takes no = behind TABLESPACE (run on 10.11.19).
    if (symbol !== 'TABLESPACE' || !cursor.dialect.isMariadb) cursor.accept('=');
    return { name: symbol.toLowerCase(), value: reader(cursor) };
  }
  return readCharacterOption(cursor) ?? readWordsOption(cursor) ?? readUnknownOption(cursor);
}

/** Options of storage engines: MariaDB takes any name, as long as `=` follows. */
function readUnknownOption(cursor: TokenCursor): TableOption | undefined {
  return isEngineOption(cursor) ? readEngineOption(cursor) : undefined;
}

/** Reads table options between blanks or commas. */
export function readTableOptions(cursor: TokenCursor): Readonly<Record<string, string>> {
  const options: Record<string, string> = {};
  for (let option = readTableOption(cursor); option !== undefined; option = readTableOption(cursor)) {
    options[option.name] = option.value;
    if (cursor.at(',')) {
      cursor.advance();
      const { index } = cursor;
      if (readTableOption(cursor) === undefined) cursor.fail('a table option was expected');
      cursor.index = index;
    }
  }
  return options;
}

/** Reads the number behind an option that both a table and a partition have. */
export function readOptionNumber(cursor: TokenCursor): void {
  cursor.accept('=');
  readInteger(cursor, 'a number');
}
