import type { ObjectName } from '../../../model/expression.ts';
import type { Operation } from '../../../model/operation.ts';
import { readInteger, readNameOrString, readString } from '../names/identifier.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAccount, readRole } from './account.ts';
import { readAccountOptions } from './account-options.ts';
import { readAuthentication } from './authentication.ts';

function placed(cursor: TokenCursor, read: (cursor: TokenCursor) => string): ObjectName {
  const first = cursor.index;
  const name = read(cursor);
  return { name, span: cursor.spanFrom(first) };
}

function commit(operations: readonly Operation[]): StatementReading {
  return { operations, transaction: 'implicit-commit' };
}

interface CreateHead {
  readonly orReplace: boolean;
}

function created(cursor: TokenCursor, names: readonly ObjectName[], head: CreateHead & { readonly ifNotExists: boolean }): Operation[] {
  return names.map((object) => ({
    kind: 'create-object', objectKind: 'role', object, ...head, temporary: false, span: names.length === 1 ? cursor.statementSpan() : object.span,
  }));
}

/** CREATE USER, behind the word. */
export function readCreateUser(cursor: TokenCursor, head: CreateHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const users = cursor.list(() => {
    const user = placed(cursor, readAccount);
    readAuthentication(cursor);
    return user;
  });
  if (cursor.dialect.offers({ mysql: 80000 }) && cursor.acceptAll('DEFAULT', 'ROLE')) cursor.list(() => readRole(cursor));
  readAccountOptions(cursor);
  return commit(created(cursor, users, { ...head, ifNotExists }));
}

/** CREATE ROLE, behind the word: several in MySQL, one with an administrator in MariaDB. */
export function readCreateRole(cursor: TokenCursor, head: CreateHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  if (!cursor.dialect.isMariadb) {
    return commit(created(cursor, cursor.list(() => placed(cursor, readRole)), { ...head, ifNotExists }));
  }
  const role = placed(cursor, (at) => readNameOrString(at, 'a role'));
  if (cursor.acceptAll('WITH', 'ADMIN')) {
    if (cursor.at('CURRENT_ROLE')) {
      readRole(cursor);
    } else {
      readAccount(cursor);
    }
  }
  return commit(created(cursor, [role], { ...head, ifNotExists }));
}

/** DROP USER, DROP ROLE: behind the word. */
export function readDropAccounts(cursor: TokenCursor): StatementReading {
  const ifExists = cursor.acceptAll('IF', 'EXISTS');
  const names = cursor.list(() => placed(cursor, readAccount));
  return commit(names.map((object) => ({ kind: 'drop-object', objectKind: 'role', object, ifExists, cascade: false, span: object.span })));
}

/** RENAME USER a TO b, …: behind the word. */
export function readRenameUsers(cursor: TokenCursor): StatementReading {
  return commit(cursor.list((): Operation => {
    const first = cursor.index;
    const object = placed(cursor, readAccount);
    cursor.expect('TO');
    const value = readAccount(cursor);
    return { kind: 'alter-object', objectKind: 'role', object, action: 'RENAME TO', value, span: cursor.spanFrom(first) };
  }));
}

function altered(object: ObjectName): Operation {
  return { kind: 'alter-object', objectKind: 'role', object, action: 'ALTER USER', span: object.span };
}

/** REPLACE '…', RETAIN CURRENT PASSWORD, DISCARD OLD PASSWORD behind an authentication (MySQL 8.0). */
function readPasswordChange(cursor: TokenCursor): void {
  if (cursor.dialect.isMariadb || cursor.acceptAll('DISCARD', 'OLD', 'PASSWORD')) return;
  if (cursor.accept('REPLACE')) readString(cursor, 'the current password');
  cursor.acceptAll('RETAIN', 'CURRENT', 'PASSWORD');
}

/** ADD|MODIFY|DROP n FACTOR …, n FACTOR INITIATE|FINISH|UNREGISTER (MySQL 8.0.27). */
function readFactors(cursor: TokenCursor): boolean {
  const word = cursor.acceptAny(factorWords);
  if (word === undefined && !(cursor.kind === 'integer' && cursor.peek(1) === 'FACTOR')) return false;
  readInteger(cursor, 'a factor');
  cursor.expect('FACTOR');
  if (word === undefined) {
    readRegistration(cursor);
  } else if (word !== 'DROP') {
    readAuthentication(cursor);
  }
  return true;
}

const factorWords = new Set(['ADD', 'MODIFY', 'DROP']);

function readRegistration(cursor: TokenCursor): void {
  if (cursor.acceptAll('INITIATE', 'REGISTRATION') || cursor.accept('UNREGISTER')) return;
  cursor.expect('FINISH', 'REGISTRATION', 'SET', 'CHALLENGE_RESPONSE', 'AS');
  readString(cursor, 'a response');
}

function readDefaultRole(cursor: TokenCursor): boolean {
  if (!cursor.acceptAll('DEFAULT', 'ROLE')) return false;
  if (!cursor.accept('ALL') && !cursor.accept('NONE')) cursor.list(() => readRole(cursor));
  return true;
}

/** The account of ALTER USER; USER() is the session's own in MySQL. */
function readAlteredAccount(cursor: TokenCursor): string {
  return !cursor.dialect.isMariadb && cursor.acceptAll('USER', '(', ')') ? 'current_user' : readAccount(cursor);
}

/** ALTER USER, behind the word. */
export function readAlterUser(cursor: TokenCursor): StatementReading {
  cursor.acceptAll('IF', 'EXISTS');
  const users = cursor.list(() => {
    const user = placed(cursor, readAlteredAccount);
    const special = !cursor.dialect.isMariadb && (readFactors(cursor) || readDefaultRole(cursor));
    if (!special) {
      readAuthentication(cursor);
      readPasswordChange(cursor);
    }
    return user;
  });
  readAccountOptions(cursor);
  return commit(users.map((user) => altered(user)));
}
