import type { QuotingMode } from './scan-text.ts';

/** The parts of sql_mode that change how a text is read (MySQL 8.4 Reference Manual 7.1.11; MariaDB "SQL_MODE"). */
export interface SqlMode extends QuotingMode {
  /** PIPES_AS_CONCAT: `||` joins strings instead of meaning OR. */
  readonly pipesAsConcat: boolean;
  /** HIGH_NOT_PRECEDENCE: NOT binds as tightly as `!`. */
  readonly highNotPrecedence: boolean;
  /** IGNORE_SPACE: a blank may stand between a function's name and its parenthesis. */
  readonly ignoreSpace: boolean;
}

/** What a server starts with, as far as reading goes: none of these modes is in the default of any supported version. */
export const defaultSqlMode: SqlMode = {
  ansiQuotes: false, backslashEscapes: true, pipesAsConcat: false, highNotPrecedence: false, ignoreSpace: false,
};

/** Modes that stand for several; ORACLE does so in MariaDB only. */
const combined = new Set(['ANSI', 'DB2', 'MAXDB', 'MSSQL', 'ORACLE', 'POSTGRESQL']);

/** The mode that a value of sql_mode sets: a comma list of names, in any case. */
export function parseSqlMode(value: string): SqlMode {
  const names = new Set(value.toUpperCase().split(',').map((name) => name.trim()));
  const ansi = [...names].some((name) => combined.has(name));
  return {
    ansiQuotes: ansi || names.has('ANSI_QUOTES'),
    backslashEscapes: !names.has('NO_BACKSLASH_ESCAPES'),
    pipesAsConcat: ansi || names.has('PIPES_AS_CONCAT'),
    highNotPrecedence: names.has('HIGH_NOT_PRECEDENCE'),
    ignoreSpace: ansi || names.has('IGNORE_SPACE'),
  };
}
