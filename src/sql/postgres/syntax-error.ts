import type { SyntaxProblem } from '../../model/statement.ts';
import type { StatementSource } from './statement-source.ts';

/** Turns what the parser threw into a problem placed in the file: the parser counts code points of the statement from 0. */
export function problemOf(source: StatementSource, error: unknown): SyntaxProblem {
  const message = error instanceof Error ? error.message : String(error);
  return { message, offset: source.inFile(source.offsetOfCodePoint(cursorOf(error))), refused: true };
}

function cursorOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('sqlDetails' in error)) return 0;
  const details: unknown = error.sqlDetails;
  if (typeof details !== 'object' || details === null || !('cursorPosition' in details)) return 0;
  return typeof details.cursorPosition === 'number' ? details.cursorPosition : 0;
}
