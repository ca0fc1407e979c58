import { describe, expect, it } from '@jest/globals';

import type { EngineFamily } from '../../src/model/engine-name.ts';
import type { Runner } from '../../src/rules/define-rule.ts';
import { SessionSettings } from '../../src/rules/session-settings.ts';
import { loadReader } from '../../src/sql/load-reader.ts';

const readers = { postgres: await loadReader({ name: 'postgresql' }), mysql: await loadReader({ name: 'mariadb' }) };

interface Session {
  readonly family?: EngineFamily;
  readonly runner?: Runner;
  /** The setting to ask for; default lock_timeout. */
  readonly setting?: string;
}

/** A setting after a script, and whether a transaction is open then. */
function after(script: string, { family = 'postgres', runner = { transaction: 'none' }, setting = 'lock_timeout' }: Session = {}): readonly unknown[] {
  const session = new SessionSettings(family, runner);
  session.startUnit(runner.transaction);
  for (const { operations } of readers[family].read(script).statements) operations.forEach((operation) => session.apply(operation));
  return [session.inForce.get(setting), session.insideTransaction];
}

describe('settings of a PostgreSQL session', () => {
  it.each([
    { what: 'nothing is set', script: '', expected: [undefined, false] },
    { what: 'SET', script: "SET lock_timeout = '2s'", expected: ['2s', false] },
    { what: 'SET LOCAL without a transaction', script: "SET LOCAL lock_timeout = '2s'", expected: [undefined, false] },
    { what: 'SET LOCAL in a transaction', script: "BEGIN; SET LOCAL lock_timeout = '2s'", expected: ['2s', true] },
    { what: 'SET LOCAL behind its transaction', script: "BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT", expected: [undefined, false] },
    { what: 'SET LOCAL over SET, and back', script: "SET lock_timeout = '5s'; BEGIN; SET LOCAL lock_timeout = '2s'; COMMIT", expected: ['5s', false] },
    { what: 'SET in a transaction that is committed', script: "BEGIN; SET lock_timeout = '2s'; COMMIT", expected: ['2s', false] },
    { what: 'SET in a transaction that is rolled back', script: "SET lock_timeout = '5s'; BEGIN; SET lock_timeout = '2s'; ROLLBACK", expected: ['5s', false] },
    { what: 'SET over SET LOCAL', script: "BEGIN; SET LOCAL lock_timeout = '2s'; SET lock_timeout = '3s'", expected: ['3s', true] },
    { what: 'RESET', script: "SET lock_timeout = '2s'; RESET lock_timeout", expected: [undefined, false] },
    { what: 'RESET ALL', script: "SET lock_timeout = '2s'; RESET ALL", expected: [undefined, false] },
    { what: 'SET … TO DEFAULT', script: "SET lock_timeout = '2s'; SET lock_timeout TO DEFAULT", expected: [undefined, false] },
    { what: 'another setting', script: "SET statement_timeout = '2s'", expected: [undefined, false] },
    { what: 'a savepoint', script: "BEGIN; SET LOCAL lock_timeout = '2s'; SAVEPOINT s; RELEASE s", expected: ['2s', true] },
  ])('$what', ({ script, expected }) => {
    expect(after(script)).toEqual(expected);
  });

  it.each([
    ['per-file', true], ['whole-run', true], ['per-statement', false], ['none', false],
  ] as const)('start in a transaction where the runner is %s: %p', (transaction, isOpen) => {
    expect(after('', { runner: { transaction, lockTimeoutMs: 2000 } })).toEqual(['2000ms', isOpen]);
  });

  it('lose the runner’s timeout by RESET', () => {
    expect(after('RESET lock_timeout', { runner: { transaction: 'per-file', lockTimeoutMs: 2000 } })).toEqual([undefined, true]);
  });
});

describe('settings of a MySQL session', () => {
  const session = { family: 'mysql', setting: 'lock_wait_timeout' } as const;

  it.each([
    ['SET', 'SET lock_wait_timeout = 5', '5'],
    ['SET SESSION', 'SET SESSION lock_wait_timeout = 5', '5'],
    ['SET @@session', 'SET @@session.lock_wait_timeout = 5', '5'],
    ['several at once', 'SET sql_mode = \'\', lock_wait_timeout = 5', '5'],
    ['SET GLOBAL, which is for later sessions', 'SET GLOBAL lock_wait_timeout = 5', undefined],
    ['a variable of the user', 'SET @lock_wait_timeout = 5', undefined],
    ['SET DEFAULT', 'SET lock_wait_timeout = 5; SET lock_wait_timeout = DEFAULT', undefined],
    ['ROLLBACK, which does not undo it', 'START TRANSACTION; SET lock_wait_timeout = 5; ROLLBACK', '5'],
  ])('%s', (_, script, value) => {
    expect(after(script, session)).toEqual([value, false]);
  });

  it('start with the runner’s timeout in seconds', () => {
    expect(after('', { ...session, runner: { transaction: 'none', lockTimeoutMs: 2500 } })).toEqual(['2.5', false]);
  });
});
