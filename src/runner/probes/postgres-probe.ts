import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import { detachProbe } from './postgres-detach-probe.ts';
import { globalOperation, globalProbe } from './postgres-global-probe.ts';
import { createIndexProbe, dropIndexProbe, isConcurrentReindex, reindexProbe } from './postgres-index-probes.ts';
import { onlyOperation } from './postgres-relations.ts';
import { notDone, unknown, type Image, type Intent, type Probe, type Verdict } from './probe.ts';

/** PostgreSQL: only what its server refuses inside a transaction needs a probe; everything else shares one with its done row. */
export const postgresProbe: Probe = {
  async capture(session: DatabaseSession, statement: Statement): Promise<Image> {
    return (await probeOf(statement)?.capture(session, statement)) ?? [];
  },

  async judge(session: DatabaseSession, intent: Intent): Promise<Verdict> {
    if (isRepeatable(intent.statement)) return notDone;
    const probe = probeOf(intent.statement);
    return probe === undefined ? unknown('nothing in the catalogue shows what it does') : probe.judge(session, intent);
  },
};

function probeOf(statement: Statement): Probe | undefined {
  if (onlyOperation(statement, 'create-index') !== undefined) return createIndexProbe;
  if (onlyOperation(statement, 'drop-index') !== undefined) return dropIndexProbe;
  if (onlyOperation(statement, 'detach-partition') !== undefined) return detachProbe;
  if (statement.operations.some(isConcurrentReindex)) return reindexProbe;
  return globalOperation(statement) === undefined ? undefined : globalProbe;
}

/** VACUUM and the like, and ALTER SYSTEM: running them twice is running them once. */
function isRepeatable(statement: Statement): boolean {
  return statement.operations.length > 0 && statement.operations.every((operation) =>
    (operation.kind === 'maintain' && !isConcurrentReindex(operation))
    || operation.kind === 'set-variable');
}
