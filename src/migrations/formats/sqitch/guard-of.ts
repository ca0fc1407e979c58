import type { Guard, GuardCondition } from '../../../model/guard.ts';
import type { HistoryLocation } from '../../format.ts';
import { lookupChange } from './external-change.ts';
import type { PlanChange, PlanDependency } from './plan.ts';

/** What must be deployed of other projects, and what must not, before a change; undefined where it names none. */
export function guardOf({ dependencies }: PlanChange, registry: Pick<HistoryLocation, 'family' | 'schema'>): Guard | undefined {
  const external = dependencies.filter(({ meant }) => meant === undefined);
  if (external.length === 0) return undefined;
  const says = external.map(({ text, conflicts }) => `${text} is ${conflicts ? 'not ' : ''}deployed`).join(' and ');
  return { condition: { kind: 'all', of: external.map((dependency) => conditionOf(dependency, registry)) }, says, onFail: 'halt', onError: 'halt' };
}

function conditionOf(dependency: PlanDependency, registry: Pick<HistoryLocation, 'family' | 'schema'>): GuardCondition {
  const found: GuardCondition = { kind: 'found', query: lookupChange(registry, dependency), says: `${dependency.text} is deployed` };
  return dependency.conflicts ? { kind: 'not', of: found } : found;
}
