import { systemClock } from '../../src/actions/system-clock.ts';
import { loadEngine } from '../../src/engines/registry.ts';
import type { ObjectChange } from '../../src/model/drift.ts';
import type { InspectedSchema } from '../../src/model/schema-object.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import type { InspectionOptions } from '../../src/ports/engine.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { splitStatements } from '../../src/sql/postgres/split-statements.ts';
import { createDatabase, type TestDatabase, type TestServer } from '../support/servers.ts';
import { unlikeByFile } from './by-file.ts';
import type { DriftCase, ExpectedChange } from './drift-case.ts';

/** An engine's reading of a schema. */
export type InspectSchema = (session: DatabaseSession, options: InspectionOptions) => Promise<InspectedSchema>;

/** A server, and how its schemas are read. */
export interface CaseServer {
  readonly server: TestServer;
  readonly inspect: InspectSchema;
}

/** Makes both states of a case and gives what the comparison says. */
export async function runCase({ base, mutation, settings, setup }: DriftCase, { server, inspect }: CaseServer): Promise<readonly ObjectChange[]> {
  const expected = await createDatabase(server);
  const actual = await createDatabase(server);
  try {
    if (setup !== undefined) await expected.query(setup);
    await expected.query(base);
    await actual.query(base);
    const mutator = await connect(actual, server);
    try {
      await runEach(mutator, mutation);
      const [before, after] = [await inspectDatabase(expected, { server, inspect }), await inspectDatabase(actual, { server, inspect })];
      const [unlike] = unlikeByFile(before, after, settings);
      if (unlike !== undefined) throw new Error(unlike);
      return compareSchemas(before, after, settings).changes;
    } finally {
      await mutator.close();
    }
  } finally {
    await expected.drop();
    await actual.drop();
  }
}

/** PostgreSQL takes statements one by one, since several in a message are one transaction, which VACUUM refuses. */
async function runEach(session: DatabaseSession, script: string): Promise<void> {
  const { pieces } = session.server.engine === 'postgresql' ? splitStatements(script) : { pieces: [{ start: 0, end: script.length }] };
  for (const { start, end } of pieces) {
    if (start < end) await session.queryAll([script.slice(start, end)]);
  }
}

async function connect({ url }: Pick<TestDatabase, 'url'>, server: TestServer): Promise<DatabaseSession> {
  const engine = await loadEngine(server.engine);
  return engine.connect({ url, applicationName: 'test', connectTimeoutMs: 5000, settings: [], severalStatements: true });
}

/** Reads one database as a drift-check does. */
export async function inspectDatabase(database: Pick<TestDatabase, 'url'>, { server, inspect }: CaseServer): Promise<InspectedSchema> {
  const session = await connect(database, server);
  try {
    return await inspect(session, { clock: systemClock });
  } finally {
    await session.close();
  }
}

/** Changes in the form in which cases expect them: attributes only where the case names them. */
export function describeChanges(changes: readonly ObjectChange[], { expected }: Pick<DriftCase, 'expected'>): readonly ExpectedChange[] {
  return changes.map(({ kind, object, attributes }) => {
    const isNamed = expected.some((each) => each.kind === kind && each.object === object && each.attributes !== undefined);
    return { kind, object, ...(isNamed ? { attributes: Object.keys(attributes).toSorted() } : {}) };
  });
}
