import { readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

const hintVerbs = new Set(['USE', 'IGNORE', 'FORCE']);

function isIndexHint(cursor: TokenCursor): boolean {
  return cursor.atAny(hintVerbs) && (cursor.peek(1) === 'INDEX' || cursor.peek(1) === 'KEY');
}

/** Reads USE|IGNORE|FORCE INDEX [FOR JOIN|ORDER BY|GROUP BY] (…), as many as stand there. */
export function readIndexHints(cursor: TokenCursor): void {
  while (isIndexHint(cursor)) {
    const mayBeEmpty = cursor.at('USE');
    cursor.advance();
    cursor.advance();
    if (cursor.accept('FOR') && !cursor.accept('JOIN') && !cursor.acceptAll('ORDER', 'BY')) cursor.expect('GROUP', 'BY');
    cursor.expect('(');
    if (!(mayBeEmpty && cursor.at(')'))) cursor.list(() => cursor.accept('PRIMARY') || readName(cursor, 'an index'));
    cursor.expect(')');
  }
}
