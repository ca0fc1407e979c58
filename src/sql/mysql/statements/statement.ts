import { readGrant, readRevoke } from '../accounts/grant.ts';
import { readRenameUsers } from '../accounts/users.ts';
import { readAnalyzeStatement, readExplain } from '../administration/explain.ts';
import { readHandler } from '../administration/handler.ts';
import { changeStatements, purgeStatements, resetStatements, startStatements, stopStatements } from '../administration/replication-patterns.ts';
import { flushStatements, maintenanceStatements, serverStatements } from '../administration/server-patterns.ts';
import { showStatements } from '../administration/show-patterns.ts';
import { isCompoundStatement, readCompoundStatement } from '../programs/compound-statement.ts';
import { readGetDiagnostics, readResignal, readSignal } from '../programs/diagnostics.ts';
import { readCall, readDeallocate, readDo, readExecute, readPrepare } from '../programs/prepared-statements.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDelete } from '../rows/delete.ts';
import { readInsert } from '../rows/insert.ts';
import { readLoadData } from '../rows/load-data.ts';
import { readSelectStatement, readWithStatement } from '../rows/select-statement.ts';
import { readUpdate } from '../rows/update.ts';
import { readSet } from '../settings/set-statement.ts';
import { readRenameTable, readTruncate } from '../tables/table-statements.ts';
import { readLock, readUnlock } from '../transactions/table-locks.ts';
import { readBegin, readCommit, readRelease, readRollback, readSavepoint, readStartTransaction, readXa } from '../transactions/transaction-control.ts';
import { readAlter } from './alter.ts';
import { readCreate } from './create.ts';
import { readDrop } from './drop.ts';
import { readSimpleStatement } from './simple-statement.ts';
import type { SimpleStatement } from './simple-statement.ts';

type StatementReader = (cursor: TokenCursor) => StatementReading;

function behind(word: string, read: StatementReader): StatementReader {
  return (cursor) => {
    cursor.expect(word);
    return read(cursor);
  };
}

function simple(statements: readonly SimpleStatement[]): StatementReader {
  return (cursor) => readSimpleStatement(cursor, statements);
}

function readRename(cursor: TokenCursor): StatementReading {
  cursor.expect('RENAME');
  if (cursor.accept('USER')) return readRenameUsers(cursor);
  if (!cursor.accept('TABLE')) cursor.expect('TABLES');
  return readRenameTable(cursor);
}

function readStart(cursor: TokenCursor): StatementReading {
  return cursor.acceptAll('START', 'TRANSACTION') ? readStartTransaction(cursor) : readSimpleStatement(cursor, startStatements);
}

function readLoad(cursor: TokenCursor): StatementReading {
  return cursor.peek(1) === 'INDEX' ? readSimpleStatement(cursor, serverStatements['LOAD'] ?? []) : behind('LOAD', readLoadData)(cursor);
}

function readAnalyze(cursor: TokenCursor): StatementReading {
  return readAnalyzeStatement(cursor) ?? readSimpleStatement(cursor, maintenanceStatements['ANALYZE'] ?? []);
}

function table(statements: Readonly<Record<string, readonly SimpleStatement[]>>): (readonly [string, StatementReader])[] {
  return Object.entries(statements).map(([word, patterns]) => [word, simple(patterns)]);
}

/** Every statement by its first word. */
const readers: ReadonlyMap<string, StatementReader> = new Map<string, StatementReader>([
  ...table(serverStatements), ...table(maintenanceStatements),
  ['CREATE', readCreate], ['ALTER', readAlter], ['DROP', readDrop], ['RENAME', readRename], ['TRUNCATE', behind('TRUNCATE', readTruncate)],
  ['INSERT', readInsert], ['REPLACE', readInsert], ['UPDATE', readUpdate], ['DELETE', readDelete], ['LOAD', readLoad],
  ['SELECT', readSelectStatement], ['VALUES', readSelectStatement], ['TABLE', readSelectStatement], ['(', readSelectStatement],
  ['WITH', readWithStatement], ['SET', readSet],
  ['BEGIN', readBegin], ['START', readStart], ['COMMIT', readCommit], ['ROLLBACK', readRollback], ['SAVEPOINT', readSavepoint],
  ['RELEASE', readRelease], ['XA', readXa], ['LOCK', readLock], ['UNLOCK', readUnlock],
  ['GRANT', readGrant], ['REVOKE', readRevoke],
  ['CALL', readCall], ['DO', readDo], ['PREPARE', readPrepare], ['EXECUTE', readExecute], ['DEALLOCATE', behind('DEALLOCATE', readDeallocate)],
  ['SIGNAL', readSignal], ['RESIGNAL', readResignal], ['GET', readGetDiagnostics], ['HANDLER', readHandler],
  ['SHOW', simple(showStatements)], ['EXPLAIN', readExplain], ['DESCRIBE', readExplain], ['DESC', readExplain], ['ANALYZE', readAnalyze],
  ['FLUSH', simple(flushStatements)], ['RESET', simple(resetStatements)], ['PURGE', simple(purgeStatements)],
  ['CHANGE', simple(changeStatements)], ['STOP', simple(stopStatements)],
]);

/** Reads one statement from the current token on, up to a semicolon or the end. */
export function readStatement(cursor: TokenCursor): StatementReading {
  if (isCompoundStatement(cursor)) return readCompoundStatement(cursor);
  const reader = cursor.symbol === '' ? undefined : readers.get(cursor.symbol);
  if (reader === undefined) cursor.fail('a statement was expected');
  return cursor.nested(() => reader(cursor));
}
