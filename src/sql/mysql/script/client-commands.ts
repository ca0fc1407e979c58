import type { ClientCommand } from '../../../model/statement.ts';
import { lineCommentEnd, wordEnd } from '../lexing/scan-text.ts';
import { upperCase } from '../lexing/tokens.ts';

const send = 'End the statement with a semicolon.';
const noPlace = 'Remove the command: it changes the client’s screen, not the database.';
const include = 'Put the statements of that file into a migration of their own.';
const shell = 'Run the program in a step of the workflow, outside the migration.';
const connection = 'Name the database in the connection’s URL, or write USE.';
const characterSet = 'Write SET NAMES instead.';

/** Commands of the mysql and mariadb clients by their word (MySQL 8.4 Reference Manual 6.5.1.2; MariaDB "mariadb Command-Line Client"). */
const byWord: Readonly<Record<string, string>> = {
  SOURCE: include, SYSTEM: shell, EDIT: shell, PAGER: noPlace, NOPAGER: noPlace, TEE: noPlace, NOTEE: noPlace,
  CONNECT: connection, CHARSET: characterSet, CLEAR: noPlace, PRINT: noPlace, PROMPT: noPlace, REHASH: noPlace,
  STATUS: noPlace, WARNINGS: noPlace, NOWARNING: noPlace, EXIT: 'Remove the command: the file ends where it ends.',
  QUIT: 'Remove the command: the file ends where it ends.', GO: send, EGO: send,
  RESETCONNECTION: 'Remove the command: each migration starts with a clean session.',
  QUERY_ATTRIBUTES: noPlace, SSL_SESSION_DATA_PRINT: noPlace,
};

const longestWord = Math.max(...Object.keys(byWord).map((word) => word.length));

/** The same by the letter behind the backslash. */
const byLetter: Readonly<Record<string, string>> = {
  g: send, G: send, '.': include, '!': shell, e: shell, u: connection, r: connection, C: characterSet, d: 'Write DELIMITER at the start of a line.',
};

/** The command that a text has at the start of a statement, where it is one of the client's. */
export function clientCommandAt(text: string, start: number): ClientCommand | undefined {
  const end = wordEnd(text, start);
  if (end - start > longestWord) return undefined;
  const word = upperCase(text.slice(start, end));
  const advice = word === 'DELIMITER' ? 'Name the delimiter behind DELIMITER, on the same line.' : byWord[word];
  return advice === undefined ? undefined : { span: { start, end: lineCommentEnd(text, start) }, command: word.toLowerCase(), advice };
}

/** The backslash command at `start`; `\g` and `\G` end there, all others take the rest of their line. */
export function backslashCommandAt(text: string, start: number): ClientCommand {
  const command = text.slice(start, start + 2);
  const letter = command.charAt(1);
  const end = letter === 'g' || letter === 'G' ? start + 2 : lineCommentEnd(text, start);
  return { span: { start, end }, command, advice: byLetter[letter] ?? noPlace };
}

const delimiterLine = /delimiter[ \t]+(\S+)[^\r\n]*/iy;

/** A DELIMITER line: the new delimiter and where the line ends. */
export interface DelimiterLine {
  readonly delimiter: string;
  readonly end: number;
}

/** Reads a DELIMITER line at the start of a statement; the first word behind it counts, without quotes. */
export function delimiterLineAt(text: string, start: number): DelimiterLine | undefined {
  if (text.charAt(start).toLowerCase() !== 'd') return undefined;
  delimiterLine.lastIndex = start;
  const found = delimiterLine.exec(text);
  const word = found?.[1];
  if (word === undefined) return undefined;
  const quoted = /^(['"`])(.+)\1$/.exec(word);
  return { delimiter: quoted?.[2] ?? word, end: delimiterLine.lastIndex };
}
