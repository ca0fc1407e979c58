import type { DatabaseProblem, ServerMessage } from '../../model/database-problem.ts';
import { errorMessage, networkFailure } from '../network-failure.ts';
import type { Redact } from '../redact.ts';

/** A server's answer as the driver has it; the fields of PostgreSQL manual 54.8, Error and Notice Message Fields. */
export interface ServerAnswer {
  readonly message?: string | undefined;
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
  readonly hint?: string | undefined;
  readonly position?: string | undefined;
  readonly where?: string | undefined;
}

/** Ended by an administrator, a crash, a start, a dropped database or a timeout: the session is gone (appendix A, 57P and 25P). */
const endsSession = new Set(['57P01', '57P02', '57P03', '57P04', '57P05', '25P03', '25P04']);

/** The driver's own words for a connection that is gone. */
const connectionGone = /Connection terminated|not queryable|was closed/;

/**
 * Turns an error of the driver into what a report may show.
 * `detail` is dropped: the server puts the values of rows into it.
 * @param text the statement, for the error's position; empty where there is none.
 */
export function databaseProblem(error: unknown, text: string, redact: Redact): DatabaseProblem {
  const answer: ServerAnswer = isAnswer(error) ? error : {};
  const sqlState = serverCode(answer);
  return {
    ...(sqlState === undefined ? {} : { sqlState }),
    message: redact(withoutValues(errorMessage(error), sqlState)),
    ...explanation(answer, text, redact),
    connectionLost: sqlState === undefined ? isBroken(error) : endsSession.has(sqlState) || /^(FATAL|PANIC)$/.test(answer.severity ?? ''),
  };
}

/** Errors of Node.js have codes too, but no severity. */
function serverCode({ code, severity }: ServerAnswer): string | undefined {
  return severity !== undefined && /^[0-9A-Z]{5}$/.test(code ?? '') ? code : undefined;
}

function explanation({ hint, position, where }: ServerAnswer, text: string, redact: Redact): Pick<DatabaseProblem, 'hint' | 'offset' | 'context'> {
  const offset = utf16Offset(text, position);
  const context = plContext(where);
  return {
    ...(hint === undefined ? {} : { hint: redact(hint) }),
    ...(offset === undefined ? {} : { offset }),
    ...(context === '' ? {} : { context: redact(context) }),
  };
}

/** Turns a notice into a message of the report. */
export function serverMessage(notice: ServerAnswer, redact: Redact): ServerMessage {
  return {
    severity: (notice.severity ?? 'notice').toLowerCase(),
    code: notice.code ?? '',
    message: redact(withoutValues(notice.message ?? '', notice.code)),
  };
}

function isAnswer(error: unknown): error is ServerAnswer {
  return typeof error === 'object' && error !== null;
}

/** Class 22, data exceptions, quotes the value that was refused: of a migration that is often a row's. */
function withoutValues(message: string, sqlState: string | undefined): string {
  if (sqlState?.startsWith('22') !== true) return message;
  return message.replace(/"[^]*"/, '(value not shown)');
}

/** Keeps the lines that name a routine and its line; others quote statements and rows (`JSON data, line 1: …`). */
function plContext(where: string | undefined): string {
  return (where ?? '').split('\n').filter((line) => /^(PL\/\w+|SQL) function\b/.test(line)).join('\n');
}

/** The server counts code points from 1; JavaScript indexes UTF-16 units from 0. */
function utf16Offset(text: string, position: string | undefined): number | undefined {
  const wanted = Number(position ?? 0) - 1;
  if (!(wanted >= 0) || text === '') return undefined;
  let offset = 0;
  for (let points = 0; points < wanted && offset < text.length; points += 1) {
    offset += (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
  }
  return offset;
}

function isBroken(error: unknown): boolean {
  return networkFailure(error) !== undefined || connectionGone.test(errorMessage(error));
}
