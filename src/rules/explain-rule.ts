import type { Rule } from './define-rule.ts';
import { rules } from './registry.ts';
import { rulePage } from './rule-page.ts';

/** The page of a rule; undefined where there is no rule of that id. */
export function explainRule(id: string): string | undefined {
  const rule: Rule | undefined = rules.find((each) => each.id === id);
  return rule === undefined ? undefined : rulePage(rule);
}
