import { UserError } from '../../../errors/user-error.ts';

/** A file of settings in the notation of git. */
export interface Conf {
  /** Value of a key; `section` as in `core` or `engine.pg`. An empty value counts as none. */
  get(section: string, key: string): string | undefined;
  /** Keys and values of a section. */
  section(name: string): Readonly<Record<string, string>>;
}

const sectionLine = /^\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]\s*(?:[#;].*)?$/;
const keyLine = /^([\w.-]+)\s*(?:=\s*([^]*))?$/;

/** Reads sqitch.conf. @throws UserError migrations/malformed-directory with the line. */
export function readConf(path: string, text: string): Conf {
  const entries: { readonly section: string; readonly key: string; readonly value: string }[] = [];
  let section: string | undefined;
  for (const { line, text: written } of joinedLines(text)) {
    const content = written.trim();
    if (content === '' || /^[#;]/.test(content)) continue;
    const head = sectionLine.exec(content);
    const pair = head === null ? keyLine.exec(content) : null;
    if (head !== null) section = [(head[1] ?? '').toLowerCase(), ...(head[2] === undefined ? [] : [head[2].replaceAll(/\\(.)/g, '$1')])].join('.');
    else if (pair === null || section === undefined) throw new UserError('migrations/malformed-directory', { where: `${path}:${line}`, detail: 'neither a section nor a key with a value' });
    else entries.push({ section, key: pair[1] ?? '', value: valueOf(pair[2] ?? 'true') });
  }
  return {
    get: (name, key) => entries.findLast((entry) => entry.section === name && entry.key.toLowerCase() === key && entry.value !== '')?.value,
    section: (name) => Object.fromEntries(entries.filter((entry) => entry.section === name).map(({ key, value }) => [key, value])),
  };
}

/** Lines, with those that a backslash continues. */
function joinedLines(text: string): readonly { readonly line: number; readonly text: string }[] {
  const joined: { line: number; text: string; isOpen: boolean }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const last = joined.at(-1);
    const isOpen = /(?:^|[^\\])(?:\\\\)*\\$/.test(line);
    const content = isOpen ? line.slice(0, -1) : line;
    if (last?.isOpen === true) Object.assign(last, { text: last.text + content, isOpen });
    else joined.push({ line: index + 1, text: content, isOpen });
  }
  return joined;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', b: '\b' };

/** Without quotes and without the comment behind it. */
function valueOf(written: string): string {
  let value = '';
  let isQuoted = false;
  for (let at = 0; at < written.length; at += 1) {
    const character = written[at] ?? '';
    if (character === '\\') {
      at += 1;
      value += escapes[written[at] ?? ''] ?? written[at] ?? '';
    } else if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '#' || character === ';')) break;
    else value += character;
  }
  return value.trim();
}
