import type { EngineName } from '../../src/model/engine-name.ts';
import type { Statement } from '../../src/model/statement.ts';
import { loadReader } from '../../src/sql/load-reader.ts';

/** A value without the places in it, at any depth: what a statement means, however it is written. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'span').map(([key, content]) => [key, withoutSpans(content)]));
}

/** The one statement of a text. */
export async function readOne(engine: EngineName, sql: string): Promise<Statement> {
  const reader = await loadReader({ name: engine });
  const { statements } = reader.read(sql);
  const [statement] = statements;
  if (statement === undefined || statements.length > 1) throw new Error(`${statements.length} statements in: ${sql}`);
  return statement;
}

/** The operations of one statement without their places. */
export async function readOperations(engine: EngineName, sql: string): Promise<readonly unknown[]> {
  const { operations, problem } = await readOne(engine, sql);
  if (problem !== undefined) throw new Error(`${problem.message}: ${sql}`);
  return operations.map(withoutSpans);
}
