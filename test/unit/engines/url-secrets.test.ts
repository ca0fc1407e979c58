import { describe, expect, it } from '@jest/globals';

import { secretsOfUrl } from '../../../src/engines/url-secrets.ts';

describe('secretsOfUrl', () => {
  it('names the URL and every form of its password', () => {
    const secrets = secretsOfUrl('postgresql://us%40er:p%40ss%2Fw0rd@db:5432/app');
    expect(secrets).toEqual(
      expect.arrayContaining([
        'postgresql://us%40er:p%40ss%2Fw0rd@db:5432/app',
        'p%40ss%2Fw0rd',
        'p@ss/w0rd',
        Buffer.from('p@ss/w0rd').toString('base64'),
        Buffer.from('us@er:p@ss/w0rd').toString('base64'),
      ]),
    );
  });

  it('percent-encodes a password that was written plainly', () => {
    expect(secretsOfUrl('mysql://user:p=ss wörd@db')).toEqual(expect.arrayContaining(['p=ss wörd', 'p%3Dss%20w%C3%B6rd']));
  });

  it.each([
    ['an unescaped slash', 'postgresql://user:se/cret@db/app', 'se/cret'],
    ['an unescaped question mark', 'postgresql://user:se?cret@db/app', 'se?cret'],
    ['an unescaped hash', 'postgresql://user:se#cret@db/app', 'se#cret'],
    ['an unescaped at sign', 'postgresql://user:se@cret@db/app', 'se@cret'],
    ['broken percent-encoding', 'postgresql://user:se%cret@db/app', 'se%cret'],
    ['no scheme', 'user:secret@db/app', 'secret'],
    ['a password among the parameters', 'postgresql://db/app?user=u&password=se%26cret', 'se&cret'],
    ['the password of a key', 'postgresql://db/app?sslpassword=secret', 'secret'],
  ])('finds the password of a URL with %s', (_, url, password) => {
    expect(secretsOfUrl(url)).toContain(password);
  });

  it('takes nothing but the URL for secret where there is no password', () => {
    expect(secretsOfUrl('postgresql://user@db:5432/app')).toEqual(['postgresql://user@db:5432/app']);
    expect(secretsOfUrl('')).toEqual([]);
  });
});
