import type { FormatOptions } from '../../format.ts';
import type { EngineName } from '../../../model/engine-name.ts';
import { listOf } from './expressions.ts';
import type { Runtime } from './parameters.ts';

/** The options of the format, by Liquibase's names. */
export const liquibaseOptions = {
  changelog: 'the root changelog, as it is given to Liquibase (changelog-file)',
  'search-path': 'the folder of the repository at which paths in changelogs begin',
  contexts: 'the contexts of the run, separated by commas (context-filter)',
  labels: 'the label expression of the run (label-filter)',
} as const;

/** What decides about change sets. Liquibase calls the databases as we do. */
export function runtimeOf(options: FormatOptions, dbms: EngineName | undefined): Runtime {
  return { contexts: listOf(options['contexts']), labels: options['labels'] ?? '', ...(dbms === undefined ? {} : { dbms }) };
}
