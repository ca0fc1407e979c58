import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { explainRule } from '../../src/rules/explain-rule.ts';
import { rules } from '../../src/rules/registry.ts';
import { edgeCases } from './edge-cases/registry.ts';
import { textFaults } from '../support/text-faults.ts';

const ids: readonly string[] = rules.map((rule) => rule.id);

describe('the registry of rules', () => {
  it('is sorted by id, without doubles', () => {
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('has every file of src/rules/catalog, each in the folder of its category', () => {
    const files = readdirSync('src/rules/catalog', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const expected = rules.map((rule) => path.join(rule.category, `${rule.id}.ts`));
    expect(files.sort()).toEqual([...expected].sort());
  });

  it('has a page in docs/rules for each rule: npm run generate writes them', () => {
    expect(ids.filter((id) => !existsSync(`docs/rules/${id}.md`))).toEqual([]);
  });

  it('has edge cases for each rule that lint judges, in test/rules/edge-cases/registry.ts', () => {
    const judgedByLint = rules.filter((rule) => rule.judgedBy === undefined);
    expect(judgedByLint.map(({ id }) => id).filter((id) => edgeCases[id] === undefined)).toEqual([]);
  });
});

describe.each(rules.map((rule) => ({ id: rule.id, rule })))('the rule $id', ({ rule }) => {
  it('words every message', () => {
    for (const [key, message] of Object.entries(rule.messages)) {
      expect({ key, faults: textFaults(message, 80) }).toEqual({ key, faults: [] });
    }
  });

  it('words its own page', () => {
    expect(textFaults({ title: rule.summary, why: rule.why, fix: rule.fix }, 80)).toEqual([]);
  });

  it('names the tools of its sources', () => {
    const tools = /^(?:squawk|atlas|eugene|strong_migrations|bytebase|pgfence|django-migration-linter|skeema):[\w-]+$/;
    expect(rule.sources.filter((source) => !tools.test(source))).toEqual([]);
  });

  it('stands for rules that there are', () => {
    const superseded: readonly string[] = rule.supersedes;
    expect(superseded.filter((other) => !ids.includes(other))).toEqual([]);
  });
});

describe('explaining a rule', () => {
  it('tells what docs/rules tells', () => {
    expect(explainRule('drop-table')).toBe(readFileSync('docs/rules/drop-table.md', 'utf8'));
  });

  it.each(['drop-tables', 'constructor', ''])('knows nothing of %p', (id) => {
    expect(explainRule(id)).toBeUndefined();
  });
});
