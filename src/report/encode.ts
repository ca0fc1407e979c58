/**
 * The one place where text from a repository, an event or a server is made harmless for plain output:
 * terminals, step logs and workflow commands. Markdown stands in encode-markdown.ts.
 */

/**
 * Characters that a reader does not see or that steer the terminal: control and format characters
 * (ANSI escapes, bidirectional overrides, zero-width characters, tags), line separators, lone surrogates, Hangul fillers.
 * Line feed and tab stay.
 */
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115f\u1160\u3164\uffa0]/gu;

/** Most texts have none of them, and are passed by the ten thousand. */
const isPrintable = /^[\n\t -~]*$/;

/** Shows hidden characters as escapes (`\x1b`, `\u202e`). CRLF becomes LF, a lone CR is shown. */
export function visible(text: string): string {
  return isPrintable.test(text) ? text : text.replaceAll('\r\n', '\n').replace(hidden, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '\r') return String.raw`\r`;
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code < 0x100) return `\\x${hex.padStart(2, '0')}`;
  return code < 0x10000 ? `\\u${hex.padStart(4, '0')}` : `\\u{${hex}}`;
}

/**
 * Text for a terminal or a step log: hidden characters shown, and nothing the runner takes for a command.
 * The runner reads `::name` after leading white space, and the older `##[name]` anywhere in a line
 * (actions/runner, ActionCommand.cs). Both comparisons ignore zero-width characters; `visible` has shown those before.
 */
export function plainText(text: string): string {
  const shown = visible(text);
  const escaped = shown.includes('::') ? shown.replace(/^(\s*):(?=:)/gmu, String.raw`$1\x3a`) : shown;
  return escaped.replaceAll('##[', String.raw`#\x23[`);
}

/** `plainText` on one line: line breaks with their white space become one blank. */
export function plainLine(text: string): string {
  return plainText(oneLine(text));
}

/** Joins the lines of a text with one blank. */
export function oneLine(text: string): string {
  return /[\n\r]/.test(text) ? text.trim().replace(/\s*[\n\r]\s*/gu, ' ') : text.trim();
}

/** Message of a workflow command; line breaks survive. */
export function commandData(text: string): string {
  return visible(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

/** Value of a workflow command's property. */
export function commandProperty(text: string): string {
  return commandData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** One workflow command, without its line feed. Properties that are undefined are left out. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${commandProperty(String(value))}`)
    .join(',');
  return `::${name}${written === '' ? '' : ` ${written}`}::${commandData(message)}`;
}

/**
 * JSON text that is safe in a terminal and in a step log, and still the same value:
 * hidden characters and the runner's `##[` are written as \u escapes.
 */
export function jsonText(json: string): string {
  return json.replaceAll('##[', String.raw`#\u0023[`).replace(hidden, (character) =>
    Array.from({ length: character.length }, (_, index) =>
      `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** Cuts a text to at most `limit` UTF-16 units, note included, and never inside a surrogate pair. */
export function cutText(text: string, limit: number, note = ' … (cut)'): string {
  if (text.length <= limit) return text;
  const end = Math.max(0, limit - note.length);
  const splitsPair = /[\ud800-\udbff]$/.test(text.slice(0, end));
  return text.slice(0, splitsPair ? end - 1 : end) + note;
}

/** Statements are shown up to this length; the report has them whole. */
export const statementLimit = 2000;
