import { readSelectList } from '../queries/select.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads RETURNING expressions (MariaDB: DELETE 10.0.5, INSERT and REPLACE 10.5). */
export function readReturning(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb && cursor.accept('RETURNING')) readSelectList(cursor);
}
