import type { Operation } from '../model/operation.ts';
import type { Statement } from '../model/statement.ts';

/** Functions that free session locks, on PostgreSQL and on MySQL and MariaDB. */
const releasing = new Set(['pg_advisory_unlock', 'pg_advisory_unlock_all', 'pg_advisory_unlock_shared', 'release_lock', 'release_all_locks']);

/**
 * How a statement would free the lock that keeps two runners apart: the name of a function it calls, also inside a block that runs
 * with it, or DISCARD ALL.
 */
export function releasedBy(statement: Statement): string | undefined {
  for (const operation of statement.operations) {
    if (operation.kind === 'maintain' && operation.command === 'DISCARD ALL') return operation.command;
    const found = functionsOf(operation).find((name) => releasing.has(name.replace(/^pg_catalog\./, '')));
    if (found !== undefined) return found;
  }
  const inner = statement.body?.executes === 'now' ? statement.body.statements : [];
  return inner.map(releasedBy).find((name) => name !== undefined);
}

function functionsOf(operation: Operation): readonly string[] {
  return 'query' in operation ? operation.query.functions : [];
}
