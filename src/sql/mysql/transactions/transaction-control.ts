import type { TransactionControl } from '../../../model/operation.ts';
import { readName } from '../names/identifier.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

type Command = TransactionControl['command'];

function control(cursor: TokenCursor, command: Command): StatementReading {
  return { operations: [{ kind: 'transaction-control', command, span: cursor.statementSpan() }], transaction: 'control' };
}

/** BEGIN [WORK], outside a stored program. */
export function readBegin(cursor: TokenCursor): StatementReading {
  cursor.expect('BEGIN');
  cursor.accept('WORK');
  return control(cursor, 'begin');
}

/** START TRANSACTION [WITH CONSISTENT SNAPSHOT | READ ONLY | READ WRITE, …], behind these two words. */
export function readStartTransaction(cursor: TokenCursor): StatementReading {
  if (cursor.at('WITH') || cursor.at('READ')) {
    let access = 0;
    cursor.list(() => {
      if (cursor.acceptAll('WITH', 'CONSISTENT', 'SNAPSHOT')) return;
      cursor.expect('READ');
      access += 1;
      if (access > 1 || (!cursor.accept('ONLY') && !cursor.accept('WRITE'))) {
        cursor.fail('one of READ ONLY and READ WRITE was expected');
      }
    });
  }
  return control(cursor, 'begin');
}

/** [AND [NO] CHAIN] [[NO] RELEASE]; a chained transaction releases nothing. */
function readCompletion(cursor: TokenCursor): void {
  const chains = cursor.acceptAll('AND', 'CHAIN');
  if (!chains) cursor.acceptAll('AND', 'NO', 'CHAIN');
  if (!cursor.acceptAll('NO', 'RELEASE') && !chains) cursor.accept('RELEASE');
}

/** COMMIT. */
export function readCommit(cursor: TokenCursor): StatementReading {
  cursor.expect('COMMIT');
  cursor.accept('WORK');
  readCompletion(cursor);
  return control(cursor, 'commit');
}

/** ROLLBACK, ROLLBACK TO [SAVEPOINT] name. */
export function readRollback(cursor: TokenCursor): StatementReading {
  cursor.expect('ROLLBACK');
  cursor.accept('WORK');
  if (cursor.accept('TO')) {
    // In MariaDB a savepoint may be called SAVEPOINT.
    if (!(cursor.dialect.isMariadb && (cursor.peek(1) === ';' || cursor.peekKind(1) === 'end'))) cursor.accept('SAVEPOINT');
    readName(cursor, 'a savepoint');
    return control(cursor, 'rollback-to');
  }
  readCompletion(cursor);
  return control(cursor, 'rollback');
}

/** SAVEPOINT name. */
export function readSavepoint(cursor: TokenCursor): StatementReading {
  cursor.expect('SAVEPOINT');
  readName(cursor, 'a savepoint');
  return control(cursor, 'savepoint');
}

/** RELEASE SAVEPOINT name. */
export function readRelease(cursor: TokenCursor): StatementReading {
  cursor.expect('RELEASE', 'SAVEPOINT');
  readName(cursor, 'a savepoint');
  return control(cursor, 'release');
}

function readXid(cursor: TokenCursor): void {
  for (let part = 0; part < 2; part += 1) {
    if (cursor.kind !== 'string' && cursor.kind !== 'hex' && cursor.kind !== 'bit') {
      cursor.fail('a transaction’s identifier was expected in quotes');
    }
    cursor.advance();
    if (!cursor.accept(',')) return;
  }
  if (cursor.kind !== 'integer' && cursor.kind !== 'hex') cursor.fail('a format number was expected');
  cursor.advance();
}

function readXaStart(cursor: TokenCursor): Command {
  readXid(cursor);
  if (!cursor.accept('JOIN')) cursor.accept('RESUME');
  return 'begin';
}

function readXaEnd(cursor: TokenCursor): Command {
  readXid(cursor);
  if (cursor.accept('SUSPEND')) cursor.acceptAll('FOR', 'MIGRATE');
  return 'release';
}

function readXaRecover(cursor: TokenCursor): StatementReading {
  if (cursor.dialect.isMariadb) {
    if (cursor.accept('FORMAT')) {
      cursor.expect('=');
      cursor.advance();
    }
  } else if (cursor.accept('CONVERT')) {
    cursor.expect('XID');
  }
  return { operations: [{ kind: 'other', command: 'XA RECOVER', objects: [], span: cursor.statementSpan() }], transaction: 'any' };
}

/** XA START, END, PREPARE, COMMIT, ROLLBACK, RECOVER. */
export function readXa(cursor: TokenCursor): StatementReading {
  cursor.expect('XA');
  if (cursor.accept('RECOVER')) return readXaRecover(cursor);
  const word = cursor.expectAny(xaWords);
  switch (word) {
    case 'PREPARE': {
      readXid(cursor);
      return control(cursor, 'prepare');
    }
    case 'COMMIT': {
      readXid(cursor);
      cursor.acceptAll('ONE', 'PHASE');
      return control(cursor, 'commit-prepared');
    }
    case 'ROLLBACK': {
      readXid(cursor);
      return control(cursor, 'rollback-prepared');
    }
    case 'END': {
      return control(cursor, readXaEnd(cursor));
    }
    default: {
      return control(cursor, readXaStart(cursor));
    }
  }
}

const xaWords = new Set(['START', 'BEGIN', 'END', 'PREPARE', 'COMMIT', 'ROLLBACK']);
