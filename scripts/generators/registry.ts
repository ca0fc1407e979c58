import { actions } from './actions.ts';
import { engineVersions } from './engine-versions.ts';
import { errorPages } from './errors.ts';
import type { Generator } from './generator.ts';
import { rulePages } from './rules.ts';

/** Every generator, sorted by name. */
export const generators: readonly Generator[] = [actions, engineVersions, errorPages, rulePages];
