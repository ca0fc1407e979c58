import { blankSpans, type TextSpan } from './blank-text.ts';

/**
 * Where goose and sql-migrate see the end of a statement: at a line whose last word, before one that begins with two hyphens,
 * ends with a semicolon. They know no quotes.
 */
function endsStatement(line: string): boolean {
  return /;\s*$/.test(line.replace(/(?:^|\s)--[^]*$/, ''));
}

/** Offset behind the last line of a part that ends a statement; the part's start where none does. */
export function lastStatementEnd(text: string, { start, end }: TextSpan): number {
  for (let to = end; to > start;) {
    const from = Math.max(text.lastIndexOf('\n', to - 1) + 1, start);
    if (endsStatement(text.slice(from, to))) return Math.min(to + 1, end);
    to = from - 1;
  }
  return start;
}

/** Body of a routine without quotes, as MySQL and SQL functions of PostgreSQL have it. */
const routine = /\bCREATE\b(?:(?!;)[^])*?\b(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)\b(?:(?!;)[^])*?\bBEGIN\b(?<body>[^]*?)\bEND\b/gi;

/**
 * Offsets of line ends at which a tool that knows no quotes cuts a statement in two: a semicolon inside a string, a
 * dollar-quoted body or a routine's block.
 * @param safe what the tool's own marks keep together
 */
export function wrongCuts(text: string, part: TextSpan, safe: readonly TextSpan[]): readonly number[] {
  const body = text.slice(part.start, part.end);
  const quoted = [...quotedSpans(body)];
  const cuts = quoted.flatMap(({ start, end }) => lineEnds(body.slice(start, end), part.start + start));
  if (/\bBEGIN\b/i.test(body)) {
    for (const match of blankSpans(body, quoted).matchAll(routine)) cuts.push(...lineEnds(match[0], part.start + match.index));
  }
  return cuts.filter((cut) => !safe.some(({ start, end }) => cut >= start && cut < end)).sort((a, b) => a - b);
}

/** What opens a quote or a comment in the grammar that both engines share. */
const opening = /['"`]|--|\/\*|\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/g;

/** Strings, quoted names, block comments and dollar-quoted bodies. Files are large: only openings are looked for, ends by their text. */
function* quotedSpans(text: string): Generator<TextSpan> {
  let from = 0;
  for (;;) {
    opening.lastIndex = from;
    const found = opening.exec(text);
    if (found === null) return;
    const [sign] = found;
    from = endOfQuote(text, found.index + sign.length, sign);
    if (sign !== '--') yield { start: found.index, end: from };
  }
}

function endOfQuote(text: string, from: number, sign: string): number {
  const close = sign === '--' ? '\n' : sign === '/*' ? '*/' : sign;
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
    if (sign !== "'" || !isEscaped(text, at, from)) return at + close.length;
  }
  return text.length;
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, offset: number, from: number): boolean {
  let first = offset;
  while (first > from && text[first - 1] === '\\') first -= 1;
  return (offset - first) % 2 === 1;
}

/** Puts a tool's marks around each statement that it would cut in two. */
export function withMarks(sql: string, begin: string, end: string): string {
  const cuts = wrongCuts(sql, { start: 0, end: sql.length }, []);
  if (cuts.length === 0) return sql;
  const ends = [...sql.matchAll(/;[^\S\n]*(?:\n|$)/g)].filter(({ index }) => !cuts.includes(index)).map((match) => match.index + match[0].length);
  const starts = [0, ...ends];
  return starts.map((start, index) => {
    const statement = sql.slice(start, ends[index] ?? sql.length);
    const isCut = cuts.some((cut) => cut >= start && cut < start + statement.length);
    return isCut ? `${begin}\n${statement.replace(/\n?$/, '\n')}${end}\n` : statement;
  }).join('');
}

function lineEnds(text: string, offset: number): readonly number[] {
  if (!text.includes('\n')) return [];
  return [...text.matchAll(/;(?=\s*(?:--[^\n]*)?\n)/g)].map(({ index }) => offset + index);
}

/** A line that changes the delimiter: a client's command, which tools that send files as they are do not know. */
export function delimiterLine(text: string, { start, end }: TextSpan): number | undefined {
  if (!text.includes('DELIMITER') && !text.includes('delimiter')) return undefined;
  const found = /^[^\S\n]*DELIMITER\s+\S/im.exec(text.slice(start, end));
  return found === null ? undefined : start + found.index;
}
