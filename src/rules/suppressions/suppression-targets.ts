import type { Span } from '../../model/location.ts';
import type { SqlComment, Statement } from '../../model/statement.ts';
import type { JudgedFile } from '../define-rule.ts';

/** A place that a suppression reaches. `down` marks statements that are not judged. */
export interface SuppressionTarget {
  readonly span: Span;
  readonly down: boolean;
}

/** Finds what the comments of one file speak for. */
export class SuppressionTargets {
  readonly #file: JudgedFile;
  /** Spans of a statement's operations in the order of the text; they themselves stand in the order of execution. */
  readonly #actions = new Map<Statement, readonly Span[]>();

  constructor(file: JudgedFile) {
    this.#file = file;
  }

  /**
   * The statement that a comment speaks for. A comment behind a statement on the same line speaks for that statement;
   * one inside a statement speaks for the next statement of its body or the next action of its ALTER TABLE;
   * any other one for the statement that follows. Nothing, where none follows.
   */
  of(comment: SqlComment): SuppressionTarget | undefined {
    const { statements, text } = this.#file;
    const following = firstEndingAfter(statements.length, (index) => statements[index]?.span, comment.span.start);
    const statement = statements[following];
    const previous = statements[following - 1];
    if (previous !== undefined && isOnLineBehind(comment, previous, text)) return targetAt(previous);
    if (statement === undefined) return undefined;
    const inside = statement.span.start < comment.span.start;
    return inside ? { ...targetAt(statement), span: this.#partAfter(statement, comment.span.end) } : targetAt(statement);
  }

  /** The first part of a statement that starts after an offset; the whole statement where there is none. */
  #partAfter(statement: Statement, offset: number): Span {
    const inner = statement.body?.statements ?? [];
    const next = inner[firstEndingAfter(inner.length, (index) => inner[index]?.span, offset)];
    if (next !== undefined) return next.span.start >= offset ? next.span : this.#partAfter(next, offset);
    const actions = this.#actionsOf(statement);
    // A span that starts in front of the offset and ends behind it holds the comment: the one after it is meant.
    const action = actions.slice(firstEndingAfter(actions.length, (index) => actions[index], offset)).find(({ start }) => start >= offset);
    return action ?? statement.span;
  }

  #actionsOf(statement: Statement): readonly Span[] {
    const known = this.#actions.get(statement) ?? statement.operations.map(({ span }) => span).sort((a, b) => a.start - b.start);
    this.#actions.set(statement, known);
    return known;
  }
}

function targetAt(statement: Statement): SuppressionTarget {
  return { span: statement.span, down: statement.section === 'down' };
}

/** Index of the first of some ascending spans that ends after an offset. */
function firstEndingAfter(count: number, spanAt: (index: number) => Span | undefined, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spanAt(middle)?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isOnLineBehind(comment: SqlComment, statement: Statement, text: string): boolean {
  return !/[\r\n]/.test(text.slice(statement.span.end, comment.span.start));
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
