import type { TransactionStmt, TransactionStmtKind } from 'libpg-query';
import type { TransactionControl } from '../../../model/operation.ts';
import type { StatementSource } from '../statement-source.ts';

const commands: Readonly<Record<TransactionStmtKind, TransactionControl['command']>> = {
  TRANS_STMT_BEGIN: 'begin',
  TRANS_STMT_START: 'begin',
  TRANS_STMT_COMMIT: 'commit',
  TRANS_STMT_ROLLBACK: 'rollback',
  TRANS_STMT_SAVEPOINT: 'savepoint',
  TRANS_STMT_RELEASE: 'release',
  TRANS_STMT_ROLLBACK_TO: 'rollback-to',
  TRANS_STMT_PREPARE: 'prepare',
  TRANS_STMT_COMMIT_PREPARED: 'commit-prepared',
  TRANS_STMT_ROLLBACK_PREPARED: 'rollback-prepared',
};

export function readTransaction(source: StatementSource, { kind = 'TRANS_STMT_BEGIN' }: TransactionStmt): TransactionControl {
  return { kind: 'transaction-control', span: source.span, command: commands[kind] };
}
