import { readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Reads WITH [RECURSIVE] name [(columns)] AS (query), … and makes the names known (MySQL 8.4 Reference Manual 15.2.20). */
export function readWithClause(cursor: TokenCursor): void {
  cursor.require(cursor.dialect.offers({ mysql: 80001, mariadb: 100200 }), 'WITH');
  cursor.expect('WITH');
  const recursive = cursor.accept('RECURSIVE');
  cursor.list(() => {
    const name = readName(cursor, 'a name for the query');
    if (recursive) cursor.use.addCommonTable(name);
    if (cursor.at('(')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a column name')));
    cursor.expect('AS');
    cursor.parenthesised(() => { cursor.grammar.query(cursor); });
    readCycle(cursor);
    if (!recursive) cursor.use.addCommonTable(name);
  });
}

/** CYCLE columns RESTRICT (MariaDB 10.5.2). */
function readCycle(cursor: TokenCursor): void {
  if (!cursor.at('CYCLE') || !cursor.dialect.offers({ mariadb: 100502 })) return;
  cursor.advance();
  cursor.list(() => readName(cursor, 'a column name'));
  cursor.expect('RESTRICT');
}
