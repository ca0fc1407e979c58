import { describe, expect, it } from '@jest/globals';

import { flyway } from '../../../src/migrations/formats/flyway.ts';
import { plainSql } from '../../../src/migrations/formats/plain-sql.ts';
import { InternalError } from '../../../src/errors/internal-error.ts';
import { UserError } from '../../../src/errors/user-error.ts';
import type { MigrationStatus } from '../../../src/model/history.ts';
import { Cancelled } from '../../../src/runner/cancelled.ts';
import { establish } from '../../../src/runner/established.ts';
import { historyNotes } from '../../../src/runner/history-notes.ts';
import { lockKeys } from '../../../src/runner/lock-keys.ts';
import { newRunId } from '../../../src/runner/new-run-id.ts';
import { serialSession } from '../../../src/runner/serial-session.ts';
import { sqlCommand } from '../../../src/runner/sql-text.ts';
import { fakeSession, succeeded } from './fakes.ts';

describe('the id of a run', () => {
  it('is a UUID of version 7 that sorts by time', () => {
    const ids = [1, 2, 1_700_000_000_000, 1_700_000_000_001].map((time) => newRunId(time));
    expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
    expect([...ids].sort()).toEqual(ids);
    expect(newRunId(1)).not.toBe(newRunId(1));
  });
});

describe('a statement of ours', () => {
  it('has the placeholders and the clock of its engine', () => {
    expect(sqlCommand('postgres', 'UPDATE t SET a = ?, b = {now} WHERE c = ?', [1, 'x'])).toEqual({ text: 'UPDATE t SET a = $1, b = clock_timestamp() WHERE c = $2', values: [1, 'x'] });
    expect(sqlCommand('mysql', 'UPDATE t SET a = ?, b = {now}', [1])).toEqual({ text: 'UPDATE t SET a = ?, b = SYSDATE(6)', values: [1] });
  });
});

describe('the keys of the locks', () => {
  const postgres = { family: 'postgres', database: 'shop', schema: 'public', table: 'flyway_schema_history' } as const;

  it('are numbers on PostgreSQL and short names elsewhere, one per session and history', () => {
    const keys = lockKeys(flyway, postgres);
    expect(keys.format).toBe('77433833903597');
    expect(BigInt.asIntN(64, BigInt(keys.control))).toBe(BigInt(keys.control));
    const mysql = lockKeys(plainSql, { family: 'mysql', database: 'app', schema: 'app', table: 'schema_gitops_history' });
    expect(mysql.format).toBeUndefined();
    expect(mysql.control).toMatch(/^schema-gitops-control-[0-9a-f]{24}$/);
    expect(mysql.executor).toMatch(/^schema-gitops-executor-[0-9a-f]{24}$/);
    const all = [keys, lockKeys(flyway, { ...postgres, schema: 'other' }), lockKeys(flyway, { ...postgres, table: 'other' })].flatMap(({ control, executor }) => [control, executor]);
    expect(new Set(all).size).toBe(6);
    expect(lockKeys(flyway, postgres)).toEqual(keys);
  });
});

describe('notes about a history', () => {
  it('count what does not block', () => {
    const status = (parts: Partial<MigrationStatus>): MigrationStatus => ({ state: 'applied', ...parts });
    expect(historyNotes({ statuses: [status({})], pending: [] })).toEqual([]);
    expect(historyNotes({ statuses: [status({ state: 'missing', future: true }), status({ state: 'missing', future: true }), status({ state: 'below-baseline' })], pending: [] })).toEqual([
      '2 applied migrations are above the newest file: a later release was here',
      '1 migration is at or below the baseline: the baseline stands for them',
    ]);
  });
});

describe('an operation', () => {
  it('keeps what it established when it ends in an error', async () => {
    const result = await establish((established) => {
      established.notes.push('noted');
      return Promise.reject(new UserError('history/missing', { where: 'V1' }));
    });
    expect(result).toMatchObject({ outcome: 'blocked', notes: ['noted'], error: { code: 'history/missing' } });
    expect(await establish(() => Promise.reject(new Cancelled()))).toEqual({ outcome: 'cancelled', notes: [] });
    expect(await establish(() => Promise.reject(new InternalError('broken')))).toMatchObject({ outcome: 'internal-error' });
  });

  it('does not hide a defect', async () => {
    await expect(establish(() => Promise.reject(new TypeError('defect')))).rejects.toBeInstanceOf(TypeError);
  });
});

describe('a session that several use', () => {
  it('answers one after the other, also behind a failure', async () => {
    const order: string[] = [];
    const session = serialSession({
      ...fakeSession(),
      query: async ({ text }) => {
        order.push(`${text} begins`);
        await new Promise(setImmediate);
        order.push(`${text} ends`);
        if (text === 'a') throw new Error('a failed');
        return [];
      },
      send: (commands) => {
        order.push('flight');
        return Promise.resolve(succeeded(commands));
      },
    });
    const settled = await Promise.allSettled([session.query({ text: 'a' }), session.send([{ text: 'x' }]), session.query({ text: 'b' })]);
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect(order).toEqual(['a begins', 'a ends', 'flight', 'b begins', 'b ends']);
  });
});
