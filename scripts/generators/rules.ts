import { rulePage } from '../../src/rules/rule-page.ts';
import { rules } from '../../src/rules/registry.ts';
import type { GeneratedFiles, Generator } from './generator.ts';
import { renderTable } from './render-table.ts';

/** docs/rules: a page for each rule, and the list of all. */
export const rulePages: Generator = { name: 'rules', ownedFolders: ['docs/rules'], generate };

function generate(): GeneratedFiles {
  const pages = rules.map((rule) => [`docs/rules/${rule.id}.md`, rulePage(rule)] as const);
  return new Map([['docs/rules/README.md', renderIndex()], ...pages]);
}

function renderIndex(): string {
  const categories = [...new Set(rules.map((rule) => rule.category))].sort();
  const sections = categories.map((category) => {
    const rows = rules.filter((rule) => rule.category === category).map((rule) => [
      `[${rule.id}](${rule.id}.md)`,
      rule.engines.join(', '),
      rule.gate ? `${rule.defaultSeverity} (gate)` : rule.defaultSeverity,
      rule.summary,
    ]);
    return `## ${category}\n\n${renderTable(['Rule', 'Engines', 'Default', 'What it asks'], rows)}`;
  });
  return [
    '# Rules',
    '<!-- Generated from src/rules by `npm run generate`. -->',
    'Rules judge what a change set adds; migrations that stand already are context. Severities and options are set under `lint.rules` of the configuration.',
    ...sections,
  ].join('\n\n').concat('\n');
}
