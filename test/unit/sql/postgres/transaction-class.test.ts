import { describe, expect, it } from '@jest/globals';

import { loadReader } from '../../../../src/sql/load-reader.ts';
import { parseServerVersion } from '../../../../src/sql/server-version.ts';
import { readOne } from '../../../support/read-operations.ts';
import { aloneSince14, aloneStatements, anySince14, anyStatements } from '../../../support/transaction-statements.ts';

describe('the transaction class of a statement', () => {
  it.each([...aloneStatements, ...aloneSince14])('of %s is alone', async (sql) => {
    expect((await readOne('postgresql', sql)).transaction).toBe('alone');
  });

  it.each([...anyStatements, ...anySince14])('of %s is any', async (sql) => {
    expect((await readOne('postgresql', sql)).transaction).toBe('any');
  });

  it.each([
    ['begin', 'control'], ['start transaction read only', 'control'], ['commit', 'control'], ['end', 'control'], ['rollback', 'control'], ['commit and chain', 'control'],
    ["prepare transaction 'x'", 'control'], ["commit prepared 'x'", 'alone'], ["rollback prepared 'x'", 'alone'],
    ['savepoint a', 'any'], ['release a', 'any'], ['rollback to a', 'any'], ['set transaction read only', 'any'],
  ])('of %s is %s', async (sql, expected) => {
    expect((await readOne('postgresql', sql)).transaction).toBe(expected);
  });

  it.each([
    ['11.22', 'alone'], ['9.6', 'alone'], ['12.0', 'any'], ['18', 'any'], [undefined, 'any'],
  ])('of ALTER TYPE … ADD VALUE on PostgreSQL %s is %s', async (text, expected) => {
    const version = text === undefined ? undefined : parseServerVersion(text);
    const reader = await loadReader({ name: 'postgresql', ...(version === undefined ? {} : { version }) });
    expect(reader.read("alter type t add value 'x'").statements[0]?.transaction).toBe(expected);
    expect(reader.read("alter type t rename value 'x' to 'y'").statements[0]?.transaction).toBe('any');
  });

  it('of a DO block that commits is alone, of a routine that does is any', async () => {
    expect((await readOne('postgresql', 'do $$ begin if true then commit; end if; end $$')).transaction).toBe('alone');
    expect((await readOne('postgresql', 'create procedure p() language plpgsql as $$ begin rollback; end $$')).transaction).toBe('any');
  });

  it('of a statement that is not understood is any', async () => {
    expect((await readOne('postgresql', 'vacuum vacuum vacuum')).transaction).toBe('any');
  });
});
