import { describe, expect, it } from '@jest/globals';
import { Redactor } from '../../src/report/redactor.ts';

const canary = 'c4nary+/=%§ü p@ss:"w0rd"\\';

function withSecret(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) redactor.add(secret);
  return redactor;
}

describe('a redactor', () => {
  it.each([
    ['as it is', canary],
    ['URL-encoded', encodeURIComponent(canary)],
    ['URL-encoded with small letters', encodeURIComponent(canary).replace(/%../g, (hex) => hex.toLowerCase())],
    ['as a form value', encodeURIComponent(canary).replaceAll('%20', '+')],
    ['inside JSON', JSON.stringify({ password: canary }).slice(13, -2)],
  ])('removes a secret %s', (_, form) => {
    expect(withSecret(canary).redact(`before ${form} after`)).toBe('before *** after');
  });

  it.each([0, 1, 2, 3, 4, 5])('removes a secret from base64 after %i other bytes', (count) => {
    const encoded = Buffer.from(`${'u'.repeat(count)}${canary}:tail`).toString('base64');
    const shown = withSecret(canary).redact(encoded);
    expect(shown).toContain('***');
    expect(Buffer.from(shown.replace('***', ''), 'base64').toString()).not.toContain('c4nary');
  });

  it('removes each line of a secret of several lines', () => {
    const redactor = withSecret('-----BEGIN KEY-----\nabcdefgh\n  ijklmnop\n');
    expect(redactor.redact('x abcdefgh y ijklmnop z')).toBe('x *** y *** z');
  });

  it('removes the longer of two secrets that share a beginning', () => {
    expect(withSecret('abcd', 'abcdefgh').redact('abcdefgh abcd')).toBe('*** ***');
  });

  it('removes credentials of any URL, also of one it was never told', () => {
    expect(new Redactor().redact('at postgresql://app:s3cr3t@db:5432/shop?x=1')).toBe('at postgresql://app:***@db:5432/shop?x=1');
  });

  it.each([
    ['abc', 'too-short'],
    ['', 'too-short'],
    ['postgres', 'common-word'],
    ['Root', 'common-word'],
  ])('refuses to shred every text by %j', (secret, reason) => {
    const redactor = new Redactor();
    expect(redactor.add(secret)).toBe(reason);
    expect(redactor.redact(`engine postgresql, abc, Root`)).toBe('engine postgresql, abc, Root');
  });

  it('takes a secret with characters that mean something in a pattern, and a lone surrogate', () => {
    expect(withSecret('a.*[b]\ud800').redact('a.*[b]\ud800 a__b')).toBe('*** a__b');
  });

  it('gets through a megabyte of text that nearly looks like URLs', () => {
    const text = `${'a'.repeat(500_000)}${'://x:'.repeat(100_000)}`;
    expect(withSecret(canary).redact(text)).toBe(text);
  });
});
