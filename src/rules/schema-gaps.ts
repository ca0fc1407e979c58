import type { JudgedOperation, RuleGap } from './define-rule.ts';
import { shown } from './naming-objects.ts';

/** The gap of a rule that cannot judge an operation, since no migration makes the table. `unknown` ends the sentence. */
export function unknownTable({ in: at }: JudgedOperation, table: { readonly schema?: string; readonly name: string }, unknown: string): RuleGap {
  return { at, missing: 'schema-state', reason: `No migration creates table ${shown(table)}, so ${unknown}.` };
}
