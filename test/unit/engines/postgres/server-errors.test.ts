import { describe, expect, it } from '@jest/globals';

import { databaseProblem, serverMessage } from '../../../../src/engines/postgres/server-errors.ts';

const keep = (text: string): string => text;

describe('databaseProblem of PostgreSQL', () => {
  it('keeps code, message and hint, and drops the detail, which holds rows', () => {
    const answer = { severity: 'ERROR', code: '23505', message: 'duplicate key value', hint: 'try again', detail: 'Key (email)=(a@b.c) already exists.' };
    expect(databaseProblem(answer, '', keep)).toEqual({ sqlState: '23505', message: 'duplicate key value', hint: 'try again', connectionLost: false });
  });

  it.each([
    ['select x', '8', 7],
    ['select é, x', '11', 10],
    ['😀 x', '3', 3],
    ['😀😀x', '3', 4],
    ['abc', '99', 3],
    ['abc', undefined, undefined],
    ['', '1', undefined],
  ])('turns the position in %j from code points into UTF-16 units', (text, position, offset) => {
    expect(databaseProblem({ severity: 'ERROR', code: '42601', message: 'm', position }, text, keep).offset).toBe(offset);
  });

  it.each([
    ['22P02', 'invalid input syntax for type integer: "canary"', 'invalid input syntax for type integer: (value not shown)'],
    ['22003', 'value "123canary" is out of range for type integer', 'value (value not shown) is out of range for type integer'],
    ['22007', 'invalid input syntax for type date: "canary "quoted" text"', 'invalid input syntax for type date: (value not shown)'],
    ['42P01', 'relation "named" does not exist', 'relation "named" does not exist'],
  ])('shows no value of a row: %s %s', (code, message, shown) => {
    expect(databaseProblem({ severity: 'ERROR', code, message }, '', keep).message).toBe(shown);
    expect(serverMessage({ severity: 'WARNING', code, message }, keep)).toEqual({ severity: 'warning', code, message: shown });
  });

  it('keeps of a context what names routines', () => {
    const where = 'PL/pgSQL function f(integer) line 3 at SQL statement\nSQL statement "insert into t\nvalues (\'canary\')"\nSQL function "g" statement 1\nCOPY t, line 1, column a: "canary"\nJSON data, line 1: {"canary"';
    expect(databaseProblem({ severity: 'ERROR', code: 'P0001', message: 'm', where }, '', keep).context).toBe('PL/pgSQL function f(integer) line 3 at SQL statement\nSQL function "g" statement 1');
  });

  it.each([
    [{ severity: 'FATAL', code: '57P01', message: 'terminating connection due to administrator command' }, true],
    [{ severity: 'FATAL', code: '25P03', message: 'terminating connection due to idle-in-transaction timeout' }, true],
    [{ severity: 'FATAL', code: '08P01', message: 'protocol synchronization was lost' }, true],
    [{ severity: 'ERROR', code: '57014', message: 'canceling statement due to user request' }, false],
    [{ severity: 'ERROR', code: '53200', message: 'out of memory' }, false],
    [{ code: 'ECONNRESET', message: 'read ECONNRESET' }, true],
    [{ code: 'EPIPE', message: 'write EPIPE' }, true],
    [{ message: 'Connection terminated unexpectedly' }, true],
    [{ message: 'Client has encountered a connection error and is not queryable' }, true],
    [{ message: 'something else' }, false],
  ])('tells by %j whether the connection is lost', (error, connectionLost) => {
    expect(databaseProblem(error, '', keep).connectionLost).toBe(connectionLost);
  });

  it('takes no code of Node.js for one of the server', () => {
    expect(databaseProblem({ code: 'EPIPE', message: 'write EPIPE' }, '', keep)).not.toHaveProperty('sqlState');
  });

  it('passes every text through the redactor', () => {
    const answer = { severity: 'ERROR', code: 'P0001', message: 'secret', hint: 'secret', where: 'SQL function "secret"' };
    expect(JSON.stringify(databaseProblem(answer, '', (text) => text.replaceAll('secret', '***')))).not.toContain('secret');
  });
});
