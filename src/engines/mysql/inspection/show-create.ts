import { DatabaseError } from '../../../errors/database-error.ts';
import type { DatabaseSession, Row } from '../../../ports/database-session.ts';

/** Statements in one message: fewer round trips, and no more than some hundred kilobytes of answers at a time. */
const batchSize = 250;

/** What one SHOW CREATE said: its row; `hidden` where a privilege is missing; `gone` where the object is not there any more. */
export type Shown = Row | 'hidden' | 'gone';

/** Sends SHOW CREATE statements in batches and gives an answer for each, in their order. Rejects with DatabaseError. */
export async function showCreate(session: DatabaseSession, statements: readonly string[]): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (let start = 0; start < statements.length; start += batchSize) {
    shown.push(...await showBatch(session, statements.slice(start, start + batchSize)));
  }
  return shown;
}

/** A batch ends at its first error: halves of it find out whose that is. */
async function showBatch(session: DatabaseSession, statements: readonly string[]): Promise<readonly Shown[]> {
  try {
    const answers = await session.queryAll(statements);
    return answers.map(([row]) => row ?? 'gone');
  } catch (error) {
    const reason = reasonOf(error);
    if (statements.length === 1) return [reason];
    const half = Math.ceil(statements.length / 2);
    return [...await showBatch(session, statements.slice(0, half)), ...await showBatch(session, statements.slice(half))];
  }
}

/** No such table, view, routine or event (MySQL 8.4 error reference); 1356: a view that names what is gone, or may not be seen. */
const missing = new Set([1051, 1146, 1305, 1347, 1360, 1539, 4091]);

function reasonOf(error: unknown): 'hidden' | 'gone' {
  if (!(error instanceof DatabaseError)) throw error;
  if (error.code === 'database/privilege-missing' || error.problem.errno === 1356) return 'hidden';
  if (missing.has(error.problem.errno ?? 0)) return 'gone';
  throw error;
}
