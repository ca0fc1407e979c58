/** A list as the server prints it, cut at the commas that stand in no bracket, literal or quoted name. */
export function topLevelParts(list: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const [piece] of list.matchAll(/E'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|[^]/g)) {
    if (piece === '(' || piece === '[') depth += 1;
    if (piece === ')' || piece === ']') depth -= 1;
    if (piece === ',' && depth === 0) parts.push(part.trim());
    part = piece === ',' && depth === 0 ? '' : part + piece;
  }
  return part.trim() === '' ? parts : [...parts, part.trim()];
}
