import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { loadEngine } from '../../src/engines/registry.ts';
import { engineNames } from '../../src/model/engine-name.ts';
import type { RowLock } from '../../src/migrations/format.ts';
import type { DatabaseSession } from '../../src/ports/database-session.ts';
import { acquireRowLock } from '../../src/runner/row-lock.ts';
import { rejectionOf } from '../support/error-of.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { listLog, systemClock } from './target.ts';

const lock: RowLock = {
  table: 'tool_lock',
  create: [
    { text: 'CREATE TABLE IF NOT EXISTS tool_lock (id int PRIMARY KEY, holder varchar(200))' },
    { text: 'INSERT INTO tool_lock (id) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM tool_lock)' },
  ],
  acquire: (holder) => ({ text: `UPDATE tool_lock SET holder = '${holder}' WHERE id = 1 AND holder IS NULL` }),
  holder: { text: 'SELECT holder FROM tool_lock WHERE id = 1' },
  release: { text: 'UPDATE tool_lock SET holder = NULL WHERE id = 1' },
};

describeEachServer('a lock that is a row', engineNames, (server) => {
  let database: TestDatabase;
  let session: DatabaseSession;

  beforeAll(async () => {
    database = await createDatabase(server);
    const adapter = await loadEngine(server.engine);
    session = await adapter.connect({ url: database.url, applicationName: 'test', connectTimeoutMs: 10_000, settings: [] });
  });

  afterAll(async () => {
    await session.close();
    await database.drop();
  });

  async function acquire(waitMs: number, runId = 'r1') {
    const log = listLog();
    const wait = { clock: systemClock, log, signal: new AbortController().signal, deadline: performance.now() + waitMs, runId };
    return { log, release: await acquireRowLock(session, lock, wait) };
  }

  const holder = async (): Promise<unknown> => (await session.query(lock.holder))[0]?.['holder'];

  it('is made, taken under our name and given back', async () => {
    const { release } = await acquire(1_000, 'r7');
    expect(await holder()).toBe('schema-gitops r7');
    await release();
    expect(await holder()).toBeNull();
  });

  it('is waited for while the tool has it, and its holder is named', async () => {
    await session.send([lock.acquire('build-7 (10.0.0.1)')]);
    const error = await rejectionOf(acquire(150));
    expect(error).toMatchObject({ code: 'database/lock-timeout' });
    expect(JSON.stringify(error)).toContain('build-7 (10.0.0.1)');
    expect(await holder()).toBe('build-7 (10.0.0.1)');
    setTimeout(() => void session.send([lock.release]), 120);
    const { release, log } = await acquire(5_000);
    expect(log.lines).toEqual(["Waiting for the tool's own lock: its row is held by build-7 (10.0.0.1)."]);
    await release();
  });

  it('is taken over from a run of ours that is gone', async () => {
    await session.send([lock.acquire('schema-gitops r0')]);
    const { release, log } = await acquire(1_000, 'r1');
    expect(await holder()).toBe('schema-gitops r1');
    expect(log.lines).toEqual(['The lock row was left by an earlier run (schema-gitops r0), which has ended; it is taken over.']);
    await release();
  });
});
