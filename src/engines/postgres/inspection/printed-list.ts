/** A definition as the server prints it, cut at its first list in parentheses. */
interface PrintedList {
  readonly before: string;
  readonly items: readonly string[];
  readonly after: string;
}

/**
 * Cuts `before (item, item) after`; quoted names and literals may hold anything.
 * @param start where the list begins; by default at the first parenthesis.
 */
export function cutList(printed: string, start = indexOutside(printed, '(', 0)): PrintedList {
  if (start < 0) return { before: printed, items: [], after: '' };
  const items: string[] = [];
  let from = start + 1;
  let depth = 0;
  for (let at = from; at < printed.length; at = next(printed, at)) {
    const character = printed[at];
    if (character === ',' && depth === 0) {
      items.push(printed.slice(from, at).trim());
      from = at + 1;
    } else if (opens(character)) depth += 1;
    else if (closes(character) && depth > 0) depth -= 1;
    else if (closes(character)) return { before: printed.slice(0, start).trim(), items: [...items, printed.slice(from, at).trim()], after: printed.slice(at + 1).trim() };
  }
  return { before: printed, items: [], after: '' };
}

function opens(character: string | undefined): boolean {
  return character === '(' || character === '[';
}

function closes(character: string | undefined): boolean {
  return character === ')' || character === ']';
}

/** The name at the start of an item of a list, without quotes; undefined of an expression. */
export function leadingName(item: string): string | undefined {
  const [, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([a-z_][a-z0-9_]*))(?= |$)/.exec(item) ?? [];
  return quoted?.replaceAll('""', '"') ?? plain;
}

/** What the server calls a key that is an expression when it makes a name of it: its function (parse_target.c, FigureIndexColname). */
export function expressionName(item: string): string {
  const [, name] = /^(?:[a-z_]\w*\.)?([a-z_]\w*)\(/i.exec(item) ?? [];
  return name?.toLowerCase() ?? 'expr';
}

/** Whether an item is a name and nothing else. */
export function isBareName(item: string): boolean {
  return /^(?:"(?:[^"]|"")*"|[a-z_][a-z0-9_]*)$/.test(item);
}

/** What follows the name of an object in a statement that makes it: `CREATE RULE name AS …`. */
export function afterName(printed: string, before: RegExp): string {
  const rest = printed.replace(before, '');
  return rest.replace(/^(?:(?:"(?:[^"]|"")*"|[a-z_][a-z0-9_]*)(?:\.|(?= |$)))+ ?/, '');
}

/** Where a text stands outside of quoted names and literals, or -1. */
export function indexOutside(printed: string, wanted: string, start: number): number {
  for (let at = start; at < printed.length; at = next(printed, at)) {
    if (printed.startsWith(wanted, at)) return at;
  }
  return -1;
}

/** The offset behind a character, a quoted name or a literal; what is doubled in it is a literal behind a literal. */
function next(printed: string, at: number): number {
  const quote = printed[at];
  if (quote !== '"' && quote !== "'") return at + 1;
  const escapes = quote === "'" && printed[at - 1] === 'E';
  for (let end = at + 1; end < printed.length; end += 1) {
    if (escapes && printed[end] === '\\') end += 1;
    else if (printed[end] === quote && printed[end + 1] === quote) end += 1;
    else if (printed[end] === quote) return end + 1;
  }
  return printed.length;
}
