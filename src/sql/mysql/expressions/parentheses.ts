import type { TokenCursor } from '../reading/token-cursor.ts';
import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';

/** True where a query begins some tokens ahead; TABLE and VALUES ROW began with MySQL 8.0.19, VALUES (…) is MariaDB's. */
export function isQueryStart(cursor: TokenCursor, distance = 0): boolean {
  const symbol = cursor.peek(distance);
  if (symbol === 'SELECT' || symbol === 'WITH') return true;
  const next = cursor.peek(distance + 1);
  if (cursor.dialect.isMariadb) return symbol === 'VALUES' && next === '(';
  return cursor.dialect.offers({ mysql: 80019 }) && (symbol === 'TABLE' || (symbol === 'VALUES' && next === 'ROW'));
}

/**
 * True where the parenthesis `distance` tokens ahead (-1: the one just passed), or one of those directly in it, opens a query.
 * `((SELECT 1) + 1)` begins like that too, so that whoever asks must be ready for an expression.
 */
export function isQueryInParentheses(cursor: TokenCursor, distance: number): boolean {
  let ahead = distance + 1;
  while (cursor.peek(ahead) === '(') {
    ahead += 1;
  }
  return isQueryStart(cursor, ahead);
}

/** Reads a query in parentheses. */
export function readSubquery(cursor: TokenCursor): void {
  if (!cursor.at('(') || !isQueryInParentheses(cursor, 0)) cursor.fail('a query in parentheses was expected');
  cursor.nested(() => { cursor.parenthesised(() => { cursor.grammar.query(cursor); }); });
}

/** Reads `(query)`, `(expression)` or a row of expressions. */
export function readParentheses(cursor: TokenCursor): Folded {
  return cursor.nested(() => {
    cursor.expect('(');
    if (isQueryInParentheses(cursor, -1)) {
      const query = cursor.attempt(() => {
        cursor.grammar.query(cursor);
        cursor.expect(')');
        return true;
      });
      if (query !== undefined) return varying;
    }
    const value = cursor.grammar.expression(cursor);
    if (!cursor.accept(',')) {
      cursor.expect(')');
      return value;
    }
    cursor.list(() => cursor.grammar.expression(cursor));
    cursor.expect(')');
    return varying;
  });
}
