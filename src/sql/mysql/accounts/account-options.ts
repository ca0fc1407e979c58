import { readInteger, readString } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readRequire, readResourceLimits } from './authentication.ts';

function readExpiry(cursor: TokenCursor): void {
  if (cursor.accept('INTERVAL')) {
    readInteger(cursor, 'a number of days');
    cursor.expect('DAY');
  } else if (!cursor.accept('NEVER')) {
    cursor.accept('DEFAULT');
  }
}

function numberOrDefault(cursor: TokenCursor): void {
  if (!cursor.accept('DEFAULT')) readInteger(cursor, 'a number');
}

function readPasswordOption(cursor: TokenCursor): void {
  if (cursor.accept('EXPIRE')) {
    readExpiry(cursor);
  } else if (cursor.dialect.isMariadb) {
    cursor.fail('EXPIRE was expected');
  } else if (cursor.accept('HISTORY')) {
    numberOrDefault(cursor);
  } else if (cursor.acceptAll('REUSE', 'INTERVAL')) {
    if (!cursor.accept('DEFAULT')) {
      readInteger(cursor, 'a number of days');
      cursor.expect('DAY');
    }
  } else {
    cursor.expect('REQUIRE', 'CURRENT');
    if (!cursor.accept('DEFAULT')) cursor.accept('OPTIONAL');
  }
}

function readLockOption(cursor: TokenCursor): boolean {
  if (cursor.accept('PASSWORD')) {
    readPasswordOption(cursor);
    return true;
  }
  if (cursor.accept('ACCOUNT')) {
    if (!cursor.accept('LOCK')) cursor.expect('UNLOCK');
    return true;
  }
  if (cursor.dialect.isMariadb) return false;
  if (cursor.accept('FAILED_LOGIN_ATTEMPTS')) {
    readInteger(cursor, 'a number');
    return true;
  }
  if (cursor.accept('PASSWORD_LOCK_TIME')) {
    if (!cursor.accept('UNBOUNDED')) readInteger(cursor, 'a number of days');
    return true;
  }
  return false;
}

/** Reads what CREATE USER and ALTER USER share behind the accounts: TLS, limits, expiry, locks, comment. */
export function readAccountOptions(cursor: TokenCursor): void {
  readRequire(cursor);
  readResourceLimits(cursor, false);
  while (readLockOption(cursor)) {
    // Each step reads one option.
  }
  if (!cursor.dialect.isMariadb && (cursor.accept('COMMENT') || cursor.accept('ATTRIBUTE'))) readString(cursor, 'a text');
}
