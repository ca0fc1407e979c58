import { actions } from './actions.ts';
import { configurationSchema } from './config-schema.ts';
import { engineVersions } from './engine-versions.ts';
import { errorPages } from './errors.ts';
import { formatPage } from './formats.ts';
import type { Generator } from './generator.ts';
import { rulePages } from './rules.ts';

/** Every generator, sorted by name. */
export const generators: readonly Generator[] = [actions, configurationSchema, engineVersions, errorPages, formatPage, rulePages];
