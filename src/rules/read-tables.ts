import type { ObjectName, QueryUse } from '../model/expression.ts';

/** A statement without the contents of its strings, in which words would be taken for SQL. */
export function withoutStrings(text: string): string {
  return text.replace(/'(?:[^']|'')*'/g, "''");
}

/**
 * The tables whose rows INSERT … SELECT copies: those that it only asks whether something exists in them are left out, as in a seed
 * that is written once.
 */
export function copiedTables(statement: string, { tables }: QueryUse): readonly ObjectName[] {
  if (tables.length === 0) return [];
  const text = withoutStrings(statement);
  const query = withoutExists(/^\s*with\b/i.test(text) ? text : text.slice(Math.max(text.search(/\bselect\b/i), 0)));
  return tables.filter(({ name }) => query.toLowerCase().includes(name.toLowerCase()) && isWord(query, name));
}

/** Names are of any script; only what means something in an expression is escaped. */
function isWord(text: string, name: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}_$])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}_$])`, 'iu').test(text);
}

/** The text without what stands in EXISTS ( … ), which may hold parentheses of its own. */
function withoutExists(text: string): string {
  const starts = /\bexists\s*\(/gi;
  const kept: string[] = [];
  let from = 0;
  for (let start = starts.exec(text); start !== null; start = starts.exec(text)) {
    kept.push(text.slice(from, start.index));
    from = closingOf(text, starts.lastIndex);
    starts.lastIndex = from;
  }
  return [...kept, text.slice(from)].join(' ');
}

/** Where the parenthesis that was opened before an offset is closed. */
function closingOf(text: string, from: number): number {
  let depth = 1;
  for (let offset = from; offset < text.length; offset += 1) {
    if (text[offset] === '(') depth += 1;
    else if (text[offset] === ')') depth -= 1;
    if (depth === 0) return offset + 1;
  }
  return text.length;
}
