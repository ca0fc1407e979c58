import { afterAll, beforeAll, expect, it } from '@jest/globals';

import type { TestDatabase } from './servers.ts';
import { createDatabase, describeEachServer } from './servers.ts';

describeEachServer('a test database', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase(server);
  });
  afterAll(() => database.drop());

  it('is on a server of the version it claims', async () => {
    const rows = await database.query('select version() as version');
    expect(rows[0]?.['version']).toContain(server.version);
  });

  it('is empty and its own', async () => {
    const tables = 'select count(*) as n from information_schema.tables where table_schema in';
    const rows = await database.query(`${tables} ('public', '${database.name}')`);
    expect(Number(rows[0]?.['n'])).toBe(0);
  });

  it('runs several statements and returns the rows of the last', async () => {
    const rows = await database.query('create table t (a int); insert into t values (1), (2); select a from t order by a');
    expect(rows).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('returns no rows for a statement that has none', async () => {
    expect(await database.query('create table u (a int)')).toEqual([]);
  });

  it('is gone after drop', async () => {
    const other = await createDatabase(server);
    await other.drop();
    await expect(other.query('select 1')).rejects.toThrow(/does not exist|Unknown database/);
  });

  it('refuses a wrong password, so that secrets in tests are real', async () => {
    const url = new URL(server.url);
    url.password = 'wrong';
    await expect(createDatabase({ ...server, url: url.href })).rejects.toThrow(/password|denied/i);
  });
});
