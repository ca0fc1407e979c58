import type { EngineName } from '../../../../src/model/engine-name.ts';
import type { Script, Statement } from '../../../../src/model/statement.ts';
import { readMysqlScript } from '../../../../src/sql/mysql/read-script.ts';

/** Reads a text as one engine would, at a version number (`80400`) or without one. */
export function readAs(engine: EngineName, text: string, version?: number): Script {
  return readMysqlScript(text, version === undefined ? { name: engine } : { name: engine, version: { text: String(version), number: version } });
}

/** Reads a text that holds one statement. */
export function readOne(engine: EngineName, text: string, version?: number): Statement {
  const { statements } = readAs(engine, text, version);
  const [statement] = statements;
  if (statements.length !== 1 || statement === undefined) {
    throw new Error(`expected one statement, found ${String(statements.length)} in: ${text}`);
  }
  return statement;
}

/** The value without places, so that tables of expectations show what was understood. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => withoutSpans(item));
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'span').map(([key, inner]) => [key, withoutSpans(inner)]));
}

/** What is refused, or `understood`. */
export function verdict(engine: EngineName, text: string, version?: number): string {
  const { problem } = readOne(engine, text, version);
  return problem === undefined ? 'understood' : problem.message;
}
