import { UserError } from '../../../errors/user-error.ts';

/** A migration in the journal. */
export interface JournalEntry {
  readonly tag: string;
  /** Milliseconds since 1970: by which Drizzle decides what is new. */
  readonly when: number;
  /** Line of the journal that names it: asked for where something is wrong. */
  readonly line: () => number;
}

/** `meta/_journal.json`. */
export interface Journal {
  readonly dialect: string;
  /** In the order of application. */
  readonly entries: readonly JournalEntry[];
  /** The whole document, for writing it anew. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly endsWithLineBreak: boolean;
}

/** @throws UserError migrations/malformed-directory with the line. */
export function parseJournal(path: string, text: string): Journal {
  const value = parse(path, text);
  const { dialect, entries } = value;
  if (typeof dialect !== 'string' || !Array.isArray(entries)) throw malformed(`${path}:1`, 'it has no dialect or no list of entries');
  const listed: readonly unknown[] = entries;
  return { dialect, value, endsWithLineBreak: text.endsWith('\n'), entries: listed.map((entry, index) => readEntry(entry, { path, text, index })) };
}

function parse(path: string, text: string): Readonly<Record<string, unknown>> {
  const value = parseJson(path, text);
  if (typeof value !== 'object' || value === null) throw malformed(`${path}:1`, 'it is no object');
  return Object.fromEntries(Object.entries(value));
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    // Most often what a merge left.
    const conflict = text.split('\n').findIndex((line) => /^(?:<{7}|={7}|>{7})/.test(line));
    throw malformed(`${path}:${conflict + 1 || 1}`, conflict < 0 ? `it is no JSON: ${error instanceof Error ? error.message : ''}` : 'a merge left its marks in it');
  }
}

interface EntryPlace {
  readonly path: string;
  readonly text: string;
  readonly index: number;
}

function readEntry(entry: unknown, { path, text, index }: EntryPlace): JournalEntry {
  const { tag, when } = typeof entry === 'object' && entry !== null ? Object.fromEntries<unknown>(Object.entries(entry)) : {};
  if (typeof tag !== 'string' || tag === '') throw malformed(`${path}:1`, `entry ${index} has no tag`);
  const line = (): number => Math.max(1, text.slice(0, text.indexOf(JSON.stringify(tag))).split('\n').length);
  if (typeof when !== 'number' || !Number.isSafeInteger(when)) throw malformed(`${path}:${line()}`, `the \`when\` of ${tag} is no whole number of milliseconds`);
  return { tag, when, line };
}

function malformed(where: string, detail: string): UserError {
  return new UserError('migrations/malformed-directory', { where, detail });
}
