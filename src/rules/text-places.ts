import type { EngineFamily } from '../model/engine-name.ts';
import type { Span } from '../model/location.ts';
import type { Statement } from '../model/statement.ts';
import type { JudgedFile, JudgedStatement, RuleContext } from './define-rule.ts';

/** What a place of a file is to the server. */
export type TextPlace = 'code' | 'comment' | 'literal';

/** Tells what places of a file are. The text of a routine or of a DO block is code, however it is quoted with dollars. */
export function textPlaces(file: JudgedFile, family: EngineFamily): (offset: number) => TextPlace {
  const literals = new LiteralScan(file, family).run();
  const comments = file.comments.map(({ span }) => span);
  return (offset) => {
    if (holds(comments, offset)) return 'comment';
    return holds(literals, offset) ? 'literal' : 'code';
  };
}

/** The statement at an offset, or the file where none stands there: what a finding about the text is about. */
export function statementsByPlace({ statements }: Pick<RuleContext, 'statements'>): (file: JudgedFile, offset: number) => JudgedStatement | JudgedFile {
  const byFile = new Map<JudgedFile, { readonly judged: JudgedStatement[]; readonly spans: Span[] }>();
  for (const at of statements) {
    if (at.statement !== at.outer) continue;
    const known = byFile.get(at.file) ?? { judged: [], spans: [] };
    known.judged.push(at);
    known.spans.push(at.statement.span);
    byFile.set(at.file, known);
  }
  return (file, offset) => {
    const { judged, spans } = byFile.get(file) ?? { judged: [], spans: [] };
    const at = judged[lastStartingBy(spans, offset)];
    return at !== undefined && at.statement.span.end > offset ? at : file;
  };
}

/** Whether one of some ascending spans holds an offset. */
function holds(spans: readonly Span[], offset: number): boolean {
  const span = spans[lastStartingBy(spans, offset)];
  return span !== undefined && span.end > offset;
}

function lastStartingBy(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const dollarTag = /\$(?:[A-Za-z_\u0080-\uffff][A-Za-z0-9_\u0080-\uffff]*)?\$/y;
const quote = /['"`$]/g;
const wordBefore = /[A-Za-z0-9_\u0080-\uffff]/;

/** Finds the string literals of a file, of statements that cannot be read as well. */
class LiteralScan {
  readonly #file: JudgedFile;
  readonly #isMysql: boolean;
  readonly #literals: Span[] = [];
  #comment = 0;
  #statement = 0;

  constructor(file: JudgedFile, family: EngineFamily) {
    this.#file = file;
    this.#isMysql = family === 'mysql';
  }

  run(): readonly Span[] {
    const { text } = this.#file;
    quote.lastIndex = 0;
    for (let match = quote.exec(text); match !== null; match = quote.exec(text)) {
      quote.lastIndex = this.#endOfComment(match.index) ?? this.#endOfQuoted(match[0], match.index);
    }
    return this.#literals;
  }

  #endOfComment(offset: number): number | undefined {
    const { comments } = this.#file;
    while ((comments[this.#comment]?.span.end ?? Infinity) <= offset) this.#comment += 1;
    const span = comments[this.#comment]?.span;
    return span !== undefined && span.start <= offset ? span.end : undefined;
  }

  #endOfQuoted(mark: string, start: number): number {
    if (mark === '$') return this.#endOfDollars(start);
    const isLiteral = mark === "'" || (mark === '"' && this.#isMysql);
    const end = closing(this.#file.text, start, { mark, escapes: isLiteral && this.#hasEscapes(start) });
    if (isLiteral) this.#literals.push({ start, end });
    return end;
  }

  /** PostgreSQL reads backslashes in E'…' only. */
  #hasEscapes(start: number): boolean {
    const { text } = this.#file;
    return this.#isMysql || (/[eE]/.test(text.charAt(start - 1)) && !wordBefore.test(text.charAt(start - 2)));
  }

  #endOfDollars(start: number): number {
    const { text } = this.#file;
    dollarTag.lastIndex = start;
    const tag = this.#isMysql || wordBefore.test(text.charAt(start - 1)) ? undefined : dollarTag.exec(text)?.[0];
    if (tag === undefined) return start + 1;
    if (this.#statementAt(start)?.body !== undefined) return start + tag.length;
    const close = text.indexOf(tag, start + tag.length);
    const end = close === -1 ? text.length : close + tag.length;
    this.#literals.push({ start, end });
    return end;
  }

  #statementAt(offset: number): Statement | undefined {
    const { statements } = this.#file;
    while ((statements[this.#statement]?.span.end ?? Infinity) <= offset) this.#statement += 1;
    return statements[this.#statement];
  }
}

/** The end of something quoted: a doubled mark stands for itself, a backslash for what follows it. */
function closing(text: string, start: number, { mark, escapes }: { readonly mark: string; readonly escapes: boolean }): number {
  const pattern = new RegExp(escapes ? `${mark}${mark}?|\\\\` : `${mark}${mark}?`, 'g');
  pattern.lastIndex = start + 1;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    if (match[0] === mark) return pattern.lastIndex;
    if (match[0] === '\\') pattern.lastIndex += 1;
  }
  return text.length;
}
