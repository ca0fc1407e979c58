import { DatabaseError } from '../errors/database-error.ts';
import type { Guard, GuardCondition, GuardOutcome, GuardQuery } from '../model/guard.ts';

/** Puts a question to the server. @throws DatabaseError. */
export type Ask = (query: GuardQuery) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/** What a guard says: `run`, or what happens instead. */
export interface GuardAnswer {
  readonly verdict: 'run' | Exclude<GuardOutcome, 'warn'>;
  /** Why it does not hold, as a sentence without its end; absent where it holds. */
  readonly reason?: string;
}

/**
 * Asks a guard.
 * @throws DatabaseError where the connection is lost.
 */
export async function askGuard(guard: Guard, ask: Ask): Promise<GuardAnswer> {
  try {
    if (await holds(guard.condition, ask)) return { verdict: 'run' };
    return answer(guard.onFail, guard.message ?? `it does not hold that ${guard.says}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem.connectionLost) throw error;
    return answer(guard.onError, `the server refused to say whether ${guard.says}: ${error.problem.message}`);
  }
}

function answer(outcome: GuardOutcome, reason: string): GuardAnswer {
  return { verdict: outcome === 'warn' ? 'run' : outcome, reason };
}

async function holds(condition: GuardCondition, ask: Ask): Promise<boolean> {
  switch (condition.kind) {
    case 'all':
      for (const part of condition.of) if (!(await holds(part, ask))) return false;
      return true;
    case 'any':
      for (const part of condition.of) if (await holds(part, ask)) return true;
      return false;
    case 'not':
      return !(await holds(condition.of, ask));
    case 'known':
      return condition.holds;
    case 'found':
      return (await ask(condition.query)).length > 0;
    case 'equal':
      return isExpected(await ask(condition.query), condition.expected);
  }
}

/** The first value of the only row, as text. PostgreSQL's booleans are t and f to a tool that reads texts. */
function isExpected(rows: readonly Readonly<Record<string, unknown>>[], expected: string): boolean {
  const [row, more] = rows;
  if (row === undefined || more !== undefined) return false;
  const [value] = Object.values(row);
  if (typeof value === 'boolean') return (value ? ['t', 'true', '1'] : ['f', 'false', '0']).includes(expected.toLowerCase());
  if (value === null) return expected.toLowerCase() === 'null';
  return (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') && String(value) === expected;
}

/** A condition as a clause: `not (table a exists)`. */
export function describeCondition(condition: GuardCondition): string {
  if ('says' in condition) return condition.says;
  if (condition.kind === 'not') return `not (${describeCondition(condition.of)})`;
  const parts = condition.of.map(describeCondition);
  const [only = 'nothing is asked'] = parts;
  return parts.length < 2 ? only : parts.map((part) => `(${part})`).join(condition.kind === 'all' ? ' and ' : ' or ');
}
