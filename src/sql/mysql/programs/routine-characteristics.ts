import { readName, readString } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** What a routine says about itself. */
export interface Characteristics {
  /** Lower case; `sql` unless another is named. */
  readonly language: string;
  /** USING libraries AS …: the body is a text of that language (MySQL 9.2). */
  readonly hasText: boolean;
}

/** SQL SECURITY DEFINER|INVOKER, and the other words that CREATE and ALTER share. */
function readSharedCharacteristic(cursor: TokenCursor): boolean {
  if (cursor.accept('COMMENT')) {
    readString(cursor, 'a comment');
    return true;
  }
  if (cursor.acceptAll('SQL', 'SECURITY')) {
    if (!cursor.accept('DEFINER')) cursor.expect('INVOKER');
    return true;
  }
  return cursor.acceptAll('NO', 'SQL') || cursor.acceptAll('CONTAINS', 'SQL') || cursor.acceptAll('READS', 'SQL', 'DATA')
    || cursor.acceptAll('MODIFIES', 'SQL', 'DATA');
}

function readLanguage(cursor: TokenCursor): string | undefined {
  if (!cursor.accept('LANGUAGE')) return undefined;
  if (cursor.accept('SQL')) return 'sql';
  cursor.require(cursor.dialect.offers({ mysql: 80200 }), 'LANGUAGE');
  return readName(cursor, 'a language').toLowerCase();
}

/** USING (library [AS alias], …) (MySQL 9.2). */
function readLibraries(cursor: TokenCursor): boolean {
  if (!cursor.at('USING') || !cursor.dialect.offers({ mysql: 90200 })) return false;
  cursor.advance();
  cursor.expect('(');
  if (!cursor.at(')')) {
    cursor.list(() => {
      readObjectName(cursor, 'a library');
      if (cursor.accept('AS')) readName(cursor, 'an alias');
    });
  }
  cursor.expect(')');
  return true;
}

/** Reads the characteristics of a new routine. */
export function readCharacteristics(cursor: TokenCursor): Characteristics {
  let language = 'sql';
  for (;;) {
    const found = readLanguage(cursor);
    if (found !== undefined) {
      language = found;
    } else if (!readSharedCharacteristic(cursor) && !cursor.accept('DETERMINISTIC') && !cursor.acceptAll('NOT', 'DETERMINISTIC')
      && !readLibraries(cursor)) {
      return { language, hasText: language !== 'sql' };
    }
  }
}

/** Reads the characteristics of ALTER PROCEDURE and ALTER FUNCTION: LANGUAGE SQL, but not DETERMINISTIC. */
export function readAlteredCharacteristics(cursor: TokenCursor): void {
  while (readSharedCharacteristic(cursor) || readLanguage(cursor) !== undefined || readLibraries(cursor)) {
    // Each step reads one.
  }
}
