import { readInteger, readNameOrString } from '../names/identifier.ts';
import { opaque, varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCastType } from './cast-type.ts';

const trimSides = new Set(['BOTH', 'LEADING', 'TRAILING']);

/** TRIM([BOTH|LEADING|TRAILING] [x] FROM y), TRIM(y). */
export function trim(cursor: TokenCursor): Folded {
  cursor.expect('(');
  const sided = cursor.acceptAny(trimSides) !== undefined;
  if (!(sided && cursor.at('FROM'))) cursor.grammar.expression(cursor);
  if (sided || cursor.at('FROM')) {
    cursor.expect('FROM');
    cursor.grammar.expression(cursor);
  }
  cursor.expect(')');
  return varying;
}

/** SUBSTRING(x, n [, n]), SUBSTRING(x FROM n [FOR n]). */
export function substring(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  const more = cursor.accept(',') ? ',' : 'FOR';
  if (more === 'FOR') cursor.expect('FROM');
  cursor.grammar.expression(cursor);
  if (cursor.accept(more)) cursor.grammar.expression(cursor);
  cursor.expect(')');
  return varying;
}

/** POSITION(x IN y). */
export function position(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.operand(cursor);
  cursor.expect('IN');
  cursor.grammar.expression(cursor);
  cursor.expect(')');
  return varying;
}

/** CHAR(n, … [USING charset]). */
export function char(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.list(() => cursor.grammar.expression(cursor));
  readUsing(cursor);
  cursor.expect(')');
  return varying;
}

function readUsing(cursor: TokenCursor): boolean {
  if (!cursor.accept('USING')) return false;
  if (!cursor.accept('BINARY')) readNameOrString(cursor, 'a character set');
  return true;
}

/** CAST(x [AT TIME ZONE …] AS type). */
export function cast(cursor: TokenCursor): Folded {
  cursor.expect('(');
  const value = cursor.grammar.expression(cursor);
  if (!cursor.dialect.isMariadb && cursor.acceptAll('AT', 'TIME', 'ZONE')) {
    cursor.accept('INTERVAL');
    if (cursor.kind !== 'string') cursor.fail('a time zone was expected in quotes');
    cursor.advance();
  }
  cursor.expect('AS');
  readCastType(cursor);
  cursor.expect(')');
  return value === varying ? varying : opaque;
}

/** CONVERT(x, type), CONVERT(x USING charset). */
export function convert(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  if (!readUsing(cursor)) {
    cursor.expect(',');
    readCastType(cursor);
  }
  cursor.expect(')');
  return varying;
}

/** WEIGHT_STRING(x [AS CHAR(n)|BINARY(n)]), with LEVEL in MariaDB. */
export function weightString(cursor: TokenCursor): Folded {
  cursor.expect('(');
  cursor.grammar.expression(cursor);
  if (cursor.accept(',')) {
    readInteger(cursor, 'a number');
    cursor.expect(',');
    readInteger(cursor, 'a number');
    cursor.expect(',');
    readInteger(cursor, 'a number');
  } else {
    readWeights(cursor);
  }
  cursor.expect(')');
  return varying;
}

function readWeights(cursor: TokenCursor): void {
  if (cursor.accept('AS')) {
    if (!cursor.accept('CHAR')) cursor.expect('BINARY');
    cursor.parenthesised(() => readInteger(cursor, 'a length'));
  }
  if (cursor.dialect.isMariadb && cursor.accept('LEVEL')) {
    cursor.list(() => {
      readInteger(cursor, 'a level');
      if (cursor.accept('-')) {
        readInteger(cursor, 'a level');
        return;
      }
      if (!cursor.accept('ASC')) cursor.accept('DESC');
      cursor.accept('REVERSE');
    });
  }
}
