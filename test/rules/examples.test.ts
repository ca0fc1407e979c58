import { describe, expect, it } from '@jest/globals';

import type { RuleExample } from '../../src/rules/define-rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { placesOf, runExample } from '../support/run-example.ts';
import { edgeCases } from './edge-cases/registry.ts';

const judgedByLint = rules.filter((rule) => rule.judgedBy === undefined);

describe.each(judgedByLint.map((rule) => ({ id: rule.id, rule })))('examples of $id', ({ id, rule }) => {
  const bad: readonly RuleExample[] = [...rule.examples.bad, ...(edgeCases[id]?.bad ?? [])];
  const good: readonly RuleExample[] = [...rule.examples.good, ...(edgeCases[id]?.good ?? [])];

  for (const example of [...bad, ...good]) {
    it(`${example.engine}: ${example.title}`, async () => {
      const results = await runExample(example, rule);
      expect(placesOf(results, example, id)).toEqual(example.expect);
    });
  }

  it('shows both verdicts, and a place for every bad one', () => {
    expect(bad.filter(({ expect: places }) => places.length === 0)).toEqual([]);
    expect(good.filter(({ expect: places }) => places.length > 0)).toEqual([]);
  });

  it('shows both verdicts for every engine that it is about', () => {
    for (const engine of rule.engines) {
      expect(bad.some((example) => example.engine === engine)).toBe(true);
      expect(good.some((example) => example.engine === engine)).toBe(true);
    }
  });
});

describe('examples that no server runs', () => {
  it('say why', () => {
    const all = rules.flatMap((rule) => [...rule.examples.bad, ...rule.examples.good]);
    expect(all.filter(({ impossible }) => impossible === '')).toEqual([]);
  });
});
