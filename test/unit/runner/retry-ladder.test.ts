import { describe, expect, it } from '@jest/globals';

import type { DatabaseProblem } from '../../../src/model/database-problem.ts';
import type { MigrateSettings } from '../../../src/model/settings.ts';
import { isRetryable, pauseBefore } from '../../../src/runner/retry-ladder.ts';

const settings: MigrateSettings = { transaction: 'per-file', lockWaitMs: 600_000, outOfOrder: 'reject' };
const problem = (parts: Partial<DatabaseProblem>): DatabaseProblem => ({ message: 'x', connectionLost: false, ...parts });

describe('what is tried again', () => {
  it.each([
    [problem({ sqlState: '55P03' }), true],
    [problem({ sqlState: '40P01' }), true],
    [problem({ sqlState: '40001' }), true],
    [problem({ sqlState: '57014' }), false],
    [problem({ sqlState: '23505' }), false],
    [problem({ errno: 1205, sqlState: 'HY000' }), true],
    [problem({ errno: 1213, sqlState: '40001' }), true],
    // MySQL uses the SQLSTATE of a serialisation failure for other errors too: the number decides.
    [problem({ errno: 1614, sqlState: '40001' }), false],
    [problem({ sqlState: '55P03', connectionLost: true }), false],
    [problem({}), false],
  ])('%j: %s', (refusal, expected) => {
    expect(isRetryable(refusal)).toBe(expected);
  });
});

describe('the pauses between attempts', () => {
  it('grow from a tenth of a second to five seconds, give or take a fifth', () => {
    for (const [attempt, base] of [[0, 100], [2, 250], [5, 2_000], [7, 5_000], [50, 5_000]] as const) {
      const pauses = Array.from({ length: 50 }, () => pauseBefore(attempt, 0, settings) ?? 0);
      expect(Math.min(...pauses)).toBeGreaterThanOrEqual(base * 0.8);
      expect(Math.max(...pauses)).toBeLessThanOrEqual(base * 1.2);
      expect(new Set(pauses).size).toBeGreaterThan(3);
    }
  });

  it('end after a minute, or after the time for waiting on another run', () => {
    expect(pauseBefore(8, 54_900, settings)).toBeDefined();
    expect(pauseBefore(8, 55_100, settings)).toBeUndefined();
    expect(pauseBefore(8, 0, { ...settings, lockWaitMs: 4_000 })).toBeUndefined();
    expect(pauseBefore(0, 0, { ...settings, lockWaitMs: 4_000 })).toBeDefined();
  });
});
