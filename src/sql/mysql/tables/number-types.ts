import type { TypeName } from '../../../model/column-definition.ts';
import { readInteger } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** A type as a statement writes it, in canonical form, with what the type brings to its column. */
export interface DataType {
  readonly type: TypeName;
  readonly characterSet?: string;
  readonly collation?: string;
  readonly binary?: boolean;
  /** SERIAL: NOT NULL AUTO_INCREMENT UNIQUE. */
  readonly serial?: boolean;
  /** MariaDB's JSON: the server adds a check of json_valid(). */
  readonly isJson?: boolean;
}

/** A type without more. */
export function plain(name: string, arguments_: readonly string[] = []): DataType {
  return { type: { name, arguments: arguments_, dimensions: 0 } };
}

/** Reads `(n)` where it is there. */
export function optionalLength(cursor: TokenCursor): string[] {
  return cursor.at('(') ? [requiredLength(cursor)] : [];
}

/** Reads `(n)`. */
export function requiredLength(cursor: TokenCursor): string {
  return cursor.parenthesised(() => {
    // The servers take 1.5 for a length and round it down; nobody means it, but it is no syntax error.
    if (cursor.kind === 'decimal') {
      const value = String(Math.trunc(Number(cursor.raw)));
      cursor.advance();
      return value;
    }
    return readInteger(cursor, 'a length');
  });
}

/** Reads `(m, d)`, and `(m)` where `alone` allows it. */
export function precision(cursor: TokenCursor, alone: boolean): string[] {
  if (!cursor.accept('(')) return [];
  const digits = [readInteger(cursor, 'a precision')];
  if (!alone || cursor.at(',')) {
    cursor.expect(',');
    digits.push(readInteger(cursor, 'a scale'));
  }
  cursor.expect(')');
  return digits;
}

/** UNSIGNED, SIGNED, ZEROFILL: any number in MySQL, at most UNSIGNED with ZEROFILL in MariaDB. */
export function withSign(cursor: TokenCursor, type: TypeName): DataType {
  const words: string[] = [];
  for (let word = cursor.acceptAny(signWords); word !== undefined; word = cursor.acceptAny(signWords)) {
    words.push(word);
  }
  if (cursor.dialect.isMariadb && words.length > 1 && !signPairs.has(words.join(' '))) {
    cursor.fail('one sign and ZEROFILL were expected');
  }
  const zerofill = words.includes('ZEROFILL');
  const unsigned = zerofill || words.includes('UNSIGNED');
  return { type: { ...type, ...(unsigned ? { unsigned } : {}), ...(zerofill ? { zerofill } : {}) } };
}

const signWords = new Set(['UNSIGNED', 'SIGNED', 'ZEROFILL']);
const signPairs = new Set(['UNSIGNED ZEROFILL', 'ZEROFILL UNSIGNED']);

/** Reads what stands behind a type's name. */
export type TypeReader = (cursor: TokenCursor) => DataType;

/** The integer types: their display width may stand behind them. */
export function integer(name: string): TypeReader {
  return (cursor) => withSign(cursor, plain(name, optionalLength(cursor)).type);
}

/** DOUBLE [PRECISION] [(m, d)]. */
export function double(cursor: TokenCursor): DataType {
  cursor.accept('PRECISION');
  return withSign(cursor, plain('double', precision(cursor, false)).type);
}

/** FLOAT(p) chooses between float and double (MySQL 8.4 Reference Manual 13.1.4). */
export function float(cursor: TokenCursor): DataType {
  const digits = precision(cursor, true);
  const [bits] = digits;
  if (digits.length === 1 && bits !== undefined) return withSign(cursor, plain(Number(bits) > 24 ? 'double' : 'float').type);
  return withSign(cursor, plain('float', digits).type);
}

/** DECIMAL [(m [, d])]: (10, 0) where nothing is written. */
export function decimal(cursor: TokenCursor): DataType {
  const [whole = '10', scale = '0'] = precision(cursor, true);
  return withSign(cursor, plain('decimal', [whole, scale]).type);
}
