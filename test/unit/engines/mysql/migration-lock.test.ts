import { describe, expect, it } from '@jest/globals';

import { migrationLock } from '../../../../src/engines/mysql/migration-lock.ts';
import { mysqlAdapter } from '../../../../src/engines/mysql/adapter.ts';
import { DatabaseError } from '../../../../src/errors/database-error.ts';
import type { DatabaseSession, Row } from '../../../../src/ports/database-session.ts';

function sessionThatAnswers(answer: (text: string) => readonly Row[]): DatabaseSession {
  const version = { text: '8.4.0', number: 80_400 };
  const server = { engine: 'mysql', version, database: 'app', user: 'me', schema: 'app', readOnly: false, sessionId: 7, lowerCaseTableNames: 0 } as const;
  return {
    server,
    traits: mysqlAdapter.traitsOf(server),
    query: ({ text }) => new Promise((resolve) => resolve(answer(text))),
    queryAll: (texts) => Promise.all(texts.map((text) => Promise.resolve(answer(text)))),
    send: () => Promise.resolve({ results: [] }),
    cancel: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function refuse(errno: number): never {
  throw new DatabaseError('database/statement-failed', { errno, message: 'refused', connectionLost: false });
}

describe('the lock of MySQL and MariaDB', () => {
  it.each([1235, 1105])('is unsupported where the server refuses it with %i', async (errno) => {
    const lock = migrationLock(sessionThatAnswers(() => refuse(errno)));
    expect(await lock.tryAcquire('key')).toMatchObject({ outcome: 'unsupported', reason: expect.stringContaining('GET_LOCK') });
  });

  it('fails with any other error', async () => {
    await expect(migrationLock(sessionThatAnswers(() => refuse(1064))).tryAcquire('key')).rejects.toMatchObject({ problem: { errno: 1064 } });
  });

  it('is not acquired when the server answers NULL', async () => {
    const lock = migrationLock(sessionThatAnswers((text) => (text.includes('get_lock') ? [{ acquired: null }] : [{ owner: null }])));
    expect(await lock.tryAcquire('key')).toEqual({ outcome: 'busy' });
  });

  it('names the holder as far as the role may see it', async () => {
    const lock = migrationLock(sessionThatAnswers((text) => {
      if (text.includes('get_lock')) return [{ acquired: 0 }];
      return text.includes('is_used_lock') ? [{ owner: '42' }] : refuse(1142);
    }));
    expect(await lock.tryAcquire('key')).toEqual({ outcome: 'busy', holder: { sessionId: 42 } });
  });
});
