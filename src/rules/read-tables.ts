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
  const words = query.toLowerCase();
  return tables.filter(({ name }) => isWord(words, name.toLowerCase()));
}

const endsInWord = /[\p{L}\p{N}_$]$/u;
const startsWithWord = /^[\p{L}\p{N}_$]/u;

/** Whether a name stands in a text as a word of its own; both in lower case. Names are of any script, so that a neighbour may have two units. */
function isWord(text: string, name: string): boolean {
  for (let start = text.indexOf(name); start !== -1 && start < text.length; start = text.indexOf(name, start + 1)) {
    const end = start + name.length;
    if (!endsInWord.test(text.slice(Math.max(start - 2, 0), start)) && !startsWithWord.test(text.slice(end, end + 2))) return true;
  }
  return false;
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
