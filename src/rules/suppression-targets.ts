import type { Span } from '../model/location.ts';
import type { SqlComment, Statement } from '../model/statement.ts';
import type { JudgedFile } from './define-rule.ts';

/** A place that a suppression reaches. `down` marks statements that are not judged. */
export interface SuppressionTarget {
  readonly span: Span;
  readonly down: boolean;
}

/**
 * The statement that a comment speaks for. A comment behind a statement on the same line speaks for that statement;
 * one inside a statement speaks for the next statement of its body or the next action of its ALTER TABLE;
 * any other one for the statement that follows. Nothing, where none follows.
 */
export function targetOf(comment: SqlComment, file: JudgedFile): SuppressionTarget | undefined {
  const { statements, text } = file;
  const following = firstEndingAfter(statements, comment.span.start);
  const statement = statements[following];
  const previous = statements[following - 1];
  if (previous !== undefined && isOnLineBehind(comment, previous, text)) return targetAt(previous);
  if (statement === undefined) return undefined;
  const inside = statement.span.start < comment.span.start;
  return inside ? { ...targetAt(statement), span: partAfter(statement, comment.span.end) } : targetAt(statement);
}

function targetAt(statement: Statement): SuppressionTarget {
  return { span: statement.span, down: statement.section === 'down' };
}

/** Index of the first statement that ends after an offset: statements ascend and do not overlap. */
function firstEndingAfter(statements: readonly Statement[], offset: number): number {
  let low = 0;
  let high = statements.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((statements[middle]?.span.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isOnLineBehind(comment: SqlComment, statement: Statement, text: string): boolean {
  return !/[\r\n]/.test(text.slice(statement.span.end, comment.span.start));
}

/** The first part of a statement that starts after an offset; the whole statement where there is none. */
function partAfter(statement: Statement, offset: number): Span {
  const inner = statement.body?.statements ?? [];
  const index = firstEndingAfter(inner, offset);
  const next = inner[index];
  if (next !== undefined) return next.span.start >= offset ? next.span : partAfter(next, offset);
  // Operations stand in the order of execution, not of the text.
  const actions = statement.operations.filter(({ span }) => span.start >= offset);
  const first = Math.min(...actions.map(({ span }) => span.start));
  return actions.find(({ span }) => span.start === first)?.span ?? statement.span;
}

/** From the start of the comment's line to the end of the next one, as squawk counts it. */
export function linesOf(comment: SqlComment, text: string): Span {
  const start = text.lastIndexOf('\n', comment.span.start - 1) + 1;
  const ownEnd = text.indexOf('\n', comment.span.end);
  if (ownEnd === -1) return { start, end: text.length };
  const nextEnd = text.indexOf('\n', ownEnd + 1);
  return { start, end: nextEnd === -1 ? text.length : nextEnd };
}

/** Whether an empty line, and nothing before it, parts a comment from the rest: Atlas reads it as the file's header. */
export function isHeader(comment: SqlComment, file: JudgedFile): boolean {
  const first = file.statements[0];
  const isBefore = first === undefined || comment.span.end <= first.span.start;
  return isBefore && /^[^\S\n]*\r?\n[^\S\n]*\r?\n/.test(file.text.slice(comment.span.end));
}
