import { actions } from './actions.ts';
import { engineVersions } from './engine-versions.ts';
import type { Generator } from './generator.ts';

/** Every generator, sorted by name. */
export const generators: readonly Generator[] = [actions, engineVersions];
