import { readInteger, readNameOrString, readString } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** A hash: a text, or in MySQL 8.0 a hexadecimal literal. */
function readHash(cursor: TokenCursor): void {
  if (cursor.kind === 'hex' && !cursor.dialect.isMariadb) {
    cursor.advance();
  } else {
    readString(cursor, 'a hash');
  }
}

/** BY '…' | BY RANDOM PASSWORD, in MySQL. */
function readBy(cursor: TokenCursor): void {
  cursor.expect('BY');
  if (!cursor.acceptAll('RANDOM', 'PASSWORD')) readString(cursor, 'a password');
}

/** WITH plugin [BY … | AS …] in MySQL. */
function readMysqlMethod(cursor: TokenCursor): void {
  cursor.expect('IDENTIFIED');
  if (!cursor.accept('WITH')) {
    readBy(cursor);
    return;
  }
  readNameOrString(cursor, 'an authentication plugin');
  if (cursor.at('BY')) {
    readBy(cursor);
  } else if (cursor.accept('AS')) {
    readHash(cursor);
  }
}

function readInitialAuthentication(cursor: TokenCursor): void {
  if (!cursor.acceptAll('INITIAL', 'AUTHENTICATION')) return;
  cursor.expect('IDENTIFIED');
  if (cursor.accept('WITH')) {
    readNameOrString(cursor, 'an authentication plugin');
    cursor.expect('AS');
    readHash(cursor);
  } else {
    readBy(cursor);
  }
}

/** Up to three methods joined by AND (MySQL 8.0.27). */
function readMysqlAuthentication(cursor: TokenCursor): void {
  readMysqlMethod(cursor);
  readInitialAuthentication(cursor);
  while (cursor.at('AND') && cursor.peek(1) === 'IDENTIFIED') {
    cursor.advance();
    readMysqlMethod(cursor);
  }
}

/** PASSWORD ('…') or a hash, in MariaDB. */
function readMariadbSecret(cursor: TokenCursor): void {
  if (cursor.accept('PASSWORD')) {
    cursor.parenthesised(() => readString(cursor, 'a password'));
  } else {
    readHash(cursor);
  }
}

/** VIA|WITH plugin [AS|USING secret] [OR plugin …], in MariaDB. */
function readMariadbAuthentication(cursor: TokenCursor): void {
  cursor.expect('IDENTIFIED');
  if (cursor.accept('BY')) {
    cursor.accept('PASSWORD');
    readString(cursor, 'a password');
    return;
  }
  if (!cursor.accept('WITH')) cursor.expect('VIA');
  do {
    readNameOrString(cursor, 'an authentication plugin');
    if (cursor.accept('AS') || cursor.accept('USING')) readMariadbSecret(cursor);
  } while (cursor.accept('OR'));
}

/** Reads IDENTIFIED … where it stands; nothing of it is kept. */
export function readAuthentication(cursor: TokenCursor): void {
  if (!cursor.at('IDENTIFIED')) return;
  if (cursor.dialect.isMariadb) {
    readMariadbAuthentication(cursor);
  } else {
    readMysqlAuthentication(cursor);
  }
}

const tlsItems = new Set(['ISSUER', 'SUBJECT', 'CIPHER']);

/** REQUIRE NONE | SSL | X509 | {ISSUER|SUBJECT|CIPHER '…' [AND]} …. */
export function readRequire(cursor: TokenCursor): void {
  if (!cursor.accept('REQUIRE') || cursor.accept('NONE') || cursor.accept('SSL') || cursor.accept('X509')) return;
  do {
    cursor.expectAny(tlsItems);
    readString(cursor, 'a text');
    cursor.accept('AND');
  } while (cursor.atAny(tlsItems));
}

const limits = new Set(['MAX_QUERIES_PER_HOUR', 'MAX_UPDATES_PER_HOUR', 'MAX_CONNECTIONS_PER_HOUR', 'MAX_USER_CONNECTIONS']);

/** True where a limit on resources stands. */
function readLimitOption(cursor: TokenCursor): boolean {
  if (cursor.acceptAny(limits) !== undefined) {
    if (!cursor.accept('-')) cursor.accept('+');
    readInteger(cursor, 'a number');
    return true;
  }
  if (cursor.dialect.isMariadb && cursor.accept('MAX_STATEMENT_TIME')) {
    if (cursor.kind !== 'integer' && cursor.kind !== 'decimal') cursor.fail('a number was expected');
    cursor.advance();
    return true;
  }
  return false;
}

/** WITH limits; `mayGrant` also lets GRANT OPTION stand among them. @returns whether it does. */
export function readResourceLimits(cursor: TokenCursor, mayGrant: boolean): boolean {
  if (!cursor.accept('WITH')) return false;
  let taken = 0;
  let grants = false;
  for (;;) {
    const isGrant = mayGrant && cursor.acceptAll('GRANT', 'OPTION');
    if (!isGrant && !readLimitOption(cursor)) break;
    grants ||= isGrant;
    taken += 1;
  }
  if (taken === 0) cursor.fail('a limit was expected');
  return grants;
}
