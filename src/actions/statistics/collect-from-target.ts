import { parseDatabaseUrl } from '../../engines/database-url.ts';
import { loadEngine } from '../../engines/registry.ts';
import { UserError } from '../../errors/user-error.ts';
import type { EngineName } from '../../model/engine-name.ts';
import type { TargetStatistics } from '../../model/target-statistics.ts';
import type { Clock } from '../../ports/clock.ts';

/** Whose statistics are collected. */
export interface CollectRequest {
  readonly url: string;
  readonly target: string;
  /** Absent: what the URL says. */
  readonly engine?: EngineName;
  readonly clock: Clock;
}

/**
 * Collects the statistics of a target in a session that cannot write.
 * @throws UserError database/engine-mismatch, database/url-invalid; DatabaseError.
 */
export async function collectFromTarget({ url, target, engine, clock }: CollectRequest): Promise<TargetStatistics> {
  const adapter = await loadEngine(engine ?? parseDatabaseUrl(url).engine);
  const session = await adapter.connect({ url, applicationName: 'schema-gitops stats', connectTimeoutMs: 5_000, settings: [] });
  try {
    const actual = session.server.engine;
    if (engine !== undefined && engine !== actual) throw new UserError('database/engine-mismatch', { expected: engine, actual });
    const capturedAt = new Date(clock.now()).toISOString();
    return { ...await adapter.collectStatistics(session, clock), capturedAt, target };
  } finally {
    await session.close();
  }
}
