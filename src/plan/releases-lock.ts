import type { Operation } from '../model/operation.ts';
import type { Statement } from '../model/statement.ts';

/** Functions that free session locks, on PostgreSQL and on MySQL and MariaDB. */
const releasing = new Set(['pg_advisory_unlock', 'pg_advisory_unlock_all', 'pg_advisory_unlock_shared', 'release_lock', 'release_all_locks']);

/** Name of the function by which a statement would free the lock that keeps two runners apart, if it calls one. */
export function releasedBy(statement: Statement): string | undefined {
  for (const operation of statement.operations) {
    const found = functionsOf(operation).find((name) => releasing.has(name.replace(/^pg_catalog\./, '')));
    if (found !== undefined) return found;
  }
  return undefined;
}

function functionsOf(operation: Operation): readonly string[] {
  return 'query' in operation ? operation.query.functions : [];
}
