import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import { spawnRunner } from './spawn-runner.ts';
import { untilRunning } from './until.ts';

/** What the GitHub runner gives between its first signal and its second. */
const budgetMs = 7_500;

describeEachEngine('a run that is told to stop', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const isPostgres = server.engine === 'postgresql';
  const slowly = isPostgres ? 'SELECT pg_sleep(20);' : 'INSERT INTO a SELECT sleep(20) + id FROM a;';
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const stopAt = async (files: Readonly<Record<string, string>>, signal: NodeJS.Signals) => {
    const runner = spawnRunner({ engine: server.engine, url: database.url, files });
    await untilRunning(database, server.engine, 'sleep(20)');
    const since = Date.now();
    runner.child.kill(signal);
    const { lastLine } = await runner.ended;
    expect(Date.now() - since).toBeLessThan(budgetMs);
    return lastLine;
  };
  const again = async (files: Readonly<Record<string, string>>) => (await spawnRunner({ engine: server.engine, url: database.url, files }).ended).lastLine;

  it.each(['SIGINT', 'SIGTERM'] as const)('by %s cancels the statement, records that, and is gone in time', async (signal) => {
    const files = { 'db/V1__a.sql': 'CREATE TABLE a (id int);', 'db/V2__slow.sql': `INSERT INTO a VALUES (1);\n${slowly}`, 'db/V3__c.sql': 'CREATE TABLE c (id int);' };
    expect(await stopAt(files, signal)).toMatch(/^cancelled \| V1__a\.sql applied: done \| V2__slow\.sql failed: (?:rolled-back|done), failed \| V3__c\.sql not-executed: not-executed$/);
    expect(await database.query('SELECT outcome FROM schema_gitops_run')).toEqual([{ outcome: 'cancelled' }]);
    const rows = await database.query('SELECT version FROM flyway_schema_history');
    expect(rows).toEqual([{ version: '1' }]);
    const quick = { ...files, 'db/V2__slow.sql': 'INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);' };
    expect(await again(quick)).toMatch(/^success \| V2__slow\.sql applied: done, done \| V3__c\.sql applied: done$/);
    expect(await database.query('SELECT id FROM a ORDER BY id')).toEqual([{ id: 1 }, { id: 2 }]);
  });
});
