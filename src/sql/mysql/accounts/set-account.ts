import type { AlterObject } from '../../../model/operation.ts';
import { readNameOrString, readString } from '../names/identifier.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAccount, readRole } from './account.ts';

function alteration(cursor: TokenCursor, account: string, action: string): AlterObject {
  const span = cursor.statementSpan();
  return { kind: 'alter-object', objectKind: 'role', object: { name: account, span }, action, span };
}

/** A password: a text, and in older servers PASSWORD('…'). It is never kept. */
function readPassword(cursor: TokenCursor): void {
  if (cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 }) && (cursor.at('PASSWORD') || cursor.at('OLD_PASSWORD'))) {
    cursor.advance();
    cursor.parenthesised(() => readString(cursor, 'a password'));
    return;
  }
  readString(cursor, 'a password');
}

/** SET PASSWORD [FOR account] = '…' | TO RANDOM [REPLACE '…'] [RETAIN CURRENT PASSWORD]. */
export function readSetPassword(cursor: TokenCursor): StatementReading {
  cursor.expect('PASSWORD');
  const account = cursor.accept('FOR') ? readAccount(cursor) : 'current_user';
  const isRandom = !cursor.dialect.isMariadb && cursor.acceptAll('TO', 'RANDOM');
  if (!isRandom) {
    if (!cursor.accept(':=')) cursor.expect('=');
    readPassword(cursor);
  }
  if (!cursor.dialect.isMariadb) {
    if (cursor.accept('REPLACE')) readString(cursor, 'the current password');
    cursor.acceptAll('RETAIN', 'CURRENT', 'PASSWORD');
  }
  return { operations: [alteration(cursor, account, 'SET PASSWORD')], transaction: 'implicit-commit' };
}

/** SET ROLE: NONE or one role in MariaDB; also DEFAULT, ALL [EXCEPT …] and a list in MySQL. */
export function readSetRole(cursor: TokenCursor): StatementReading {
  cursor.expect('ROLE');
  if (cursor.dialect.isMariadb) {
    if (!cursor.accept('NONE')) readNameOrString(cursor, 'a role');
  } else if (cursor.accept('ALL')) {
    if (cursor.accept('EXCEPT')) cursor.list(() => readRole(cursor));
  } else if (!cursor.accept('DEFAULT') && !cursor.accept('NONE')) {
    cursor.list(() => readRole(cursor));
  }
  return { operations: [{ kind: 'other', command: 'SET ROLE', objects: [], span: cursor.statementSpan() }], transaction: 'any' };
}

/** SET DEFAULT ROLE … TO accounts (MySQL), SET DEFAULT ROLE … [FOR account] (MariaDB). */
export function readSetDefaultRole(cursor: TokenCursor): StatementReading {
  cursor.expect('DEFAULT', 'ROLE');
  if (cursor.dialect.isMariadb) {
    if (!cursor.accept('NONE')) readRole(cursor);
    const account = cursor.accept('FOR') ? readAccount(cursor) : 'current_user';
    return { operations: [alteration(cursor, account, 'SET DEFAULT ROLE')], transaction: 'implicit-commit' };
  }
  if (!cursor.accept('NONE') && !cursor.accept('ALL')) cursor.list(() => readRole(cursor));
  cursor.expect('TO');
  const accounts = cursor.list(() => readAccount(cursor));
  return { operations: accounts.map((account) => alteration(cursor, account, 'SET DEFAULT ROLE')), transaction: 'implicit-commit' };
}
