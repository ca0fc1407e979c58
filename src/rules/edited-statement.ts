import type { Span } from '../model/location.ts';
import type { JudgedStatement } from './define-rule.ts';

/** The statement with other words in place of those at `span`, and with a semicolon; spans are the file's. */
export function withReplaced({ statement: { text, span } }: JudgedStatement, { start, end }: Span, words: string): string {
  return `${text.slice(0, start - span.start)}${words}${text.slice(end - span.start)};`;
}

/** The statement with words put in behind a place. */
export function withInserted(at: JudgedStatement, offset: number, words: string): string {
  return withReplaced(at, { start: offset, end: offset }, words);
}

/** Steps that each stand in a file of their own. */
export function inSteps(...steps: readonly string[]): string {
  return steps.join('\n-- next file\n');
}
