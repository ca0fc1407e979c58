import type { Engine } from '../../model/engine-name.ts';
import type { Finding, NotEvaluated } from '../../model/finding.ts';
import type { Report } from '../../model/report.ts';
import type { GatheredChange } from '../gather-change-set.ts';

/** What a check says that looks beside the change set: at other changes, at a target, at a model. */
export interface BesideResult {
  readonly findings: readonly Finding[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly notes: readonly string[];
  /** What was read of targets. */
  readonly targets: readonly Report[];
}

/** What is looked beside of. */
export interface BesideRequest {
  readonly engine: Engine;
  readonly change: GatheredChange;
}

/** Nothing to say. */
export const nothingBeside: BesideResult = { findings: [], notEvaluated: [], notes: [], targets: [] };

/** All that several checks say. */
export function joinBeside(results: readonly BesideResult[]): BesideResult {
  return {
    findings: results.flatMap(({ findings }) => findings),
    notEvaluated: results.flatMap(({ notEvaluated }) => notEvaluated),
    notes: results.flatMap(({ notes }) => notes),
    targets: results.flatMap(({ targets }) => targets),
  };
}
