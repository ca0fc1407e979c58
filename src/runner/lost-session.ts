import type { Operation } from '../model/operation.ts';
import type { PlannedMigration } from '../model/plan.ts';
import type { Statement } from '../model/statement.ts';

/** SELECT … INTO @variable, and @variable := …: the value came from data that may have changed since. */
const assignsVariable = /\binto\s+@|@\w+\s*:=/i;
const plainValue = /^(?:[\w.+-]+|'[^']*')$/;

/** Functions whose answer is about what the session did before. */
const asksSession = /\b(?:last_insert_id|lastval|currval|row_count|found_rows)\s*\(/i;

/** A statement because of which a file cannot go on in a new session, and why, in words for people. */
export interface LostSession {
  readonly statement: Statement;
  readonly reason: string;
}

/**
 * Finds what the session of an earlier run took with it. Statements of the session alone run again; a temporary table, a value read
 * from data or the number of the last row do not come back.
 * @param done ordinals of the statements that are done.
 */
export function lostSession({ statements }: PlannedMigration, done: readonly number[]): LostSession | undefined {
  const last = Math.max(0, ...done);
  const remaining = statements.filter(({ statement, protocol }) => protocol !== 'session' && !done.includes(statement.ordinal));
  if (last === 0 || remaining.length === 0) return undefined;
  for (const { statement } of statements) {
    const reason = statement.ordinal <= last ? sessionLoss(statement) : undefined;
    if (reason !== undefined) return { statement, reason };
  }
  return unanswered(remaining.map(({ statement }) => statement));
}

/** The first row that is inserted now gives these functions an answer again. */
function unanswered(remaining: readonly Statement[]): LostSession | undefined {
  for (const statement of remaining) {
    if (asksSession.test(statement.text)) return { statement, reason: 'asks what the session did before' };
    if (statement.operations.some(({ kind }) => kind === 'insert')) return undefined;
  }
  return undefined;
}

/** What a statement left in a session that cannot be brought back by running it again, in words for people; undefined where nothing. */
function sessionLoss(statement: Statement): string | undefined {
  if (statement.problem !== undefined || statement.operations.length === 0) return 'is not understood and may have set something for the others';
  if (statement.operations.some(makesTemporary)) return 'made a temporary object';
  return statement.operations.some((operation) => readsIntoVariable(operation, statement.text)) ? 'set a variable from data' : undefined;
}

function makesTemporary(operation: Operation): boolean {
  return 'temporary' in operation && operation.temporary && !operation.kind.startsWith('drop');
}

function readsIntoVariable(operation: Operation, text: string): boolean {
  if (operation.kind === 'set-variable') return operation.scope === 'user' && !plainValue.test(operation.value ?? '');
  return operation.kind === 'select' && assignsVariable.test(text);
}
