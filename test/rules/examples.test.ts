import { describe, expect, it } from '@jest/globals';

import type { RuleExample } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { placesOf, runExample } from '../support/run-example.ts';

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('examples of $id', ({ id, rule }) => {
  // The reader of MySQL and MariaDB is not there yet.
  const examples: readonly RuleExample[] = [...rule.examples.bad, ...rule.examples.good].filter(({ engine }) => engine === 'postgresql');

  for (const example of examples) {
    it(`${example.engine}: ${example.title}`, async () => {
      const results = await runExample(example, rule);
      expect(placesOf(results, example, id)).toEqual(example.expect);
    });
  }

  it('shows both verdicts, and a place for every bad one', () => {
    expect(rule.examples.bad.every(({ expect: places }) => places.length > 0)).toBe(true);
    expect(rule.examples.good.every(({ expect: places }) => places.length === 0)).toBe(true);
  });
});
