import type { Dialect } from '../dialect.ts';

/** Whether the server runs the text of an executable comment; `unknown` where that depends on a version nobody told. */
export type Execution = 'runs' | 'skipped' | 'unknown';

/** The head of an executable comment. */
export interface ExecutableComment {
  /** Where the text behind the version begins. */
  readonly bodyStart: number;
  /** The version that gates it, where one is written. */
  readonly version?: number;
  readonly execution: Execution;
}

/** Versions that every supported server has reached: MySQL 5.7, MariaDB 10.4. */
const oldest = { mysql: 50700, mariadb: 100400 } as const;

/** MariaDB skips what is meant for MySQL 5.7 and later; run on 10.11.19 and 11.8.9. The form with M is not skipped. */
const onlyForMysql = { first: 50700, last: 99999 } as const;

function execution(version: number | undefined, forMariadb: boolean, dialect: Dialect): Execution {
  if (version === undefined) return 'runs';
  if (dialect.isMariadb && !forMariadb && version >= onlyForMysql.first && version <= onlyForMysql.last) return 'skipped';
  if (dialect.version === undefined) return version <= oldest[dialect.flavour] ? 'runs' : 'unknown';
  return version <= dialect.version ? 'runs' : 'skipped';
}

const head = /\/\*(M?)!(\d{5,6})?/y;

/**
 * Reads the head of an executable comment at `start`: `/*!`, `/*!NNNNN`, `/*!NNNNNN`, and MariaDB's `/*M!`
 * (MySQL 8.4 Reference Manual 11.7; MariaDB "Comment Syntax").
 * @returns undefined where the comment is a plain one.
 */
export function executableComment(text: string, start: number, dialect: Dialect): ExecutableComment | undefined {
  head.lastIndex = start;
  const found = head.exec(text);
  const forMariadb = found?.[1] === 'M';
  if (found === null || (forMariadb && !dialect.isMariadb)) return undefined;
  const version = found[2] === undefined ? undefined : Number(found[2]);
  return {
    bodyStart: head.lastIndex,
    ...(version === undefined ? {} : { version }),
    execution: execution(version, forMariadb, dialect),
  };
}

/**
 * End of a comment that starts at `start`, behind its closing mark; -1 where it is never closed.
 * A skipped executable comment may hold one level of plain comments (`nested`).
 */
export function blockCommentEnd(text: string, start: number, nested: boolean): number {
  let from = start + 2;
  for (;;) {
    const close = text.indexOf('*/', from);
    const open = nested && close !== -1 ? text.slice(from, close).indexOf('/*') : -1;
    if (open === -1) return close === -1 ? -1 : close + 2;
    const inner = text.indexOf('*/', from + open + 2);
    if (inner === -1) return -1;
    from = inner + 2;
  }
}
