import type { RuleCategory } from '../../src/model/rule-category.ts';

/** A rule to be made, and the two registries as they are. */
export interface NewRule {
  readonly id: string;
  readonly category: RuleCategory;
  readonly registry: string;
  readonly edgeCaseRegistry: string;
}

export const registryFile = 'src/rules/registry.ts';
export const edgeCaseRegistryFile = 'test/rules/edge-cases/registry.ts';

/** Every file of a new rule, with the lines that register it: paths from the root, and what they are to hold. */
export function newRuleFiles({ id, category, registry, edgeCaseRegistry }: NewRule): ReadonlyMap<string, string> {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) throw new Error(`${id} is no rule id: words in lower case, joined by hyphens`);
  if (registry.includes(`/${id}.ts'`)) throw new Error(`there is a rule ${id} already`);
  const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return new Map([
    [`src/rules/catalog/${category}/${id}.ts`, ruleFile(id, name, category)],
    [`test/rules/edge-cases/${id}.ts`, edgeCaseFile(name)],
    [registryFile, withLines(registry, [`import { ${name} } from './catalog/${category}/${id}.ts';`, `  ${name},`])],
    [edgeCaseRegistryFile, withLines(edgeCaseRegistry, [`import { ${name} } from './${id}.ts';`, `  '${id}': ${name},`])],
  ]);
}

/** A text with lines put where they stand in the alphabet among lines of their form. */
function withLines(text: string, added: readonly string[]): string {
  return added.reduce((current, line) => insertSorted(current.split('\n'), line).join('\n'), text);
}

function insertSorted(lines: readonly string[], added: string): readonly string[] {
  const form = added.startsWith('import') ? /^import \{ \w+ \} from '.*\/([\w-]+)\.ts';$/ : /^ {2}(?:'([\w-]+)': )?(\w+),$/;
  const keyOf = (line: string): string | undefined => {
    const match = form.exec(line);
    return match?.[1] ?? match?.[2]?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  };
  const key = keyOf(added) ?? '';
  const isAfter = (line: string): boolean => (keyOf(line) ?? '') > key;
  const next = lines.findIndex(isAfter);
  const end = lines.findLastIndex((line) => keyOf(line) !== undefined) + 1;
  const at = next === -1 ? end : next;
  return [...lines.slice(0, at), added, ...lines.slice(at)];
}

function ruleFile(id: string, name: string, category: RuleCategory): string {
  return `import { defineRule, ofKind, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

export const ${name} = defineRule({
  id: '${id}',
  category: '${category}',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say in the imperative what the rule asks',
  why: 'Say what happens on a live server where it is not heeded.',
  fix: 'Write what to do instead.',
  sources: [],
  options: {},
  messages: {
    found: {
      title: 'Say in one line what {table} is in for',
      why: 'Say why it matters here, or how it is known.',
      fix: 'Write what to do about {table}.',
    },
  },
  examples: {
    bad: [{ title: 'say what is bad', engine: 'postgresql', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['DROP TABLE t;'], expect: ['1:1'] }],
    good: [{ title: 'say what is good', engine: 'postgresql', files: ['SELECT 1;'], expect: [] }],
  },
  check({ operations }): readonly RuleResult[] {
    return ofKind(operations, 'drop-table').flatMap((judged) => {
      const { operation, before, in: at } = judged;
      return [{ at, span: placeOf(judged), message: 'found', values: { table: shown(operation.table) }, objects: [tableIdentity(before, operation.table)] }];
    });
  },
});
`;
}

function edgeCaseFile(name: string): string {
  return `import type { EdgeCases } from './edge-cases.ts';

export const ${name}: EdgeCases = {
  bad: [],
  good: [],
};
`;
}
