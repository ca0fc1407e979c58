import type { Engine } from '../../model/engine-name.ts';
import { engineFamilies } from '../../model/engine-name.ts';
import type { ReferenceTable } from '../../model/drift-settings.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import type { DevDatabase } from '../../ports/dev-database.ts';
import type { DatabaseLikeness, EngineAdapter } from '../../ports/engine.ts';
import { openFreshDatabase } from '../../replay/fresh-database.ts';
import { prerequisitesOf } from '../../replay/replay-migrations.ts';
import { startDevServer } from '../dev-server.ts';
import { readAside } from '../read-aside.ts';
import type { RunContext } from '../run-context.ts';
import { expectedRows, type ExpectedRows } from './expected-rows.ts';

/** A database that is gone afterwards. */
export interface ThrowAwayDatabase {
  /** For filling it. */
  readonly session: DatabaseSession;
  /** False where the server lacks the locale of the database that it should be like. */
  readonly isAlike: boolean;
  /** Roles that were made in filling it, to be removed with it. */
  readonly createdRoles: string[];
  inspect(): Promise<InspectedSchema>;
  /** Reads the rows of the reference tables. */
  rows(): Promise<ExpectedRows>;
  close(): Promise<void>;
}

/** A dev server, started when the first database is asked for. */
export interface ThrowAwayServer {
  open(): Promise<ThrowAwayDatabase>;
  stop(): Promise<void>;
}

/** Which server, and what its databases should be like. */
export interface ThrowAwayRequest {
  readonly adapter: EngineAdapter;
  readonly engine: Engine;
  readonly like: DatabaseLikeness;
  readonly referenceTables?: readonly ReferenceTable[];
}

/** Databases like a target's, for replays and proofs. */
export function throwAwayServer(context: RunContext, { adapter, engine, like, referenceTables = [] }: ThrowAwayRequest): ThrowAwayServer {
  let starting: Promise<DevDatabase> | undefined;
  const open = async (): Promise<ThrowAwayDatabase> => {
    starting ??= startDevServer(context, adapter, { engine });
    const dev = await starting;
    const prerequisites = prerequisitesOf[engineFamilies[engine.name]];
    const fresh = await openFreshDatabase(adapter, dev, { dropRole: (role) => prerequisites.dropRole(role), like });
    const createdRoles: string[] = [];
    return {
      session: fresh.session,
      isAlike: fresh.isAlike,
      createdRoles,
      inspect: () => readAside(adapter, fresh.url, (session) => adapter.inspectSchema(session, { clock: context.clock })),
      rows: async () => {
        if (referenceTables.length === 0) return new Map();
        return readAside(adapter, fresh.url, (session) => expectedRows(referenceTables, { adapter, session, clock: context.clock }));
      },
      close: () => fresh.remove(createdRoles),
    };
  };
  const stop = async (): Promise<void> => {
    const dev = await starting?.catch(() => undefined);
    await dev?.stop();
  };
  return { open, stop };
}
