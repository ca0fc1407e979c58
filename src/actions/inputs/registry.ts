import { driftCheckAction } from './drift-check.ts';
import { lintAction } from './lint.ts';
import { migrateAction } from './migrate.ts';
import { validateAction } from './validate.ts';

/** Every action, in the order in which a pull request meets them. */
export const actionSpecs = [lintAction, validateAction, migrateAction, driftCheckAction] as const;
