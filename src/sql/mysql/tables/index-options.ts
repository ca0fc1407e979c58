import { readInteger, readName, readString } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { isEngineOption, readEngineOption } from './engine-option.ts';

/** What kind of index the options belong to: only FULLTEXT takes a parser, and it and SPATIAL take no method. */
export type IndexFamily = 'plain' | 'fulltext' | 'spatial' | 'vector';

const methods = new Set(['BTREE', 'HASH', 'RTREE']);

/** Reads USING|TYPE method. @returns the method in lower case, or undefined. */
export function readIndexMethod(cursor: TokenCursor): string | undefined {
  const written = (cursor.at('USING') || cursor.at('TYPE')) && methods.has(cursor.peek(1));
  if (!written) return undefined;
  cursor.advance();
  return cursor.expectAny(methods).toLowerCase();
}

function readCommonOption(cursor: TokenCursor): boolean {
  if (cursor.accept('KEY_BLOCK_SIZE')) {
    cursor.accept('=');
    readInteger(cursor, 'a block size');
    return true;
  }
  if (cursor.accept('COMMENT')) {
    readString(cursor, 'a comment');
    return true;
  }
  return cursor.dialect.isMariadb ? readMariadbOption(cursor) : readMysqlOption(cursor);
}

function readMysqlOption(cursor: TokenCursor): boolean {
  if (cursor.accept('ENGINE_ATTRIBUTE') || cursor.accept('SECONDARY_ENGINE_ATTRIBUTE')) {
    cursor.accept('=');
    readString(cursor, 'a value');
    return true;
  }
  return cursor.dialect.offers({ mysql: 80000 }) && (cursor.accept('VISIBLE') || cursor.accept('INVISIBLE'));
}

function readMariadbOption(cursor: TokenCursor): boolean {
  if (cursor.dialect.offers({ mariadb: 100600 }) && (cursor.accept('IGNORED') || cursor.acceptAll('NOT', 'IGNORED'))) return true;
  if (isEngineOption(cursor)) {
    readEngineOption(cursor);
    return true;
  }
  return false;
}

/** Reads the options behind an index's parts. @returns the method where one is written. */
export function readIndexOptions(cursor: TokenCursor, family: IndexFamily): string | undefined {
  let method: string | undefined;
  for (;;) {
    const found = family === 'plain' ? readIndexMethod(cursor) : undefined;
    if (found !== undefined) {
      method = found;
    } else if (family === 'fulltext' && cursor.acceptAll('WITH', 'PARSER')) {
      readName(cursor, 'a parser');
    } else if (!readCommonOption(cursor)) {
      return method;
    }
  }
}
