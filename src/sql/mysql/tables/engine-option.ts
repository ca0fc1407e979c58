import { isName, readName, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** An option of a storage engine: `name = value`. */
export interface EngineOption {
  readonly name: string;
  readonly value: string;
}

/** Keywords of other clauses: they name no option of a storage engine, though they are free for names (run on 10.11.19). */
const otherClauses = new Set(['ALGORITHM', 'LOCK', 'COMMENT', 'AUTOEXTEND_SIZE', 'INITIAL_SIZE', 'MAX_SIZE', 'EXTENT_SIZE', 'FILE_BLOCK_SIZE']);

/** True where an option of a storage engine follows. */
export function isEngineOption(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && isName(cursor) && cursor.peek(1) === '=' && !cursor.atAny(otherClauses);
}

/** Reads `name = value`, where the value is a text, a name, a number or DEFAULT (MariaDB). */
export function readEngineOption(cursor: TokenCursor): EngineOption {
  const name = readName(cursor, 'an option').toLowerCase();
  cursor.expect('=');
  const value = cursor.raw;
  if (isName(cursor)) {
    takeName(cursor);
  } else if (cursor.kind === 'string' || cursor.kind === 'integer' || cursor.kind === 'hex' || cursor.at('DEFAULT')) {
    cursor.advance();
  } else {
    cursor.fail('a value was expected');
  }
  return { name, value };
}
