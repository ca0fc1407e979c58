import { setFlagsFromString } from 'node:v8';
import type { ParseResult } from 'libpg-query';

/** The server's own grammar. Both functions throw where the text is not understood; see syntax-error.ts. */
export interface PostgresParser {
  parse(text: string): ParseResult;
  /** Parses the PL/pgSQL body of a whole CREATE FUNCTION, CREATE PROCEDURE or DO statement. */
  parsePlpgsql(text: string): unknown;
}

let loading: Promise<PostgresParser> | undefined;

/**
 * Loads the WASM build of PostgreSQL's parser (grammar of 18), once.
 * V8 would compile its largest function in the background and delay the exit of the process by 0.3 s
 * (measured on Node 24); both flags are needed to prevent that, and must be set before the module is made.
 */
export function loadParser(): Promise<PostgresParser> {
  return (loading ??= load());
}

async function load(): Promise<PostgresParser> {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  // The module is checked function by function as they are called: 4 ms less before the first statement.
  setFlagsFromString('--wasm-lazy-validation');
  const library = await import('libpg-query');
  await library.loadModule();
  return { parse: library.parseSync, parsePlpgsql: library.parsePlPgSQLSync };
}
