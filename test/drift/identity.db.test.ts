import { expect, it } from '@jest/globals';

import { inspectSchema as inspectMysql } from '../../src/engines/mysql/inspect-schema.ts';
import { inspectSchema as inspectPostgres } from '../../src/engines/postgres/inspect-schema.ts';
import { judgeDrift } from '../../src/drift/judge-drift.ts';
import type { InspectedSchema } from '../../src/model/schema-object.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import { requestFor } from '../runner/target.ts';
import { runTool } from '../support/client-tools.ts';
import { readReplays, readShop, runsOn, type ReplayDirectory } from '../support/replay-files.ts';
import { createDatabase, describeEachServer, isFullRun, isNewest, type TestDatabase, type TestServer } from '../support/servers.ts';
import { unlikeByFile } from './by-file.ts';
import { defaultSettings, facts } from './changes.ts';
import { inspectDatabase } from './run-case.ts';

/** Names of the changes between two databases, weighed with the default settings. */
async function differences(server: TestServer, expected: TestDatabase, actual: TestDatabase): Promise<readonly string[]> {
  const inspect = server.engine === 'postgresql' ? inspectPostgres : inspectMysql;
  const read = (database: TestDatabase): Promise<InspectedSchema> => inspectDatabase(database, { server, inspect });
  const [one, other] = [await read(expected), await read(actual)];
  const { changes } = compareSchemas(one, other);
  const drift = judgeDrift(changes, defaultSettings, { ...facts, engine: server.engine });
  return [...drift.changes.map(({ kind, object, attributes }) => `${kind} ${object} ${JSON.stringify(attributes)}`), ...unlikeByFile(one, other)];
}

/**
 * ALTER COLUMN … DROP DEFAULT leaves a column that takes no row without a value (error 1364); mysqldump writes it like one
 * without a default, which takes NULL (MySQL 9.7, SHOW CREATE TABLE). The restored table is another one.
 */
const lostByMysqldump: Readonly<Record<string, readonly string[]>> = {
  'defaults.sql': ['column.changed w.b {"options":{"expected":["no default"]}}'],
  'expression-defaults.sql': ['column.changed e.t {"options":{"expected":["no default"]}}'],
};

/** A column keeps WITHOUT SYSTEM VERSIONING when its table loses the versioning; a table made without it forgets the words (MariaDB 10.11). */
const lostByMariadb: Readonly<Record<string, readonly string[]>> = { 'mariadb-versioning.sql': ['column.changed v.y {"versioned":{"expected":false}}'] };

const lostByEngine: Readonly<Record<TestServer['engine'], Readonly<Record<string, readonly string[]>>>> = { mysql: lostByMysqldump, mariadb: lostByMariadb, postgresql: {} };

/** The runner takes no transactions of a file's own beside its own; of such a directory it leaves nothing to compare. */
const withOwnTransactions: ReadonlySet<string> = new Set(['transactions.sql', 'search-path-switch.sql']);

/**
 * What the servers' own programs cannot bring over: a view whose columns are gone is refused by mysqldump and mariadb-dump (error
 * 1356), and of an exclusion constraint on a partitioned table pg_dump 18 writes parts that do not fit together.
 */
const notRestorable: ReadonlySet<string> = new Set(['view-algorithms.sql', 'version-17.sql']);

/** Runs work on databases of its own. */
async function withDatabases<Result>(server: TestServer, work: (databases: readonly [TestDatabase, TestDatabase, TestDatabase]) => Promise<Result>): Promise<Result> {
  const databases = [await createDatabase(server), await createDatabase(server), await createDatabase(server)] as const;
  try {
    return await work(databases);
  } finally {
    for (const database of databases) await database.drop();
  }
}

/** Runs a directory's files by the server's own client, each in a session of its own. */
async function feed(server: TestServer, database: TestDatabase, { files }: ReplayDirectory): Promise<void> {
  for (const { text } of files) await runTool(server, { tool: 'client', url: database.url, input: text });
}

async function restore(server: TestServer, original: TestDatabase, restored: TestDatabase): Promise<void> {
  const dump = await runTool(server, { tool: 'dump', url: original.url });
  // A dump names the database in a view's routines and in a sequence's default, so it is one of the copy only under its name.
  await runTool(server, { tool: 'client', url: restored.url, input: dump.replaceAll(original.name, restored.name) });
}

describeEachServer('databases of one directory', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const family = server.engine === 'postgresql' ? 'postgres' : 'mysql';
  const version = parseServerVersion(server.version) ?? { text: '', number: 0 };
  const directories = [...readReplays(family), readShop(server.engine)].filter((directory) => runsOn(directory, server.engine, version));

  if (server.tools === undefined) {
    it.skip(`are not compared: ${server.withoutTools ?? ''}`, () => undefined);
    return;
  }

  const judged = isFullRun() || isNewest(server) ? directories : directories.slice(0, 1);

  it.each(judged)('are equal, by the runner, by the client, and restored from a dump: $name', async (directory) => {
    await withDatabases(server, async ([byRunner, original, restored]) => {
      const files = Object.fromEntries(directory.files.map(({ name, text }) => [`db/${name.replace(/^.*\//, '')}`, text]));
      const result = await applyMigrations(await requestFor({ engine: server.engine, url: byRunner.url }, files));
      await feed(server, original, directory);
      if (withOwnTransactions.has(directory.name)) expect(result.error).toMatchObject({ code: 'plan/transaction-control' });
      else expect({ outcome: result.outcome, differences: await differences(server, original, byRunner) }).toEqual({ outcome: 'success', differences: [] });
      if (notRestorable.has(directory.name)) {
        await expect(restore(server, original, restored)).rejects.toThrow();
        return;
      }
      await restore(server, original, restored);
      expect(await differences(server, original, restored)).toEqual(lostByEngine[server.engine][directory.name] ?? []);
    });
  }, 60_000);
});
