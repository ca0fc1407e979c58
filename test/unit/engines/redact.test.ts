import { describe, expect, it } from '@jest/globals';

import { parseDatabaseUrl } from '../../../src/engines/database-url.ts';
import { redactor } from '../../../src/engines/redact.ts';

function redact(url: string, text: string): string {
  return redactor(url, parseDatabaseUrl(url))(text);
}

describe('redactor', () => {
  const postgres = 'postgresql://al.ice:s%40cret@db/app';

  it.each([
    ['the password', 'got s@cret here', 'got *** here'],
    ['the password as written', 'got s%40cret here', 'got *** here'],
    ['the URL as a whole', `cannot open ${postgres}`, 'cannot open ***'],
    ['the user of PostgreSQL', 'password authentication failed for user "al.ice"', 'password authentication failed for the connecting account'],
    ['the role of PostgreSQL', 'role "al.ice" does not exist', 'the connecting account does not exist'],
  ])('takes out %s', (_, text, expected) => {
    expect(redact(postgres, text)).toBe(expected);
  });

  it('takes out the account of MySQL', () => {
    const message = "DROP command denied to user 'al.ice'@'10.0.0.1' for table `app`.`t`";
    expect(redact('mysql://al.ice:secret@db/app', message)).toBe('DROP command denied to the connecting account for table `app`.`t`');
  });

  it('leaves other accounts and names alone', () => {
    expect(redact(postgres, 'role "bob" and role "alXice" and relation "al.ice"')).toBe('role "bob" and role "alXice" and relation "al.ice"');
    expect(redact('mysql://al.ice@db/app', "for user 'bob'@'%'")).toBe("for user 'bob'@'%'");
  });

  it('leaves a password of three characters in place, which would shred the text', () => {
    expect(redact('postgresql://u:the@db/app', 'the table')).toBe('the table');
  });
});
