import type { DatabaseProblem } from '../../model/database-problem.ts';
import { errorMessage, networkFailure } from '../network-failure.ts';
import type { Redact } from '../redact.ts';

/** A server's error as the driver has it. */
interface ServerAnswer {
  readonly errno?: unknown;
  readonly sqlState?: unknown;
  readonly fatal?: unknown;
}

/** Shutdown, killed session, idle timeout: the session is gone (MySQL 8.4 error reference; 1927 MariaDB). */
const endsSession = new Set([1053, 1079, 1080, 1152, 1159, 1161, 1184, 1927, 2006, 2013, 3169, 4031]);

/**
 * Turns an error of the driver into what a report may show.
 * @param text the statement, for the error's position; empty where there is none.
 */
export function databaseProblem(error: unknown, text: string, redact: Redact): DatabaseProblem {
  const errno = errorNumber(error);
  const message = errorMessage(error);
  const offset = errno === 1064 ? syntaxErrorOffset(text, message) : undefined;
  return {
    ...serverCodes(error, errno),
    message: redact(withoutValues(message)),
    ...(offset === undefined ? {} : { offset }),
    connectionLost: errno === undefined ? isBroken(error) : endsSession.has(errno),
  };
}

/** The server's number; the driver gives those of Node.js' errors as negative ones. */
function errorNumber(error: unknown): number | undefined {
  const { errno } = answerOf(error);
  return typeof errno === 'number' && errno > 0 ? errno : undefined;
}

function serverCodes(error: unknown, errno: number | undefined): Pick<DatabaseProblem, 'sqlState' | 'errno'> {
  if (errno === undefined) return {};
  const { sqlState } = answerOf(error);
  return { ...(typeof sqlState === 'string' && sqlState !== '' ? { sqlState } : {}), errno };
}

function isBroken(error: unknown): boolean {
  return answerOf(error).fatal === true || networkFailure(error) !== undefined;
}

function answerOf(error: unknown): ServerAnswer {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Messages that quote a row's value, by the words before it; what stands behind the value names keys and columns. */
const valuePatterns: readonly RegExp[] = [
  /(Duplicate entry )'[^]*'(?= for key)/,
  /(Incorrect [\w ]+ value: )'[^]*'(?= for (?:column|function)|$)/,
  /(Truncated incorrect [\w(), ]+ value: )'[^]*'/,
  /(Invalid [\w ]+ character string: )'[^]*'/,
  /(Incorrect string value: )'[^]*'(?= for column)/,
  /(Cannot convert string )'[^]*'(?= from)/,
  /(Table has no partition for value )[^]*/,
  /(Invalid JSON text[^:]*: )"[^]*"(?= at position)/,
];

/** Takes values of rows out of a message, also out of a warning's. */
export function withoutValues(message: string): string {
  return valuePatterns.reduce((text, pattern) => text.replace(pattern, '$1(value not shown)'), message);
}

/**
 * The place of a syntax error: the server quotes up to 80 bytes of the statement from the token it refused,
 * and the line that token stands in. Absent where the text does not occur in that line.
 */
function syntaxErrorOffset(text: string, message: string): number | undefined {
  const parts = /near '([^]*)' at line (\d+)$/.exec(message);
  if (parts === null || text === '') return undefined;
  const near = (parts[1] ?? '').replace(/\uFFFD+$/, '');
  if (near === '') return text.length;
  const lineStart = startOfLine(text, Number(parts[2]));
  const lineEnd = text.indexOf('\n', lineStart);
  const offset = text.indexOf(near, lineStart);
  return offset < 0 || (lineEnd >= 0 && offset > lineEnd) ? undefined : offset;
}

function startOfLine(text: string, line: number): number {
  let start = 0;
  for (let current = 1; current < line; current += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return start;
    start = end + 1;
  }
  return start;
}
