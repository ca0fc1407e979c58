import type { RuleExample } from '../../../src/rules/define-rule.ts';

/** Cases beside the examples of a rule's page: what is easily judged wrong. */
export interface EdgeCases {
  readonly bad: readonly RuleExample[];
  readonly good: readonly RuleExample[];
}
