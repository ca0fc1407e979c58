import type { Operation } from '../../../model/operation.ts';
import type { OnlineClause, StatementBody, TransactionClass } from '../../../model/statement.ts';

/** What a statement turned out to be, without its place in the file. */
export interface StatementReading {
  readonly operations: readonly Operation[];
  readonly transaction: TransactionClass;
  readonly online?: OnlineClause;
  readonly body?: StatementBody;
}
