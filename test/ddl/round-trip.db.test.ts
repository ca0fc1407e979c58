import { afterEach, expect, it } from '@jest/globals';

import { createSchema } from '../../src/ddl/create-schema.ts';
import { inspectSchema as inspectMysql } from '../../src/engines/mysql/inspect-schema.ts';
import { inspectSchema as inspectPostgres } from '../../src/engines/postgres/inspect-schema.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { fillBase, openDatabase, type OpenDatabase } from '../drift/mutations/mutation-database.ts';
import { lines } from '../drift/objects.ts';
import { describeEachServer } from '../support/servers.ts';

describeEachServer('a schema written from what was read', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const inspect = server.engine === 'postgresql' ? inspectPostgres : inspectMysql;
  const databases: OpenDatabase[] = [];

  async function open(): Promise<OpenDatabase> {
    const database = await openDatabase(server, inspect);
    databases.push(database);
    return database;
  }

  afterEach(async () => {
    for (const database of databases.splice(0)) await database.close();
  });

  it('makes the same schema in an empty database, twice without harm where it says so', async () => {
    const [original, copy] = [await open(), await open()];
    await fillBase(original, server);
    // The wrapper of a foreign server is no object of a schema.
    if (server.engine === 'postgresql') await copy.run(['create foreign data wrapper nothing']);
    const wanted = await original.inspect();
    const { statements, notWritten } = createSchema(wanted);
    expect(notWritten).toEqual([]);
    await copy.run(statements.map(({ text }) => text));
    await copy.run(statements.filter(({ repeatable }) => repeatable).map(({ text }) => text));
    const { changes } = compareSchemas(wanted, await copy.inspect(), { owners: 'error', 'not-null-names': 'error', 'generated-names': 'error', 'column-order': 'error' });
    expect(lines(changes)).toEqual([]);
  }, 60_000);
});
