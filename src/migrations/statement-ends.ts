import type { TextSpan } from './blank-text.ts';

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

/** Where quotes, comments and dollar-quoted bodies begin and end, in the grammar that both engines share. */
const quoted = /'(?:[^'\\]|\\[^]|'')*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*[^]*?\*\/|(?<![\w$])(?<tag>\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?\k<tag>/g;

/** Body of a routine without quotes, as MySQL and SQL functions of PostgreSQL have it. */
const routine = /\bCREATE\b(?:(?!;)[^])*?\b(?:PROCEDURE|FUNCTION|TRIGGER|EVENT)\b(?:(?!;)[^])*?\bBEGIN\b(?<body>[^]*?)\bEND\b/gi;

/**
 * Offsets of line ends at which a tool that knows no quotes cuts a statement in two: a semicolon inside a string, a
 * dollar-quoted body or a routine's block.
 * @param safe what the tool's own marks keep together
 */
export function wrongCuts(text: string, part: TextSpan, safe: readonly TextSpan[]): readonly number[] {
  const body = text.slice(part.start, part.end);
  const cuts: number[] = [];
  for (const match of body.matchAll(quoted)) {
    if (!match[0].startsWith('--')) cuts.push(...lineEnds(match[0], part.start + match.index));
  }
  const plain = body.replace(quoted, (match) => match.replace(/[^\n]/g, ' '));
  for (const match of plain.matchAll(routine)) {
    cuts.push(...lineEnds(match[0], part.start + match.index));
  }
  return cuts.filter((cut) => !safe.some(({ start, end }) => cut >= start && cut < end)).sort((a, b) => a - b);
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
  return [...text.matchAll(/;(?=\s*(?:--[^\n]*)?\n)/g)].map(({ index }) => offset + index);
}

/** A line that changes the delimiter: a client's command, which tools that send files as they are do not know. */
export function delimiterLine(text: string, { start, end }: TextSpan): number | undefined {
  const found = /^[^\S\n]*DELIMITER\s+\S/im.exec(text.slice(start, end));
  return found === null ? undefined : start + found.index;
}
