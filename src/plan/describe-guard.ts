import type { Guard, GuardOutcome } from '../model/guard.ts';

const instead: Readonly<Record<GuardOutcome, string>> = {
  halt: 'the run stops',
  skip: 'it is left out and asked again at the next run',
  mark: 'it is recorded as if it had run',
  warn: 'it runs all the same, with a warning',
};

/** A guard as a clause, for a plan. */
export function describeGuard({ says, onFail }: Guard): string {
  return `it runs if ${says}; otherwise ${instead[onFail]}`;
}
