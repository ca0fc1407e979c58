/** A piece of HCL. A `template` is a string with `${…}` or `%{…}` in it, or a heredoc: its value is not in the file. */
export interface HclToken {
  readonly kind: 'word' | 'string' | 'template' | 'number' | 'punctuation' | 'newline' | 'unreadable';
  /** Of a string what it stands for; of anything else what is written. */
  readonly text: string;
  readonly line: number;
}

const blank = /[ \t\r\uFEFF]+|#[^\n]*|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)/y;
const number = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const heredoc = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;
const escapes: ReadonlyMap<string, string> = new Map([['n', '\n'], ['r', '\r'], ['t', '\t'], ['"', '"'], ['\\', '\\']]);

/** Splits a text into tokens (HCL native syntax specification, lexical elements). Never fails: what is no token is `unreadable`. */
export function hclTokens(text: string): readonly HclToken[] {
  const tokens: HclToken[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const skipped = matchAt(blank, text, at);
    const token = skipped === undefined ? readToken(text, at) : undefined;
    const end = token?.end ?? at + (skipped?.[0].length ?? 1);
    if (token !== undefined) tokens.push({ kind: token.kind, text: token.text, line });
    line += countLines(text, at, end);
    at = end;
  }
  return tokens;
}

interface ReadToken extends Pick<HclToken, 'kind' | 'text'> {
  readonly end: number;
}

function readToken(text: string, at: number): ReadToken {
  const character = text.charAt(at);
  if (character === '\n') return { kind: 'newline', text: '\n', end: at + 1 };
  if (character === '"') return readString(text, at);
  const document = matchAt(heredoc, text, at);
  if (document !== undefined) return readHeredoc(text, at + document[0].length, document[1] ?? '');
  const digits = matchAt(number, text, at);
  if (digits !== undefined) return { kind: 'number', text: digits[0], end: at + digits[0].length };
  const name = matchAt(word, text, at);
  if (name !== undefined) return { kind: 'word', text: name[0], end: at + name[0].length };
  const isKnown = '{}[]()=,.:?!<>&|+-*/%'.includes(character);
  return { kind: isKnown ? 'punctuation' : 'unreadable', text: character, end: at + 1 };
}

/** A string ends on its line. What stands in `${…}` may hold strings itself. */
function readString(text: string, start: number): ReadToken {
  let value = '';
  let isTemplate = false;
  let at = start + 1;
  while (at < text.length && text.charAt(at) !== '\n') {
    const character = text.charAt(at);
    if (character === '"') return { kind: isTemplate ? 'template' : 'string', text: value, end: at + 1 };
    if (isTemplateStart(text, at)) {
      isTemplate = true;
      at = endOfTemplate(text, at + 2);
    } else if (character === '\\') {
      value += escapes.get(text.charAt(at + 1)) ?? text.slice(at, at + 2);
      at += 2;
    } else {
      value += character;
      at += 1;
    }
  }
  return { kind: 'unreadable', text: value, end: at };
}

/** `$${` is the text `${`. */
function isTemplateStart(text: string, at: number): boolean {
  const character = text.charAt(at);
  return (character === '$' || character === '%') && text.charAt(at + 1) === '{' && text.charAt(at - 1) !== character;
}

/** What counts in a template: braces, strings, and the end of the line. */
const templatePart = /[{}\n]|\\[^\n]|"(?:[^"\\\n]|\\[^\n])*"/g;

/** Behind the brace that ends a template, strings in it passed over; the line's end at the latest. */
function endOfTemplate(text: string, start: number): number {
  let depth = 1;
  templatePart.lastIndex = start;
  for (let part = templatePart.exec(text); part !== null; part = templatePart.exec(text)) {
    if (part[0] === '\n') return part.index;
    if (part[0] === '{') depth += 1;
    if (part[0] === '}') depth -= 1;
    if (depth === 0) return templatePart.lastIndex;
  }
  return text.length;
}

/** A heredoc ends before the line that holds its word alone, or with the text. */
function readHeredoc(text: string, start: number, name: string): ReadToken {
  const closing = new RegExp(`^[ \\t]*${name}[ \\t]*\\r?$`, 'gmu');
  closing.lastIndex = start;
  const found = closing.exec(text);
  return found === null ? { kind: 'unreadable', text: '', end: text.length } : { kind: 'template', text: '', end: found.index + found[0].length };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
