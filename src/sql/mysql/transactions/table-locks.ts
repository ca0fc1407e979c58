import type { LockTable } from '../../../model/operation.ts';
import { isOptionalName, readName, takeName } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { onlineOf, readWait } from '../tables/online-clause.ts';
import type { OnlineParts } from '../tables/online-clause.ts';

function readMode(cursor: TokenCursor): string {
  if (cursor.accept('READ')) return cursor.accept('LOCAL') ? 'READ LOCAL' : 'READ';
  if (cursor.dialect.isMariadb && cursor.accept('WRITE')) return cursor.accept('CONCURRENT') ? 'WRITE CONCURRENT' : 'WRITE';
  // LOW_PRIORITY went with MySQL 8.0's new grammar (run on 9.7.4).
  const low = cursor.dialect.offers({ mysql: 50000, mysqlUntil: 80000, mariadb: 100000 }) && cursor.accept('LOW_PRIORITY');
  cursor.expect('WRITE');
  return low ? 'LOW_PRIORITY WRITE' : 'WRITE';
}

/** LOCK TABLES t [AS alias] mode, …; LOCK INSTANCE FOR BACKUP (MySQL 8.0.3). */
export function readLock(cursor: TokenCursor): StatementReading {
  cursor.expect('LOCK');
  if (cursor.dialect.offers({ mysql: 80003 }) && cursor.accept('INSTANCE')) {
    cursor.expect('FOR', 'BACKUP');
    return { operations: [{ kind: 'other', command: 'LOCK INSTANCE', objects: [], span: cursor.statementSpan() }], transaction: 'any' };
  }
  expectTables(cursor);
  const online: OnlineParts = {};
  const operations = cursor.list((): LockTable => {
    const first = cursor.index;
    const table = readTableName(cursor);
    if (cursor.accept('AS')) {
      readName(cursor, 'an alias');
    } else if (isOptionalName(cursor)) {
      takeName(cursor);
    }
    const mode = readMode(cursor);
    return { kind: 'lock-table', table, mode, span: cursor.spanFrom(first) };
  });
  readWait(cursor, online);
  return { operations, transaction: 'implicit-commit', ...onlineOf(online) };
}

function expectTables(cursor: TokenCursor): void {
  if (!cursor.accept('TABLES')) cursor.expect('TABLE');
}

/** UNLOCK TABLES; UNLOCK INSTANCE (MySQL). */
export function readUnlock(cursor: TokenCursor): StatementReading {
  cursor.expect('UNLOCK');
  const isInstance = !cursor.dialect.isMariadb && cursor.accept('INSTANCE');
  if (!isInstance) expectTables(cursor);
  const command = isInstance ? 'UNLOCK INSTANCE' : 'UNLOCK TABLES';
  const transaction = isInstance ? 'any' : 'implicit-commit';
  return { operations: [{ kind: 'other', command, objects: [], span: cursor.statementSpan() }], transaction };
}
