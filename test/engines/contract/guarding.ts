import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { problemCode } from '../../../src/errors/problem-code.ts';
import type { DatabaseSession } from '../../../src/ports/database-session.ts';
import type { TestServer } from '../../support/servers.ts';
import { startSubject, urlWith, wait, type Subject } from './subject.ts';

/** Locks, timeouts, settings and rights. */
export function describeGuarding(server: TestServer): void {
  describe('guarding', () => {
    let subject: Subject;

    beforeAll(async () => {
      subject = await startSubject(server);
      await subject.database.query('create table t (id int)');
    });

    afterAll(() => subject.stop());

    async function openWith(lockTimeoutMs: number, statementTimeoutMs = 0): Promise<DatabaseSession> {
      const session = await subject.open({ applicationName: 'contract/guard' });
      const { failure } = await session.send(subject.engine.migrationSettings(session.server, { lockTimeoutMs, statementTimeoutMs }));
      expect(failure).toBeUndefined();
      return session;
    }

    it('gives a lock to one session and names the holder to the other', async () => {
      const [first, second] = [await openWith(0), await openWith(0)];
      const [mine, theirs] = [subject.engine.lock(first), subject.engine.lock(second)];
      const key = subject.dialect.lockKey;
      expect(await mine.tryAcquire(key)).toEqual({ outcome: 'acquired' });
      expect(await theirs.tryAcquire(key)).toMatchObject({ outcome: 'busy', holder: { sessionId: first.server.sessionId } });
      expect([await mine.isHeld(key), await theirs.isHeld(key)]).toEqual([true, false]);
      expect(await theirs.tryAcquire(`${key}1`)).toEqual({ outcome: 'acquired' });
      await mine.release(key);
      expect([await mine.isHeld(key), await theirs.tryAcquire(key)]).toEqual([false, { outcome: 'acquired' }]);
      await second.close();
      await wait(100);
      expect(await mine.tryAcquire(key)).toEqual({ outcome: 'acquired' });
      await mine.release(key);
    });

    it('bounds the wait for a table lock', async () => {
      const holder = await subject.open();
      await holder.send([{ text: 'begin' }, { text: 'select * from t' }]);
      const waiter = await openWith(200);
      const start = performance.now();
      const { failure } = await waiter.send([{ text: 'alter table t add column late int' }]);
      expect(performance.now() - start).toBeLessThan(4000);
      expect(failure === undefined ? failure : problemCode(failure.problem)).toBe('database/lock-timeout');
      await holder.send([{ text: 'rollback' }]);
    });

    it('waits for ever where no lock timeout is set', async () => {
      const session = await openWith(0);
      const name = session.traits.lockTimeoutSetting;
      const text = server.engine === 'postgresql' ? `select current_setting('${name}') as value` : `select cast(@@${name} as char) as value`;
      expect(await session.query({ text })).toEqual([{ value: server.engine === 'postgresql' ? '0' : '31536000' }]);
    });

    it('bounds the time of a statement', async () => {
      const session = await openWith(0, 300);
      const start = performance.now();
      await session.send([{ text: subject.dialect.longStatement }]);
      expect(performance.now() - start).toBeLessThan(5000);
    });

    it('undoes what a migration left in its session, and keeps the lock', async () => {
      const session = await openWith(1000);
      const lock = subject.engine.lock(session);
      const { leak, lockKey } = subject.dialect;
      const before = await session.query({ text: leak.get });
      await lock.tryAcquire(lockKey);
      await session.send([{ text: leak.set }]);
      expect(await session.query({ text: leak.get })).not.toEqual(before);
      const timeouts = { lockTimeoutMs: 1000, statementTimeoutMs: 0 };
      const commands = [...subject.engine.resetBetweenMigrations(session.server), ...subject.engine.migrationSettings(session.server, timeouts)];
      expect(await session.send(commands)).not.toHaveProperty('failure');
      expect(await session.query({ text: leak.get })).toEqual(before);
      expect(await lock.isHeld(lockKey)).toBe(true);
      await lock.release(lockKey);
    });

    it('names a missing privilege', async () => {
      const user = `guard_${process.pid}`;
      for (const sql of subject.dialect.createUser(user, 'a-password')) await subject.database.query(sql);
      const session = await subject.open({ url: urlWith(subject.database.url, { username: user, password: 'a-password' }) });
      const { failure } = await session.send([{ text: subject.dialect.forbidden }]);
      expect(failure === undefined ? failure : problemCode(failure.problem)).toBe('database/privilege-missing');
      expect(failure?.problem.message).not.toContain(user);
      await session.close();
      for (const sql of subject.dialect.dropUser(user)) await subject.database.query(sql);
    });
  });
}
