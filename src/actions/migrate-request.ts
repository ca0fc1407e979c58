import type { TargetChoice } from './choose-target.ts';

/** Inputs of migrate that are no settings. */
export interface MigrateRequest extends TargetChoice {
  readonly mode: 'plan' | 'apply' | 'baseline' | 'status';
  readonly to?: string;
  readonly 'expected-plan-hash'?: string;
  readonly 'plan-file'?: string;
}
