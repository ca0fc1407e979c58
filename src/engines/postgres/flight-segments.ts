import type { SqlCommand } from '../../ports/database-session.ts';
import { leadingKeyword } from './leading-keyword.ts';

/** Bounds of one segment, so that a long migration is not held in the socket's buffer as a whole. */
const maxStatements = 500;
const maxCharacters = 1_000_000;

const begins = new Set(['BEGIN', 'START']);
const ends = new Set(['COMMIT', 'END', 'ROLLBACK', 'ABORT', 'PREPARE']);

/** COPY FROM STDIN takes the next message for data, and ends the session when it is something else. */
const takesMessages = 'COPY';

/**
 * The statements from `start` that may leave together. Inside a transaction that is everything up to its end.
 * Outside, each statement leaves alone: several before one Sync would share one implicit transaction
 * (PostgreSQL manual, 54.2.4 Pipelining), so a later failure would undo what was reported as done.
 */
export function nextSegment(commands: readonly SqlCommand[], start: number, inTransaction: boolean): readonly SqlCommand[] {
  const [first] = commands.slice(start, start + 1);
  if (first !== undefined && !inTransaction && !begins.has(leadingKeyword(first.text))) return [first];
  const segment: SqlCommand[] = [];
  let characters = 0;
  for (const command of commands.slice(start, start + maxStatements)) {
    segment.push(command);
    characters += command.text.length;
    const keyword = leadingKeyword(command.text);
    if (characters >= maxCharacters || ends.has(keyword) || keyword === takesMessages) break;
  }
  return segment;
}
