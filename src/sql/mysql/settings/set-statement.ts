import type { Operation } from '../../../model/operation.ts';
import type { TransactionClass } from '../../../model/statement.ts';
import { readSetDefaultRole, readSetPassword, readSetRole } from '../accounts/set-account.ts';
import { readInteger, readName } from '../names/identifier.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readSetTransaction } from './set-transaction.ts';
import { acceptScope, readVariableAssignment } from './variable-assignment.ts';

/** Reads SET in all its forms (MySQL 8.4 Reference Manual 15.7.6; MariaDB "SET"). */
export function readSet(cursor: TokenCursor): StatementReading {
  cursor.expect('SET');
  return readSpecialForm(cursor) ?? readAssignments(cursor);
}

function readSpecialForm(cursor: TokenCursor): StatementReading | undefined {
  const next = cursor.peek(1);
  if (next === '=' || next === ':=') return cursor.at('PASSWORD') ? readSetPassword(cursor) : undefined;
  switch (cursor.symbol) {
    case 'PASSWORD': {
      return readSetPassword(cursor);
    }
    case 'ROLE': {
      return readSetRole(cursor);
    }
    case 'DEFAULT': {
      return next === 'ROLE' ? readSetDefaultRole(cursor) : undefined;
    }
    case 'RESOURCE': {
      return readSetResourceGroup(cursor);
    }
    case 'STATEMENT': {
      return cursor.dialect.isMariadb ? readSetForStatement(cursor) : undefined;
    }
    default: {
      return undefined;
    }
  }
}

function readAssignments(cursor: TokenCursor): StatementReading {
  const { index } = cursor;
  const scope = acceptScope(cursor);
  if (cursor.at('TRANSACTION') && cursor.peek(1) !== '=' && cursor.peek(1) !== ':=') {
    cursor.advance();
    return { operations: readSetTransaction(cursor, scope), transaction: 'any' };
  }
  cursor.index = index;
  const operations = cursor.list(() => readVariableAssignment(cursor)).filter((operation) => operation !== undefined);
  return { operations, transaction: transactionOf(operations) };
}

/** SET autocommit ends or opens a transaction (MySQL 8.4 Reference Manual 15.3.3). */
function transactionOf(operations: readonly Operation[]): TransactionClass {
  return operations.some((operation) => operation.kind === 'set-variable' && operation.name === 'autocommit') ? 'control' : 'any';
}

/** SET RESOURCE GROUP g [FOR threads] (MySQL 8.0.3). */
function readSetResourceGroup(cursor: TokenCursor): StatementReading | undefined {
  if (cursor.dialect.isMariadb || !cursor.acceptAll('RESOURCE', 'GROUP')) return undefined;
  readName(cursor, 'a resource group');
  if (cursor.accept('FOR')) {
    do {
      readInteger(cursor, 'a thread');
      cursor.accept(',');
    } while (cursor.kind === 'integer');
  }
  return { operations: [{ kind: 'other', command: 'SET RESOURCE GROUP', objects: [], span: cursor.statementSpan() }], transaction: 'any' };
}

/** SET STATEMENT variables FOR statement (MariaDB): a lock timeout set so is the statement's own. */
function readSetForStatement(cursor: TokenCursor): StatementReading {
  cursor.expect('STATEMENT');
  const settings = cursor.list(() => readVariableAssignment(cursor)).filter((operation) => operation !== undefined);
  cursor.expect('FOR');
  const reading = cursor.grammar.statement(cursor);
  const timeout = settings.find(({ name, value }) => name === 'lock_wait_timeout' && value !== undefined && /^\d+$/.test(value))?.value;
  const online = timeout === undefined ? {} : { online: { ...reading.online, waitSeconds: Number(timeout) } };
  return {
    ...reading,
    operations: [...settings.map((operation) => ({ ...operation, scope: 'transaction' as const })), ...reading.operations],
    ...online,
  };
}
