import type { JudgedFile, RuleContext } from './define-rule.ts';

/** A part of a file that is applied, and taken back, for itself: a changeset, or the whole file. */
export interface FilePart {
  /** Offset in the file's text. */
  readonly start: number;
  /** Whether what takes it back stands in the file, or its author says that there is no way. */
  readonly declared: boolean;
}

/** What a file says of the way back. */
interface FileRollbacks {
  readonly parts: readonly FilePart[];
  /** Of the parts. */
  readonly starts: readonly number[];
  /** Where the block begins that takes the file back; Infinity where there is none. */
  readonly down: number;
}

/** The word of an author that there is no way back. */
const notReversible = /\bnot[ _-]reversible\b/i;

/** Opens the block that takes the statements before it back: goose, dbmate, sql-migrate, node-pg-migrate. */
const downMarker = /^\s*(?:\+goose\s+down|migrate:down|\+migrate\s+down|down\s+migration)\b/i;

/** What Liquibase takes a changeset back with: SQL on the line or in the block, or `empty`. */
const rollbackText = /^\s*(?:liquibase\s+)?rollback\b\s*\S/i;
const changesetMarker = /^\s*changeset\s+\S+:\S+/i;

const known = new WeakMap<JudgedFile, FileRollbacks>();

/** Files may have many thousand statements: each is read once. */
function rollbacksOf(file: JudgedFile): FileRollbacks {
  const found = known.get(file) ?? readRollbacks(file);
  known.set(file, found);
  return found;
}

/** The parts of a file, in their order; what stands before the first changeset belongs to that. */
export function partsOf(file: JudgedFile): readonly FilePart[] {
  return rollbacksOf(file).parts;
}

/** Whether what stands at an offset can be taken back, or its author says that it cannot. */
export function isRollbackDeclared(file: JudgedFile, offset: number, { hasUndo }: Pick<RuleContext, 'hasUndo'>): boolean {
  return hasUndo(file.migration) || partAt(file, offset)?.declared === true;
}

/** The part that an offset lies in. */
export function partAt(file: JudgedFile, offset: number): FilePart | undefined {
  const { parts, starts } = rollbacksOf(file);
  return parts[lastFrom(starts, offset)];
}

/** Whether an offset lies in the block that takes the file back: what is there is the way back itself. */
export function isInDownBlock(file: JudgedFile, offset: number): boolean {
  return offset > rollbacksOf(file).down;
}

function readRollbacks(file: JudgedFile): FileRollbacks {
  const { comments, statements, text } = file;
  const down = comments.find((comment) => downMarker.test(comment.text))?.span.start ?? Infinity;
  const starts = comments.filter((comment) => changesetMarker.test(comment.text)).map(({ span }) => span.start);
  const [head = text.length] = starts;
  // A marker with nothing behind it takes nothing back; the head of the file speaks for all of its parts.
  const whole = (statements.at(-1)?.span.start ?? 0) > down
    || statements.some(({ section }) => section === 'down')
    || comments.some((comment) => comment.span.start < head && notReversible.test(comment.text));
  const declaring = comments.filter((comment) => notReversible.test(comment.text) || (starts.length > 0 && rollbackText.test(comment.text)));
  const bounds = [0, ...starts.slice(1)];
  const declared = new Set(declaring.map(({ span }) => lastFrom(bounds, span.start)));
  return {
    down,
    starts: bounds,
    parts: bounds.map((start, index) => ({ start, declared: whole || declared.has(index) })),
  };
}

/** Index of the last of some ascending numbers that is not above an offset. */
function lastFrom(ascending: readonly number[], offset: number): number {
  let [low, high] = [0, ascending.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}
