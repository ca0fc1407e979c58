import { isOptionalName, readNameOrString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads RETURNING expressions (MariaDB: DELETE 10.0.5, INSERT and REPLACE 10.5). */
export function readReturning(cursor: TokenCursor): void {
  if (!cursor.dialect.isMariadb || !cursor.accept('RETURNING')) {
    return;
  }
  if (cursor.accept('*') && !cursor.accept(',')) {
    return;
  }
  cursor.list(() => {
    cursor.grammar.expression(cursor);
    if (cursor.accept('AS') || cursor.kind === 'string') {
      readNameOrString(cursor, 'an alias');
    } else if (isOptionalName(cursor)) {
      takeName(cursor);
    }
  });
}
