import { describe, expect, it } from '@jest/globals';

import type { Row } from '../../../../src/ports/database-session.ts';
import { truncateProbe } from '../../../../src/runner/probes/mysql-truncate-probe.ts';
import { loadReader } from '../../../../src/sql/load-reader.ts';
import { fakeSession } from '../fakes.ts';

/** A server whose account may not see InnoDB's numbers, as most may not. */
function serverWith(created: string | undefined, rows: readonly Row[]) {
  return fakeSession({
    engine: 'mysql',
    answers: [
      ['innodb_tables', { errno: 1227, message: 'Access denied; you need (at least one of) the PROCESS privilege(s)', connectionLost: false }],
      ['information_schema.tables', created === undefined ? [] : [{ db: 'shop', created }]],
      ['from `shop`.`t`', rows],
    ],
  });
}

async function judge(created: string | undefined, rows: readonly Row[], startedAt: string): Promise<string> {
  const [statement] = (await loadReader({ name: 'mysql' })).read('TRUNCATE TABLE t').statements;
  if (statement === undefined) throw new Error('no statement was read');
  const before = await truncateProbe.capture(serverWith('2026-01-01 10:00:00', []), statement);
  expect(before).toEqual(['shop', 't', '2026-01-01T10:00:00', '']);
  const { verdict } = await truncateProbe.judge(serverWith(created, rows), { statement, before, startedAt });
  return verdict;
}

describe('TRUNCATE without the numbers of InnoDB', () => {
  it.each<readonly [string | undefined, readonly Row[], string, string]>([
    ['2026-01-01 10:00:05', [{ found: 1 }], '2026-01-01T10:00:04Z', 'done'],
    ['2026-01-01 10:00:00', [{ found: 1 }], '2026-01-01T10:00:04Z', 'not-done'],
    ['2026-01-01 10:00:00', [], '2026-01-01T10:00:00Z', 'not-done'],
    ['2026-01-01 10:00:00', [{ found: 1 }], '2026-01-01T10:00:00Z', 'unknown'],
    [undefined, [], '2026-01-01T10:00:04Z', 'unknown'],
  ])('created at %s with rows %j, begun at %s', async (...[created, rows, startedAt, expected]) => {
    expect(await judge(created, rows, startedAt)).toBe(expected);
  });
});
