/** What a line of a formatted SQL file says; `text` is what stands behind the directive. */
export type FormattedLine =
  | { readonly kind: 'header' | 'property' | 'comment' | 'valid-checksum' | 'rollback' | 'preconditions'; readonly text: string }
  | { readonly kind: 'change-set'; readonly author: string; readonly id: string; readonly text: string }
  | { readonly kind: 'precondition'; readonly name: string; readonly text: string }
  | { readonly kind: 'ignore'; readonly count: string }
  | { readonly kind: 'rollback-block' }
  /** A directive that is not written as Liquibase wants it; `expected` is how. */
  | { readonly kind: 'malformed'; readonly expected: string }
  | { readonly kind: 'sql' };

/** Whether a file is formatted SQL: the first line with anything in it says so. */
export function isFormattedSql(text: string): boolean {
  const first = /^\s*(.*)$/m.exec(text.replace(/^\uFEFF/, ''))?.[1] ?? '';
  return header.test(first);
}

const header = /^\s*--\s*liquibase\s*formatted.*$/i;
const changeSet = /^\s*--\s*changeset\s+("[^"]+"|[^:]+):\s*("[^"]+"|\S+).*$/i;

/** In the order in which Liquibase asks them of any line. */
export function readAnyLine(line: string): FormattedLine | undefined {
  if (/^\s*--\s*property\s+(.*:.*)\s+(.*:.*).*$/i.test(line)) return { kind: 'property', text: line };
  if (/^\s*?-+\s*property\s.*$/i.test(line)) return { kind: 'malformed', expected: '--property name:<name> value:<value>' };
  if (header.test(line)) return { kind: 'header', text: line };
  const count = /^--\s*ignoreLines:(\w+)$/i.exec(line)?.[1];
  if (count !== undefined) return { kind: 'ignore', count };
  if (/^-\s*ignoreLines:\w+.*$|^--\s*ignore:\w+$/i.test(line)) return { kind: 'malformed', expected: '--ignoreLines:<count> or --ignoreLines:start' };
  return readChangeSetLine(line);
}

function readChangeSetLine(line: string): FormattedLine | undefined {
  const [, author, id] = changeSet.exec(line) ?? [];
  const expected = '--changeset <author>:<id>';
  if (author !== undefined && id !== undefined) {
    // Nothing may stand between the colon and the id, nor the id be nothing but colons.
    const isWritten = new RegExp(`^\\s*--\\s*changeset\\s+${escaped(`${author}:${id}`)}`, 'i').test(line);
    return isWritten && unquoted(id).replaceAll(/[: ]/g, '') !== '' ? { kind: 'change-set', author: unquoted(author), id: unquoted(id), text: line } : { kind: 'malformed', expected };
  }
  return /^-\s*changeset\s.*$|^\s*--\s*changeset\s*.*$/i.test(line) ? { kind: 'malformed', expected } : undefined;
}

type Reader = (line: string) => FormattedLine | undefined;

const directives: readonly Reader[] = [
  (line) => textBehind(line, /^--\s*comment:? (.*)$/i, 'comment'),
  (line) => malformed(line, /^-\s*comment:? .*$|^--\s*comments:? .*$/i, '--comment: <text>'),
  (line) => textBehind(line, /^--\s*validCheckSum:? (.*)$/i, 'valid-checksum'),
  (line) => malformed(line, /^-\s*validCheckSum.*$/i, '--validCheckSum: <checksum>'),
  (line) => textBehind(line, /^\s*--\s*rollback (.*)$/i, 'rollback'),
  (line) => malformed(line, /^\s*-\s*rollback\s.*$/i, '--rollback <SQL>'),
  (line) => (/^\s*\/\*\s*liquibase\s*rollback\s*$/i.test(line) ? { kind: 'rollback-block' } : undefined),
  (line) => textBehind(line, /^\s*--\s*preconditions(.*)$/i, 'preconditions'),
  (line) => malformed(line, /^\s*-\s*preconditions\s.*$/i, '--preconditions onFail:<what> onError:<what>'),
  readPrecondition,
  (line) => malformed(line, /^\s*-\s*precondition.*$|^\s*--\s*precondition-[a-z0-9-]+$/i, '--precondition-sql-check expectedResult:<value> <SQL>'),
];

/** A line of a change set. */
export function readChangeSetContent(line: string): FormattedLine {
  for (const read of directives) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return { kind: 'sql' };
}

function textBehind(line: string, pattern: RegExp, kind: 'comment' | 'valid-checksum' | 'rollback' | 'preconditions'): FormattedLine | undefined {
  const text = pattern.exec(line)?.[1];
  return text === undefined ? undefined : { kind, text };
}

function malformed(line: string, pattern: RegExp, expected: string): FormattedLine | undefined {
  return pattern.test(line) ? { kind: 'malformed', expected } : undefined;
}

function readPrecondition(line: string): FormattedLine | undefined {
  const [, name, text] = /^\s*--\s*precondition-([a-z0-9-]+) (.*)$/i.exec(line) ?? [];
  return name === undefined || text === undefined ? undefined : { kind: 'precondition', name, text };
}

/** One per attribute: each is asked of every change set. */
const attributePatterns = new Map<string, RegExp>();

/** Attributes of a line, each found wherever it stands; the last of a name holds, as Java's greedy patterns find it. */
export function attributeOf(line: string, name: string, value = String.raw`\w+`): string | undefined {
  const key = `${name}:(${value})`;
  const pattern = attributePatterns.get(key) ?? new RegExp(`^.*${key}.*$`, 'i');
  attributePatterns.set(key, pattern);
  return pattern.exec(line)?.[1];
}

/** Without the quotes around it. */
export function unquoted(text: string): string {
  return /^(["'])([^]*)\1$/.exec(text)?.[2] ?? text;
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
