import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads `expression [ASC|DESC], …` behind ORDER BY; also GROUP BY, where older servers take a direction. */
export function readOrderList(cursor: TokenCursor): void {
  cursor.list(() => {
    cursor.grammar.expression(cursor);
    if (!cursor.accept('ASC')) cursor.accept('DESC');
  });
}
