/** A piece of SQL as Liquibase cuts it: it knows quotes, comments and words, but no dollar quotes. */
export interface SqlToken {
  readonly kind: 'blank' | 'line-comment' | 'block-comment' | 'quoted' | 'word' | 'symbol';
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** In the order in which they are tried; each begins where the last token ended. */
const patterns = [
  ['blank', /[ \t\r\n\f\v]+/y],
  ['line-comment', /--[^\r\n]*/y],
  ['block-comment', /\/\*[^]*?\*\//y],
  ['quoted', /'(?:[^'\\]|''|\\[^])*'/y],
  ['quoted', /'(?:[^']|'')*'/y],
  ['quoted', /"(?:[^"\\]|""|\\[^])*"/y],
  ['quoted', /"(?:[^"]|"")*"/y],
  ['quoted', /`[^`\n]*`/y],
  ['quoted', /\[[^\]\n]*\]/y],
  ['word', /\d+(?:\.\d*)?(?:[eE]\d+)?|\.\d+/y],
  ['word', /[\p{L}\p{M}\p{N}_$#@]+/uy],
  ['symbol', /[^]/y],
] as const;

/** Cuts a text into tokens, without a gap. */
export function* sqlTokens(text: string): Generator<SqlToken> {
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    yield token;
    at = token.end;
  }
}

function tokenAt(text: string, start: number): SqlToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined && found !== '') return { kind, start, end: start + found.length, text: found };
  }
  return { kind: 'symbol', start, end: start + 1, text: text.charAt(start) };
}

/** A dollar-quoted text of PostgreSQL, which Liquibase takes for code. */
export interface DollarQuote {
  readonly start: number;
  readonly end: number;
}

/** The tag that a word begins with: `$$`, or with a name between. */
function tagOf({ kind, text }: SqlToken): string | undefined {
  return kind === 'word' ? /^\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$/u.exec(text)?.[0] : undefined;
}

/** The dollar-quoted texts of a script, outside other quotes and comments. */
export function dollarQuotes(text: string): readonly DollarQuote[] {
  if (!text.includes('$')) return [];
  const quotes: DollarQuote[] = [];
  let inside = 0;
  for (const token of sqlTokens(text)) {
    const tag = token.start < inside ? undefined : tagOf(token);
    const close = tag === undefined ? -1 : text.indexOf(tag, token.start + tag.length);
    if (tag === undefined || close < 0) continue;
    inside = close + tag.length;
    quotes.push({ start: token.start, end: inside });
  }
  return quotes;
}
