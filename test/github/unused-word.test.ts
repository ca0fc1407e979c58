import { describe, expect, it } from '@jest/globals';
import { unusedWord } from '../../src/github/unused-word.ts';

describe('the word around hostile text', () => {
  it.each(['', 'schema-gitops-', 'schema-gitops-x', '::schema-gitops-xxx::', 'SCHEMA-GITOPS-XX', 'schema-gitops-xschema-gitops-xxxxx', 'x'.repeat(100)])('stands nowhere in %j', (text) => {
    expect(text.toLowerCase()).not.toContain(unusedWord(text));
    expect(unusedWord(text)).toMatch(/^schema-gitops-x+$/);
  });

  it('is found at once where the text guesses many', () => {
    const guesses = Array.from({ length: 100_000 }, (_, index) => `::schema-gitops-${'x'.repeat(index % 50)}::`).join('\n');
    expect(unusedWord(guesses)).toBe(`schema-gitops-${'x'.repeat(50)}`);
  });
});
