import { driftCheckAction } from './drift-check.ts';
import { initCommand } from './init.ts';
import { lintAction } from './lint.ts';
import { migrateAction } from './migrate.ts';
import { revertCommand } from './revert.ts';
import { snapshotCommand } from './snapshot.ts';
import { statsCommand } from './stats.ts';
import { validateAction } from './validate.ts';

/** Every action, in the order in which a pull request meets them. */
export const actionSpecs = [lintAction, validateAction, migrateAction, driftCheckAction] as const;

/** What the command line has: every action, and the commands that are no action. */
export const commandSpecs = [...actionSpecs, revertCommand, snapshotCommand, statsCommand, initCommand] as const;
