import type { ReplayResult } from '../../replay/replay-result.ts';
import type { RunContext } from '../run-context.ts';

/** Migrations from which on a base is worth keeping, and the time it takes, whichever is reached first. */
const leastMigrations = 100;
const leastMs = 500;

/** What a replay of the base said, for those who start from a copy of its end. */
export interface BaseNote {
  readonly createdRoles: readonly string[];
  readonly notes: readonly string[];
}

/** Whether the settings, and the machine, let a state be kept: on a machine that GitHub throws away only where it is asked for. */
export function mayKeep({ project, env }: Pick<RunContext, 'project' | 'env'>): boolean {
  const { template } = project.settings.validate;
  return template === 'keep' || (template === 'auto' && env['RUNNER_ENVIRONMENT'] !== 'github-hosted');
}

/** Whether the next run gains by a copy. What was left out for a missing extension would be forgotten with it. */
export function isWorthKeeping({ applied, failure, skipped }: ReplayResult, durationMs: number): boolean {
  return failure === undefined && skipped.length === 0 && (applied >= leastMigrations || (applied > 0 && durationMs >= leastMs));
}

/** Reads a note of ours; a text that is none gives an empty one. */
export function readBaseNote(text: string): BaseNote {
  const value: unknown = parsed(text);
  if (typeof value !== 'object' || value === null) return { createdRoles: [], notes: [] };
  return { createdRoles: 'createdRoles' in value ? textsOf(value.createdRoles) : [], notes: 'notes' in value ? textsOf(value.notes) : [] };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
