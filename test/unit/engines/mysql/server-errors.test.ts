import { describe, expect, it } from '@jest/globals';

import { databaseProblem, withoutValues } from '../../../../src/engines/mysql/server-errors.ts';

const keep = (text: string): string => text;

describe('databaseProblem of MySQL and MariaDB', () => {
  it('keeps number, SQLSTATE and message', () => {
    const error = { errno: 1146, sqlState: '42S02', message: "Table 'a.b' doesn't exist" };
    expect(databaseProblem(error, '', keep)).toEqual({ errno: 1146, sqlState: '42S02', message: "Table 'a.b' doesn't exist", connectionLost: false });
  });

  it.each([
    ["Duplicate entry 'canary' for key 'users.email'", "Duplicate entry (value not shown) for key 'users.email'"],
    ["Duplicate entry 'a'canary' for key 'x' for key 'k'", "Duplicate entry (value not shown) for key 'k'"],
    ["Incorrect integer value: 'canary' for column `d`.`t`.`n` at row 1", 'Incorrect integer value: (value not shown) for column `d`.`t`.`n` at row 1'],
    ["Incorrect datetime value: 'canary' for function str_to_date", 'Incorrect datetime value: (value not shown) for function str_to_date'],
    ["Incorrect string value: '\\xF0canary' for column 'c' at row 1", "Incorrect string value: (value not shown) for column 'c' at row 1"],
    ["Truncated incorrect DOUBLE value: 'canary'", 'Truncated incorrect DOUBLE value: (value not shown)'],
    ["Truncated incorrect DECIMAL(10,2) value: 'canary'", 'Truncated incorrect DECIMAL(10,2) value: (value not shown)'],
    ["Cannot convert string 'canary' from utf8mb4 to latin1", 'Cannot convert string (value not shown) from utf8mb4 to latin1'],
    ['Table has no partition for value canary', 'Table has no partition for value (value not shown)'],
    ['Invalid JSON text: "canary" at position 3 in value for column t.j', 'Invalid JSON text: (value not shown) at position 3 in value for column t.j'],
    ["Data too long for column 'c' at row 1", "Data too long for column 'c' at row 1"],
  ])('shows no value of a row: %s', (message, shown) => {
    expect(withoutValues(message)).toBe(shown);
  });

  it.each([
    [{ errno: 1053, message: 'Server shutdown in progress' }, true],
    [{ errno: 1927, message: 'Connection was killed' }, true],
    [{ errno: 4031, message: 'The client was disconnected by the server because of inactivity.' }, true],
    [{ errno: 1317, message: 'Query execution was interrupted' }, false],
    [{ errno: -104, code: 'ECONNRESET', message: 'read ECONNRESET' }, true],
    [{ code: 'PROTOCOL_CONNECTION_LOST', message: 'Connection lost: The server closed the connection.' }, true],
    [{ fatal: true, message: "Can't add new command when connection is in closed state" }, true],
    [{ message: 'something else' }, false],
  ])('tells by %j whether the connection is lost', (error, connectionLost) => {
    expect(databaseProblem(error, '', keep).connectionLost).toBe(connectionLost);
  });

  it.each([
    { text: 'select 1 from', near: '', line: 1, offset: 13 },
    { text: 'a\nb wrong c', near: 'wrong c', line: 2, offset: 4 },
    { text: 'wrong\nwrong', near: 'wrong', line: 2, offset: 6 },
    { text: 'é wrong', near: 'wrong', line: 1, offset: 2 },
    { text: 'a\nb', near: 'elsewhere', line: 1, offset: undefined },
    { text: 'a\nb wrong', near: 'wrong', line: 1, offset: undefined },
    { text: 'a', near: 'a', line: 99, offset: 0 },
  ])('places a syntax error: %j', ({ text, near, line, offset }) => {
    const message = `You have an error in your SQL syntax; check the manual for the right syntax to use near '${near}' at line ${line}`;
    expect(databaseProblem({ errno: 1064, message }, text, keep).offset).toBe(offset);
  });

  it('finds the place also where the server cut the text within a character', () => {
    const message = "You have an error in your SQL syntax; right syntax to use near 'wrong \uFFFD' at line 1";
    expect(databaseProblem({ errno: 1064, message }, 'x wrong é', keep).offset).toBe(2);
  });
});
