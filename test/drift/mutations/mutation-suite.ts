import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { InspectedSchema } from '../../../src/model/schema-object.ts';
import { isFullRun, isNewest, type TestServer } from '../../support/database-servers.ts';
import { versionNumber } from '../../support/version-number.ts';
import type { InspectSchema } from '../run-case.ts';
import type { Mutation } from './mutation.ts';
import { fillBase, openDatabase, type OpenDatabase } from './mutation-database.ts';
import { runMutation } from './mutation-run.ts';
import { mysqlMutations } from './mysql-mutations.ts';
import { postgresMutations } from './postgres-mutations.ts';

/** As many as there is time for on one server; other ones on each. The full run makes all of them on the newest server of an engine. */
const sampleSize = { quick: 25, full: 80 } as const;

/** Makes each mutation of a server by itself, one test each. */
export function mutationSuite(server: TestServer, inspect: InspectSchema): void {
  let database: OpenDatabase;
  let base: InspectedSchema;

  async function begin(): Promise<void> {
    database = await openDatabase(server, inspect);
    await fillBase(database, server);
    base = await database.inspect();
  }

  beforeAll(begin, 60_000);
  afterAll(() => database.close());

  it.each(selection(server))('reports alone, takes back and makes again: $sql', async (mutation) => {
    const result = await runMutation(mutation, database, base).catch(async (error: unknown) => {
      await database.close();
      await begin();
      throw error;
    });
    if (!result.isBase) {
      await database.close();
      await begin();
    }
    expect(result.reported.toSorted()).toEqual([[mutation.kind, mutation.object, ...mutation.attributes].join(' '), ...mutation.besides].toSorted());
    expect(result.wrong).toEqual([]);
    expect(result.notWritten).toEqual(mutation.oneWay ? [expect.any(String)] : []);
  }, 30_000);
}

function selection(server: TestServer): readonly Mutation[] {
  const all = (server.engine === 'postgresql' ? postgresMutations : mysqlMutations(server.engine)).filter(({ since }) => since <= versionNumber(server));
  const isFull = isFullRun();
  const step = isFull && isNewest(server) ? 1 : Math.ceil(all.length / sampleSize[isFull ? 'full' : 'quick']);
  return all.filter((_, index) => (index + versionNumber(server) / 100) % step < 1);
}
