import { invariant } from '../errors/internal-error.ts';
import type { Rule } from '../rules/define-rule.ts';
import { rules, type RuleId } from '../rules/registry.ts';

/** A rule that validate judges itself. */
export function ruleNamed(id: RuleId): Rule {
  const rule = rules.find((candidate: Rule) => candidate.id === id);
  invariant(rule !== undefined, `no rule ${id}`);
  return rule;
}
