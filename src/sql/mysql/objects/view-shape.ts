import type { TableAlias, ViewOutput, ViewShape } from '../../../model/view-shape.ts';
import { isName, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** Words that end the list of a SELECT, outside parentheses. */
const ends = new Set(['FROM', 'WHERE', 'UNION', 'EXCEPT', 'INTERSECT', 'LIMIT', 'ORDER', 'HAVING', 'GROUP', 'FOR', 'WITH']);

const options = new Set(['ALL', 'DISTINCT', 'DISTINCTROW', 'HIGH_PRIORITY', 'STRAIGHT_JOIN', 'SQL_SMALL_RESULT', 'SQL_BIG_RESULT', 'SQL_BUFFER_RESULT', 'SQL_NO_CACHE', 'SQL_CALC_FOUND_ROWS']);

/** What a view shows, from the tokens of its query, which has been read and begins at `from`. The cursor stays where it is. */
export function readViewShape(cursor: TokenCursor, from: number, names: readonly string[]): ViewShape {
  const to = cursor.index;
  const outputs = outputsBetween(cursor, from, to);
  cursor.index = to;
  return { ...(outputs === undefined ? {} : { outputs }), names, aliases: aliasesOf(cursor) };
}

function aliasesOf({ use }: TokenCursor): readonly TableAlias[] {
  const qualifiers = new Set(use.columns.toArray().flatMap((column) => column.split('.').slice(-2, -1)));
  return [...qualifiers].flatMap((alias) => {
    const table = use.tableCalled(alias);
    return table === undefined ? [] : [{ alias, table }];
  });
}

function outputsBetween(cursor: TokenCursor, from: number, to: number): readonly ViewOutput[] | undefined {
  cursor.index = from;
  while (cursor.at('(')) cursor.advance();
  if (!cursor.accept('SELECT')) return undefined;
  while (cursor.atAny(options)) cursor.advance();
  const outputs: ViewOutput[] = [];
  while (cursor.index < to) {
    const start = cursor.index;
    const end = itemEnd(cursor, to);
    if (end > start) outputs.push(outputOf(cursor, start, end));
    cursor.index = end;
    if (!cursor.at(',')) break;
    cursor.advance();
  }
  return outputs;
}

function itemEnd(cursor: TokenCursor, to: number): number {
  let depth = 0;
  for (let at = cursor.index; at < to; at += 1) {
    const symbol = cursor.peek(at - cursor.index);
    if (depth === 0 && at > cursor.index && (symbol === ',' || ends.has(symbol) || symbol === ')')) return at;
    depth += Number(symbol === '(') - Number(symbol === ')');
  }
  return to;
}

/** `a`, `t.a`, `t.*`, an expression; then `AS name` or the name alone. */
function outputOf(cursor: TokenCursor, start: number, end: number): ViewOutput {
  cursor.index = start;
  const column = columnBefore(cursor, end);
  if (column?.endsWith('*') === true) return { column };
  if (column !== undefined && cursor.index === end) return { name: column.slice(column.lastIndexOf('.') + 1), column };
  const isPlain = column !== undefined && (cursor.at('AS') || cursor.index === end - 1);
  cursor.index = end - 1;
  const name = isName(cursor) ? takeName(cursor) : cursor.raw.replace(/^'(.*)'$/s, '$1');
  return { name, ...(isPlain ? { column } : {}) };
}

/** The column that an item begins with. */
function columnBefore(cursor: TokenCursor, end: number): string | undefined {
  const parts: string[] = [];
  while (cursor.index < end && (isName(cursor) || cursor.at('*'))) {
    parts.push(cursor.at('*') ? '*' : cursor.raw.replace(/^[`"](.*)[`"]$/s, '$1'));
    cursor.advance();
    if (cursor.index >= end || !cursor.at('.')) break;
    cursor.advance();
  }
  return parts.length === 0 ? undefined : parts.join('.');
}
