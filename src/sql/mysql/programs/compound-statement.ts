import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readProgramStatement } from './body.ts';
import { ProgramReading } from './program-reading.ts';

const compoundWords = new Set(['IF', 'CASE', 'WHILE', 'LOOP', 'REPEAT', 'FOR']);

/** True where a compound statement of MariaDB begins outside a stored program: BEGIN NOT ATOMIC, IF, CASE, a loop. */
export function isCompoundStatement(cursor: TokenCursor): boolean {
  if (!cursor.dialect.isMariadb) return false;
  return cursor.atAny(compoundWords) || cursor.atAll('BEGIN', 'NOT', 'ATOMIC');
}

/** Reads a compound statement that is executed at once (MariaDB "Using Compound Statements Outside of Stored Programs"). */
export function readCompoundStatement(cursor: TokenCursor): StatementReading {
  const program = new ProgramReading();
  const command = cursor.at('BEGIN') ? 'BEGIN NOT ATOMIC' : cursor.symbol;
  const outside = cursor.insideProgram;
  cursor.insideProgram = true;
  readProgramStatement(cursor, program);
  cursor.insideProgram = outside;
  return {
    operations: [{ kind: 'run-code', command, span: cursor.statementSpan() }],
    transaction: program.transaction,
    body: program.toBody('now'),
  };
}
