import { printedTokens, type PrintedToken } from './printed-tokens.ts';

/**
 * Takes the schema's own name out of a printed statement, so that the same schema under another name reads the same:
 * views name it before routines, and before everything where one of their tables is another schema's; defaults before sequences.
 * Where the name is also an alias, `` `shop`.`id` `` is a column of it, and only three names in a row, or a call, tell the schema.
 */
export function withoutOwnSchema(printed: string, schema: string): string {
  const quoted = `\`${schema.replaceAll('`', '``')}\``;
  if (schema === '' || !printed.includes(`${quoted}.`)) return printed;
  const tokens = printedTokens(printed);
  const isToken = (index: number, kind: PrintedToken['kind'], value: string): boolean => {
    const token = tokens[index];
    return token !== undefined && token.kind === kind && token.value === value;
  };
  const isDot = (index: number): boolean => isToken(index, 'word', '.');
  const isSchema = (index: number): boolean => isToken(index, 'name', schema) && !isDot(index - 1);
  const isAlias = tokens.some((_, index) => isSchema(index) && !isDot(index + 1));
  let result = '';
  let from = 0;
  tokens.forEach((token, index) => {
    if (!isSchema(index) || !isDot(index + 1)) return;
    const isCertain = isDot(index + 3) || isToken(index + 3, 'sign', '(');
    if (isAlias && !isCertain) return;
    result += printed.slice(from, token.start);
    from = tokens[index + 1]?.end ?? token.end;
  });
  return result + printed.slice(from);
}
