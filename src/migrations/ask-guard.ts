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

/** Whether a migration was applied, for those who have no history to ask. */
export type IsApplied = (version: string) => boolean;

/**
 * Asks a guard.
 * @param isApplied absent: the history answers.
 * @throws DatabaseError where the connection is lost.
 */
export async function askGuard(guard: Guard, ask: Ask, isApplied?: IsApplied): Promise<GuardAnswer> {
  try {
    if (await holds(guard.condition, { ask, isApplied })) return { verdict: 'run' };
    return answer(guard.onFail, guard.message ?? `it does not hold that ${guard.says}`);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem.connectionLost) throw error;
    return answer(guard.onError, `the server refused to say whether ${guard.says}: ${error.problem.message}`);
  }
}

function answer(outcome: GuardOutcome, reason: string): GuardAnswer {
  return { verdict: outcome === 'warn' ? 'run' : outcome, reason };
}

interface Asking {
  readonly ask: Ask;
  readonly isApplied: IsApplied | undefined;
}

async function holds(condition: GuardCondition, asking: Asking): Promise<boolean> {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const decisive = condition.kind === 'any';
      for (const part of condition.of) if ((await holds(part, asking)) === decisive) return decisive;
      return !decisive;
    }
    case 'not':
      return !(await holds(condition.of, asking));
    default:
      return isAnswered(condition, asking);
  }
}

/** A condition that is one question. */
async function isAnswered(condition: Exclude<GuardCondition, { readonly kind: 'all' | 'any' | 'not' }>, { ask, isApplied }: Asking): Promise<boolean> {
  switch (condition.kind) {
    case 'known':
      return condition.holds;
    case 'found':
      return (await ask(condition.query)).length > 0;
    case 'applied':
      return isApplied?.(condition.version) ?? (await ask(condition.query)).length > 0;
    case 'equal':
      return isExpected(await ask(condition.query), condition.expected);
  }
}

/** The first value of the only row, as text. */
function isExpected(rows: readonly Readonly<Record<string, unknown>>[], expected: string): boolean {
  const [row, more] = rows;
  if (row === undefined || more !== undefined) return false;
  const [value] = Object.values(row);
  if (typeof value === 'boolean') return wordsFor(value).includes(expected.toLowerCase());
  if (value === null) return expected.toLowerCase() === 'null';
  return (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') && String(value) === expected;
}

/** PostgreSQL's booleans are t and f to a tool that reads texts. */
function wordsFor(value: boolean): readonly string[] {
  return value ? ['t', 'true', '1'] : ['f', 'false', '0'];
}

/** A condition as a clause: `not (table a exists)`. */
export function describeCondition(condition: GuardCondition): string {
  if ('says' in condition) return condition.says;
  if (condition.kind === 'not') return `not (${describeCondition(condition.of)})`;
  const parts = condition.of.map(describeCondition);
  const [only = 'nothing is asked'] = parts;
  return parts.length < 2 ? only : parts.map((part) => `(${part})`).join(condition.kind === 'all' ? ' and ' : ' or ');
}
