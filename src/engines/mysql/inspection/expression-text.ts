import { printedTokens } from './printed-tokens.ts';

/** Character sets that write ASCII alike. */
const introducer = /^_(?:utf8mb4|utf8mb3|utf8|latin1|ascii)$/i;

/**
 * An expression without what the maker's connection left in it: MySQL puts the connection's character set before each string
 * (run on 9.7), which says nothing where the string is ASCII. Comparing `_latin1'x'` with `_utf8mb4'x'` would blame the client.
 */
export function expressionText(printed: string): string {
  if (!printed.includes('_')) return printed;
  const tokens = printedTokens(printed);
  let result = '';
  let from = 0;
  tokens.forEach(({ kind, value, start, end }, index) => {
    const next = tokens[index + 1];
    if (kind !== 'word' || !introducer.test(value) || next?.kind !== 'text' || next.start !== end || !isAscii(next.value)) return;
    result += printed.slice(from, start);
    from = end;
  });
  return result + printed.slice(from);
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}
