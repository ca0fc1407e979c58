import { driftCheckAction } from './inputs/drift-check.ts';
import type { ActionSpec } from './inputs/input-spec.ts';
import { lintAction } from './inputs/lint.ts';
import { migrateAction } from './inputs/migrate.ts';
import { parseInputs, type RawInputs } from './inputs/parse-inputs.ts';
import { revertCommand } from './inputs/revert.ts';
import { snapshotCommand } from './inputs/snapshot.ts';
import { validateAction } from './inputs/validate.ts';
import type { Invocation } from './run-command.ts';

/** The actions that can be run. */
export type ActionCommand = Invocation['action'];

const specs = { lint: lintAction, validate: validateAction, migrate: migrateAction, 'drift-check': driftCheckAction, snapshot: snapshotCommand, revert: revertCommand } as const satisfies Record<ActionCommand, ActionSpec>;

/** The table of an action's inputs and outputs. */
export function specNamed(action: ActionCommand): ActionSpec {
  return specs[action];
}

/**
 * Parses the inputs of an action by its own table, so that each action's values are typed.
 * @throws UserError input/unknown-value.
 */
export function parseInvocation(action: ActionCommand, raw: RawInputs): Invocation {
  switch (action) {
    case 'lint':
      return { action, specs: lintAction.inputs, inputs: parseInputs(lintAction.inputs, raw) };
    case 'validate':
      return { action, specs: validateAction.inputs, inputs: parseInputs(validateAction.inputs, raw) };
    case 'migrate':
      return { action, specs: migrateAction.inputs, inputs: parseInputs(migrateAction.inputs, raw) };
    case 'drift-check':
      return { action, specs: driftCheckAction.inputs, inputs: parseInputs(driftCheckAction.inputs, raw) };
    case 'revert':
      return { action, specs: revertCommand.inputs, inputs: parseInputs(revertCommand.inputs, raw) };
    case 'snapshot':
      return { action, specs: snapshotCommand.inputs, inputs: parseInputs(snapshotCommand.inputs, raw) };
  }
}
