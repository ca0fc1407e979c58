import { isName, readInteger, readName, readNameOrString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const plainTypes = new Set(['DATE', 'JSON', 'YEAR', 'REAL', 'SIGNED', 'UNSIGNED']);
const geometryTypes = new Set([
  'POINT', 'LINESTRING', 'POLYGON', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON', 'GEOMETRYCOLLECTION', 'GEOMCOLLECTION',
]);

/** Words for types that MariaDB knows and yet refuses in CAST (run on 10.11.19 and 11.8.9). */
const otherTypeWords = new Set([
  'BIT', 'BOOL', 'BOOLEAN', 'CLOB', 'ENUM', 'FIXED', 'FUNCTION', 'JSON', 'MEDIUM', 'NATIONAL', 'NUMBER', 'NVARCHAR', 'RAW', 'ROW',
  'SERIAL', 'SQL_TSI_YEAR', 'TEXT', 'TIMESTAMP', 'VARCHAR2', 'WINDOW', 'YEAR',
]);

function length(cursor: TokenCursor): void {
  if (cursor.accept('(')) {
    readInteger(cursor, 'a length');
    cursor.expect(')');
  }
}

function precisionAndScale(cursor: TokenCursor): void {
  if (cursor.accept('(')) {
    readInteger(cursor, 'a precision');
    if (cursor.accept(',')) readInteger(cursor, 'a scale');
    cursor.expect(')');
  }
}

const oldWords: readonly string[] = ['ASCII', 'UNICODE', 'BINARY', 'BYTE'];

/** The character set behind CHAR: by name, or one of the old words. */
export function readCharacterSetClause(cursor: TokenCursor): void {
  for (;;) {
    if (cursor.accept('CHARSET') || cursor.acceptAll('CHARACTER', 'SET') || cursor.acceptAll('CHAR', 'SET')) {
      if (!cursor.accept('BINARY')) readNameOrString(cursor, 'a character set');
    } else if (!oldWords.some((word) => cursor.accept(word))) {
      return;
    }
  }
}

function charType(cursor: TokenCursor): void {
  cursor.advance();
  length(cursor);
  readCharacterSetClause(cursor);
  if (cursor.dialect.isMariadb && cursor.accept('COLLATE')) readNameOrString(cursor, 'a collation');
}

const readers: ReadonlyMap<string, (cursor: TokenCursor) => void> = new Map([
  ['CHAR', charType],
  ['CHARACTER', charType],
  ['NCHAR', (cursor) => { cursor.advance(); length(cursor); }],
  ['BINARY', (cursor) => { cursor.advance(); length(cursor); }],
  ['TIME', (cursor) => { cursor.advance(); length(cursor); }],
  ['DATETIME', (cursor) => { cursor.advance(); length(cursor); }],
  ['DECIMAL', (cursor) => { cursor.advance(); precisionAndScale(cursor); }],
  ['DEC', (cursor) => { cursor.advance(); precisionAndScale(cursor); }],
]);

function mysqlOnly(cursor: TokenCursor): boolean {
  if (cursor.accept('NATIONAL')) {
    cursor.expect('CHAR');
    length(cursor);
    return true;
  }
  if (cursor.accept('FLOAT')) {
    length(cursor);
    return true;
  }
  if (cursor.accept('DOUBLE')) {
    cursor.accept('PRECISION');
    return true;
  }
  return cursor.acceptAny(geometryTypes) !== undefined;
}

/** MariaDB takes any word for a type and complains later, when it is none that can be cast to. */
function mariadbOnly(cursor: TokenCursor): boolean {
  if (cursor.accept('FLOAT') || cursor.accept('INT') || cursor.accept('INTEGER')) return true;
  if (cursor.accept('DOUBLE')) {
    precisionAndScale(cursor);
    return true;
  }
  if (cursor.accept('VARCHAR')) {
    cursor.parenthesised(() => readInteger(cursor, 'a length'));
    readCharacterSetClause(cursor);
    return true;
  }
  if (cursor.accept('INTERVAL')) {
    cursor.expect('DAY_SECOND');
    length(cursor);
    return true;
  }
  if (!isName(cursor) || cursor.atAny(otherTypeWords)) return false;
  takeName(cursor);
  return true;
}

function plain(cursor: TokenCursor): boolean {
  const word = cursor.dialect.isMariadb && (cursor.at('JSON') || cursor.at('YEAR') || cursor.at('REAL'))
    ? undefined
    : cursor.acceptAny(plainTypes);
  if (word === 'SIGNED' || word === 'UNSIGNED') {
    if (!cursor.accept('INT')) cursor.accept('INTEGER');
  }
  return word !== undefined;
}

/** Reads the type of CAST, CONVERT and RETURNING (MySQL 8.4 Reference Manual 14.10; MariaDB "CAST"). */
export function readCastType(cursor: TokenCursor): void {
  const reader = cursor.symbol === '' ? undefined : readers.get(cursor.symbol);
  if (reader !== undefined) {
    reader(cursor);
  } else if (!plain(cursor) && !(cursor.dialect.isMariadb ? mariadbOnly(cursor) : mysqlOnly(cursor))) {
    readName(cursor, 'a type');
    cursor.fail('a type that a value can be cast to was expected');
  }
  if (cursor.dialect.offers({ mysql: 80017 })) cursor.accept('ARRAY');
}
