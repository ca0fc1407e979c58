/** Quoted texts, comments and casts, in which psql replaces nothing, or a variable in one of its three notations. */
const token = /\b[eE]'(?:[^'\\]|\\[^]|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$[^]*?\$\1\$|--[^\n]*|\/\*[^]*?\*\/|::|:'(?<literal>\w+)'|:"(?<name>\w+)"|:(?<plain>\w+)/g;

/** Replaces variables of psql that have a value; the others stay, as psql leaves them. */
export function replaceVariables(text: string, values: ReadonlyMap<string, string>): string {
  if (!text.includes(':')) return text;
  return text.replace(token, (whole: string, ...found: unknown[]) => {
    const groups = found.at(-1);
    if (typeof groups !== 'object' || groups === null) return whole;
    const { literal, name, plain } = groups as Readonly<Record<string, string | undefined>>;
    const value = values.get(literal ?? name ?? plain ?? '');
    if (value === undefined) return whole;
    if (name !== undefined) return `"${value.replaceAll('"', '""')}"`;
    return literal === undefined ? value : quoted(value);
  });
}

function quoted(value: string): string {
  const doubled = value.replaceAll("'", "''");
  return value.includes('\\') ? ` E'${doubled.replaceAll('\\', '\\\\')}'` : `'${doubled}'`;
}
