import { UserError } from '../../../errors/user-error.ts';
import { dollarQuotes, sqlTokens, type DollarQuote, type SqlToken } from './sql-tokens.ts';

/** How Liquibase is told to cut a text. */
export interface SqlSettings {
  readonly splitStatements: boolean;
  readonly stripComments: boolean;
  /** Absent: semicolons, and GO or a slash alone in a line. */
  readonly endDelimiter?: string;
  /** True for servers that take two dashes for a comment only where a blank follows (MySQL, MariaDB). */
  readonly dashesNeedBlank: boolean;
  /** Change set, for messages. */
  readonly where: string;
}

/** A text and the line of the file at which each of its lines stands; absent: the lines are another file's. */
export interface PlacedSql {
  readonly text: string;
  readonly lineOf?: (line: number) => number;
}

/** Takes a laid out text. */
export interface SqlSink {
  /** True where nothing stands in the line at hand. */
  readonly isFresh: boolean;
  /** Goes down to a line of the file. */
  moveTo(line: number): void;
  write(text: string): void;
  endStatement(): void;
}

/** What was found in laying out. */
export interface LaidOut {
  /** False where the server can be sent the text as it stands. */
  readonly isChanged: boolean;
  /** True where Liquibase itself would cut a dollar-quoted text in two, and fail. */
  readonly cutsDollarQuote: boolean;
}

/**
 * Writes a text so that what our reader finds in it are the statements that Liquibase sends: its delimiters become semicolons, the
 * comments that it strips are gone where they would be part of a statement. Between statements they stay, for people and for rules.
 * @throws UserError migrations/changelog-unreadable for a delimiter that is no regular expression.
 */
export function layOutSql(sql: PlacedSql, settings: SqlSettings, writer: SqlSink): LaidOut {
  return new Layout(sql, settings, writer).run();
}

/** The statements that Liquibase makes of a text. @throws UserError migrations/changelog-unreadable. */
export function cutSql(text: string, settings: SqlSettings): readonly string[] {
  const statements: string[] = [];
  let at = '';
  const sink: SqlSink = {
    isFresh: true,
    moveTo: () => undefined,
    write: (piece) => {
      at += piece;
    },
    endStatement: () => {
      statements.push(at.trim());
      at = '';
    },
  };
  new Layout({ text }, settings, sink).run();
  return statements;
}

/** Comments that a server executes or obeys. */
const executed = /^\/\*(?:!|M!|\+)/;
const withoutBlank = /^--\S/;

class Layout {
  readonly #sql: PlacedSql;
  readonly #settings: SqlSettings;
  readonly #writer: SqlSink;
  readonly #quotes: readonly DollarQuote[];
  readonly #isDelimiter: (piece: string, before: string | undefined) => boolean;
  #line = 0;
  #hasStatement = false;
  #isChanged = false;
  #cutsDollarQuote = false;

  constructor(sql: PlacedSql, settings: SqlSettings, writer: SqlSink) {
    this.#sql = { ...sql, text: sql.text.replaceAll('\r', '') };
    this.#settings = settings;
    this.#writer = writer;
    this.#isChanged = sql.text.includes('\r');
    this.#quotes = dollarQuotes(this.#sql.text);
    this.#isDelimiter = delimiterOf(settings);
  }

  run(): LaidOut {
    const tokens = mergeTokens([...sqlTokens(this.#sql.text)], this.#settings.endDelimiter);
    let before: string | undefined;
    let depth = 0;
    for (const [index, token] of tokens.entries()) {
      depth += nesting(tokens, index, depth);
      if (depth === 0 && this.#isEnd(token, before)) this.#delimit(token);
      else this.#write(token);
      if (!isComment(token) || !this.#settings.stripComments) before = token.text;
    }
    if (this.#hasStatement) this.#writer.endStatement();
    return { isChanged: this.#isChanged, cutsDollarQuote: this.#cutsDollarQuote };
  }

  /** Blanks, quoted texts and comments end no statement. */
  #isEnd({ kind, text }: SqlToken, before: string | undefined): boolean {
    return this.#settings.splitStatements && (kind === 'word' || kind === 'symbol') && this.#isDelimiter(text, before);
  }

  #delimit(token: SqlToken): void {
    const isQuoted = this.#quotes.some(({ start, end }) => token.start > start && token.start < end);
    if (isQuoted) {
      this.#cutsDollarQuote = true;
      this.#write(token);
      return;
    }
    if (token.text !== ';') this.#isChanged = true;
    if (this.#hasStatement) this.#writer.endStatement();
    this.#hasStatement = false;
  }

  #write(token: SqlToken): void {
    const isStripped = isComment(token) && this.#settings.stripComments && (this.#hasStatement || this.#isCode(token));
    if (isStripped) this.#isChanged = true;
    else if (token.kind === 'blank') this.#writeBlank(token);
    else this.#writeText(token);
    this.#line += token.text.split('\n').length - 1;
  }

  /** Whether the server would take a comment for more than that. */
  #isCode({ text }: SqlToken): boolean {
    return executed.test(text) || (this.#settings.dashesNeedBlank && withoutBlank.test(text));
  }

  /** Inside a statement blanks are part of it; between two, the next token is put where it stands in the file. */
  #writeBlank(token: SqlToken): void {
    if (this.#hasStatement && this.#skipsLines(token)) this.#isChanged = true;
    if (this.#hasStatement || !token.text.includes('\n')) this.#writer.write(token.text);
  }

  #skipsLines({ text }: SqlToken): boolean {
    const { lineOf } = this.#sql;
    const breaks = text.split('\n').length - 1;
    return lineOf !== undefined && breaks > 0 && lineOf(this.#line + breaks) - lineOf(this.#line) !== breaks;
  }

  #writeText(token: SqlToken): void {
    const { lineOf } = this.#sql;
    if (!this.#hasStatement && lineOf !== undefined) this.#writer.moveTo(lineOf(this.#line));
    else if (!this.#hasStatement && !this.#writer.isFresh) this.#writer.write('\n');
    this.#writer.write(token.text);
    if (token.kind === 'line-comment' && lineOf === undefined && !this.#hasStatement) this.#writer.write('\n');
    this.#hasStatement ||= !isComment(token);
  }
}

function isComment({ kind }: SqlToken): boolean {
  return kind === 'line-comment' || kind === 'block-comment';
}

/** Words behind which BEGIN opens no block of statements. */
const notBlocks = new Set(['transaction', 'trans', 'tran', 'dialog', 'conversation', 'distributed']);
const notEnds = new Set(['transaction', 'trans', 'tran']);

/** What a token adds to the depth of BEGIN … END, inside of which Liquibase does not cut. */
function nesting(tokens: readonly SqlToken[], index: number, depth: number): number {
  const word = tokens[index]?.text.toLowerCase();
  if (word !== 'begin' && word !== 'end') return 0;
  const following = wordBehind(tokens, index);
  if (word === 'begin') return notBlocks.has(following) ? 0 : 1;
  return depth > 0 && !notEnds.has(following) ? -1 : 0;
}

function wordBehind(tokens: readonly SqlToken[], index: number): string {
  let next = index + 1;
  while (tokens[next]?.kind === 'blank') next += 1;
  return tokens[next]?.text.toLowerCase() ?? '';
}

/** Delimiters of several characters may be several tokens. */
function mergeTokens(tokens: readonly SqlToken[], delimiter: string | undefined): readonly SqlToken[] {
  if (delimiter === undefined || delimiter.length < 2) return tokens;
  const merged: SqlToken[] = [];
  let open: SqlToken[] = [];
  for (const token of tokens) {
    const text = open.map((each) => each.text).join('') + token.text;
    const [first = token] = open;
    if (text === delimiter && open.length > 0) {
      merged.push({ kind: 'symbol', start: first.start, end: token.end, text });
      open = [];
    } else if (delimiter.startsWith(text)) {
      open.push(token);
    } else {
      merged.push(...open, token);
      open = [];
    }
  }
  return [...merged, ...open];
}

/** What ends a statement. A delimiter of more than one character is also tried as a regular expression over a token and the one before it. */
function delimiterOf({ endDelimiter, where }: SqlSettings): (piece: string, before: string | undefined) => boolean {
  const isLineStart = (before: string | undefined): boolean => before === undefined || before.endsWith('\n');
  if (endDelimiter === undefined) return (piece, before) => piece === ';' || ((piece === '/' || piece.toLowerCase() === 'go') && isLineStart(before));
  const wanted = endDelimiter.toLowerCase();
  if (wanted.length < 2) return (piece, before) => piece.toLowerCase() === wanted && (wanted !== '/' || isLineStart(before));
  const pattern = regularExpression(wanted, where);
  return (piece, before) => piece.toLowerCase() === wanted || pattern.test(`${before ?? 'null'}${piece}`.toLowerCase());
}

function regularExpression(pattern: string, where: string): RegExp {
  try {
    return new RegExp(`^(?:[\\s\\n\\r]*${pattern})$`);
  } catch {
    throw new UserError('migrations/changelog-unreadable', { where, detail: `endDelimiter ${pattern} is no regular expression` });
  }
}
