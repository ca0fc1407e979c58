import { cutList, indexOutside } from './printed-list.ts';

const opening = '(ARRAY[';

/**
 * The one form of an array of which every element is cast: `ARRAY[(a)::text, (b)::text]`. Of `column IN ('a', 'b')` on a
 * varchar column the server prints `(ARRAY[a, b])::text[]`, and of what it printed, read again as a restored dump is, the
 * other (get_rule_expr in ruleutils.c, PostgreSQL 13 to 18).
 */
export function canonicalArrays(printed: string): string {
  const at = printed.includes(opening) ? indexOutside(printed, opening, 0) : -1;
  if (at < 0) return printed;
  const { items, after } = cutList(printed, at + opening.length - 1);
  const cast = /^\)::((?:"(?:[^"]|"")*"|[\w .]|\(\d+(?:,-?\d+)?\))+)\[\]/.exec(after);
  const behind = at + opening.length;
  if (cast === null || items.length === 0) return printed.slice(0, behind) + canonicalArrays(printed.slice(behind));
  const elements = items.map((item) => `(${canonicalArrays(item)})::${cast[1] ?? ''}`);
  return `${printed.slice(0, at)}ARRAY[${elements.join(', ')}]${canonicalArrays(after.slice(cast[0].length))}`;
}
