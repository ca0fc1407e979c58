import type { EngineFamily } from '../../model/engine-name.ts';
import type { StatementEffect } from '../../model/statement.ts';
import { namesInStatements } from './statement-names.ts';

/**
 * Tells which statements of the base may concern an object that the change set names. One that was not understood, or
 * that names nothing, may do anything.
 * @param changed what the change set does.
 */
export function bearingOn(changed: readonly StatementEffect[], family: EngineFamily): (statement: StatementEffect) => boolean {
  const wanted = new Set(
    namesInStatements(changed, family).flatMap(({ own, needs = [], references = [], reads = [] }) => [...own, ...needs, ...references, ...reads].map(inAnyCase)),
  );
  if (wanted.size === 0) return () => false;
  return (statement) => {
    if (statement.problem !== undefined || statement.body?.complete === false) return true;
    const parts = namesInStatements([statement], family);
    const named = parts.flatMap(({ own, taken = [] }) => [...own, ...taken]);
    return named.length === 0 || parts.some(({ changes }) => changes !== undefined) || named.some((name) => wanted.has(inAnyCase(name)));
  };
}

/** A name too many only says more. */
function inAnyCase(name: string): string {
  return name.toLowerCase();
}
