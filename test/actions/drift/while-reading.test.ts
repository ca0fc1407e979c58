import { expect, it } from '@jest/globals';
import { whileReading } from '../../../src/actions/drift/while-reading.ts';
import { DatabaseError } from '../../../src/errors/database-error.ts';
import { UserError } from '../../../src/errors/user-error.ts';
import type { DatabaseProblem } from '../../../src/model/database-problem.ts';

function failing(problem: Partial<DatabaseProblem>): Promise<unknown> {
  return whileReading('production', 'its schema was inspected', () => {
    throw new DatabaseError('database/statement-failed', { message: 'said the server', connectionLost: false, ...problem });
  });
}

it.each([
  ['PostgreSQL’s statement timeout', { sqlState: '57014' }],
  ['MySQL’s execution time', { errno: 3024, sqlState: 'HY000' }],
  ['MariaDB’s statement time', { errno: 1969, sqlState: '70100' }],
  ['a standby’s replay', { sqlState: '40001' }],
  ['a lost connection', { sqlState: '57P01', connectionLost: true }],
])('leaves a target unjudged after %s', async (_, problem) => {
  await expect(failing(problem)).rejects.toMatchObject({ code: 'drift/target-not-read', facts: { where: 'production', cause: 'said the server' } });
});

it('passes on what the target, or its reader, did wrong', async () => {
  await expect(failing({ sqlState: '42501' })).rejects.toBeInstanceOf(DatabaseError);
  // MySQL words deadlocks with the SQLSTATE of conflicts; the number tells.
  await expect(failing({ errno: 1213, sqlState: '40001' })).rejects.toBeInstanceOf(DatabaseError);
  await expect(whileReading('production', 'its history was read', () => Promise.reject(new UserError('drift/history-moved')))).rejects.toMatchObject({ code: 'drift/history-moved' });
});
