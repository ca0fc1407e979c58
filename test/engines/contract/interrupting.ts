import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { TestServer } from '../../support/servers.ts';
import { startSubject, wait, type Subject } from './subject.ts';

/** Cancelled statements and lost connections. */
export function describeInterrupting(server: TestServer): void {
  describe('interrupting', () => {
    let subject: Subject;

    beforeAll(async () => {
      subject = await startSubject(server);
    });

    afterAll(() => subject.stop());

    it('cancels a running statement from another connection and keeps the session', async () => {
      const session = await subject.open();
      const start = performance.now();
      const running = session.send([{ text: subject.dialect.longStatement }]);
      await wait(200);
      await session.cancel();
      const { failure } = await running;
      expect(performance.now() - start).toBeLessThan(5000);
      if (subject.dialect.cancelled === undefined) expect(failure).toBeUndefined();
      else expect(failure?.problem).toMatchObject(subject.dialect.cancelled);
      expect(await session.query({ text: 'select 1 as one' })).toEqual([{ one: 1 }]);
    });

    it('tells a lost connection from a failed statement', async () => {
      const session = await subject.open();
      const running = session.send([{ text: 'select 1' }, { text: subject.dialect.longStatement }, { text: 'select 2' }]);
      await wait(200);
      await subject.database.query(subject.dialect.kill(session.server.sessionId));
      const { results, failure } = await running;
      expect(results).toHaveLength(1);
      expect(failure).toMatchObject({ index: 1, problem: { connectionLost: true } });
    });

    it('says that the connection is lost for as long as it is used', async () => {
      const session = await subject.open();
      await subject.database.query(subject.dialect.kill(session.server.sessionId));
      await wait(200);
      await expect(session.query({ text: 'select 1' })).rejects.toMatchObject({ code: 'database/connection-lost', problem: { connectionLost: true } });
      const { results, failure } = await session.send([{ text: 'select 1' }]);
      expect([results.length, failure?.problem.connectionLost]).toEqual([0, true]);
      await session.close();
    });

    it('closes twice without complaint, and refuses work afterwards', async () => {
      const session = await subject.open();
      await session.close();
      await session.close();
      await expect(session.query({ text: 'select 1' })).rejects.toMatchObject({ code: 'database/connection-lost' });
    });
  });
}
