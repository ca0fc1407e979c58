import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import type { ScriptReader } from '../../../../src/sql/script-reader.ts';
import type { TestDatabase } from '../../../support/servers.ts';
import { createDatabase, describeEachServer } from '../../../support/servers.ts';
import { aloneSince14, aloneStatements, anySince14, anyStatements, transactionSetup, transactionTeardown } from '../../../support/transaction-statements.ts';

const activeTransaction = '25001';

describeEachServer('the transaction class of a statement', ['postgresql'], (server) => {
  let database: TestDatabase;
  let client: pg.Client;
  let reader: ScriptReader;
  beforeAll(async () => {
    reader = await loadReader({ name: 'postgresql' });
    database = await createDatabase(server);
    await database.query(transactionSetup);
    client = new pg.Client(database.url);
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.query(transactionTeardown);
    await database.drop();
  });

  /** SQLSTATE of the statement inside a transaction block. */
  async function codeInTransaction(sql: string): Promise<string | undefined> {
    await client.query('begin');
    try {
      await client.query(sql);
      return undefined;
    } catch (error) {
      return error instanceof pg.DatabaseError ? error.code : String(error);
    } finally {
      await client.query('rollback');
    }
  }

  const isNew = parseInt(server.version, 10) >= 14;

  it.each([...aloneStatements, ...(isNew ? aloneSince14 : [])])('is alone for %s, as the server has it', async (sql) => {
    expect(await codeInTransaction(sql)).toBe(activeTransaction);
    expect(reader.read(sql).statements.map(({ transaction }) => transaction)).toEqual(['alone']);
  });

  it.each([...anyStatements, ...(isNew ? anySince14 : [])])('is any for %s, as the server has it', async (sql) => {
    expect(await codeInTransaction(sql)).toBeUndefined();
    expect(reader.read(sql).statements.map(({ transaction }) => transaction)).toEqual(['any']);
  });
});
