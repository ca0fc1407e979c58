import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import type { RunnerRequest } from '../../src/runner/runner-request.ts';
import { createDatabase, describeEachEngine, type Row, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf, type RunOptions } from '../runner/target.ts';
import { directory, directoryRows } from './liquibase/directory.ts';

describeEachEngine('a directory of Liquibase', ['postgresql', 'mariadb', 'mysql'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const request = (files: Readonly<Record<string, string>>, options: RunOptions = {}): Promise<RunnerRequest> =>
    requestFor({ engine: server.engine, url: database.url }, files, { format: 'liquibase', formatOptions: { contexts: 'prod', 'search-path': 'db' }, ...options });
  const history = async (): Promise<readonly Row[]> => {
    const table = server.engine === 'postgresql' ? 'databasechangelog' : 'DATABASECHANGELOG';
    const rows = await database.query(`select id, author, filename, orderexecuted, exectype, md5sum, description, comments, tag, contexts, labels from ${table} order by orderexecuted`);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value])));
  };

  it('is applied whole with the rows that Liquibase writes, and a second run finds what runs always and nothing else', async () => {
    const first = await applyMigrations(await request(directory));
    expect(first.error?.facts).toBeUndefined();
    expect(first.outcome).toBe('success');
    expect(first.notes).toEqual(['one.sql::3::bob was recorded without being run: it does not hold that select 1 gives 7']);
    expect((await history()).map((row) => Object.values(row))).toEqual(directoryRows);

    expect(summaryOf(await applyMigrations(await request(directory)))).toBe('success | one.sql::2::bob applied: done');
    const rerun = (await history()).at(-1);
    expect(rerun).toMatchObject({ id: '2', exectype: 'RERAN', orderexecuted: directoryRows.length + 1 });
    expect((await history()).length).toBe(directoryRows.length);
  });
});
