import type { Severity } from '../model/severity.ts';
import { rules } from './registry.ts';

/** What a rule says of itself; undefined where there is no rule of that id. */
export function describeRule(id: string): { readonly summary: string; readonly why: string; readonly fix: string; readonly severity: Severity } | undefined {
  const rule = rules.find((each) => each.id === id);
  return rule === undefined ? undefined : { summary: rule.summary, why: rule.why, fix: rule.fix, severity: rule.defaultSeverity };
}
