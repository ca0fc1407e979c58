import { describe, expect, it } from '@jest/globals';

import { cutSql } from '../../../../src/migrations/formats/liquibase/lay-out-sql.ts';
import { md5, ownSum } from '../../../../src/digest/md5.ts';
import { cutVectors } from '../../../formats/liquibase/cuts.ts';

describe('cutting SQL', () => {
  it.each(cutVectors)('gives the statements of Liquibase: $text', ({ text, statements, ...settings }) => {
    // Comments between statements are no part of one, and stay for people.
    const cut = cutSql(text, { ...settings, dashesNeedBlank: false, where: 'x' }).map((sql) => (settings.stripComments ? sql.replace(/^(?:\s|--[^\n]*\n|\/\*[^]*?\*\/)+/, '') : sql));
    expect(cut).toEqual(statements);
  });

  it('does not hang on what is never closed', () => {
    const start = performance.now();
    for (const text of [`'${'\\'.repeat(20_000)}`, `"${'""'.repeat(20_001)}`, '/*'.repeat(20_000), '$$'.repeat(20_001)]) cutSql(text.slice(0, 40_000), { splitStatements: true, stripComments: true, dashesNeedBlank: false, where: 'x' });
    expect(performance.now() - start).toBeLessThan(5_000);
  });

  it('refuses a delimiter that is no regular expression', () => {
    expect(() => cutSql('select 1', { splitStatements: true, stripComments: true, endDelimiter: '(/', dashesNeedBlank: false, where: 'x' })).toThrow('migrations/changelog-unreadable');
  });
});

describe('our own MD5', () => {
  it.each(['', 'abc', 'é'.repeat(40), 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'x'.repeat(1000)])('is the one of node:crypto', (text) => {
    const bytes = new TextEncoder().encode(text);
    expect(ownSum(bytes)).toBe(md5(bytes));
  });

  it('is the one of the standard', () => {
    expect(ownSum(new TextEncoder().encode('message digest'))).toBe('f96b697d7cb7938d525a2f31aaf161d0');
  });
});
