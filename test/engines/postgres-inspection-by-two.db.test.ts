import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { postgresAdapter } from '../../src/engines/postgres/adapter.ts';
import { openReading } from '../../src/engines/postgres/inspection/open-reading.ts';
import { inspectionStatements } from '../../src/engines/postgres/inspection/read-answer.ts';
import { openSecond, readByTwo, sizeStatement, snapshotOf } from '../../src/engines/postgres/inspection/read-by-two.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';

describeEachServer('two sessions that read one schema', ['postgresql'], (server) => {
  let database: TestDatabase;
  let first: DatabaseSession;
  const open = (): Promise<DatabaseSession> => postgresAdapter.connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 5000, settings: [] });

  beforeEach(async () => {
    database = await createDatabase(server);
    await database.query('create table parent (id int primary key, a varchar(10) check (a in (\'x\', \'y\'))); create table child (id int references parent, b int); create index child_b on child (b) where b > 1; create view v as select * from child');
    first = await open();
  });
  afterEach(async () => {
    await first.close();
    await database.drop();
  });

  /** The answers of both, the second opened by the first one's snapshot; `meanwhile` runs when both have begun. */
  async function readTogether(meanwhile: () => Promise<void> = () => Promise.resolve()): Promise<readonly (readonly unknown[])[]> {
    const opened = await first.queryAll([...openReading, 'select pg_export_snapshot() as snapshot']);
    const second = await openSecond(open, snapshotOf(opened.at(-1) ?? []) ?? '');
    if (second === undefined) throw new Error('there is no second session');
    try {
      await meanwhile();
      return await readByTwo(first, second, statements());
    } finally {
      await second.close();
    }
  }

  const statements = (): readonly string[] => inspectionStatements(first.server.version.number);

  it('get the answers that one gets, in their order', async () => {
    const alone = (await first.queryAll([...openReading, ...statements(), 'commit'])).slice(openReading.length, -1);
    expect(await readTogether()).toEqual(alone);
    expect(alone.some((rows) => JSON.stringify(rows).includes('child_b'))).toBe(true);
  });

  it('see one moment, whatever happens meanwhile', async () => {
    const answers = await readTogether(async () => {
      await database.query('create table newcomer (id int primary key, constraint newcomer_check check (id > 0))');
    });
    expect(JSON.stringify(answers)).not.toContain('newcomer');
  });

  it('leave no transaction open', async () => {
    await readTogether();
    const open = await database.query("select 1 from pg_stat_activity where datname = current_database() and application_name = 'test' and state <> 'idle'");
    expect(open).toEqual([]);
  });

  it('are one where the snapshot is gone, or no second connection is to be had', async () => {
    expect(await openSecond(open, '00000003-0000001B-1')).toBeUndefined();
    expect(await openSecond(() => Promise.reject(new Error('too many connections')), '00000003-0000001B-1')).toBeUndefined();
  });

  it('are one where the schema is small', async () => {
    expect(snapshotOf(await first.query({ text: sizeStatement }))).toBeUndefined();
    expect(snapshotOf([{ snapshot: "'; drop table parent; --" }])).toBeUndefined();
  });
});
