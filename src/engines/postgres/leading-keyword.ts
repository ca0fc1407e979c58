/** Blanks and line comments. */
const blanks = /(?:\s+|--[^\n]*(?:\n|$))+/y;

/** The first word of a statement in upper case, past comments: it tells the commands that begin or end a transaction. */
export function leadingKeyword(text: string): string {
  let offset = 0;
  for (let next = skipTrivia(text, 0); next !== offset; next = skipTrivia(text, next)) offset = next;
  return /^[A-Za-z]+/.exec(text.slice(offset, offset + 20))?.[0].toUpperCase() ?? '';
}

function skipTrivia(text: string, start: number): number {
  blanks.lastIndex = start;
  const offset = blanks.test(text) ? blanks.lastIndex : start;
  return text.startsWith('/*', offset) ? skipBlockComment(text, offset) : offset;
}

/** Block comments nest (PostgreSQL manual, 4.1.5 Comments). */
function skipBlockComment(text: string, start: number): number {
  const marker = /\/\*|\*\//g;
  marker.lastIndex = start;
  let depth = 0;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) {
    depth += match[0] === '/*' ? 1 : -1;
    if (depth === 0) return marker.lastIndex;
  }
  return text.length;
}
