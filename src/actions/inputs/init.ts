import { engineNames } from '../../model/engine-name.ts';
import { defineAction, defineInputs } from './input-spec.ts';
import { placeInputs } from './shared-inputs.ts';

const initInputs = defineInputs([
  { name: 'engine', type: { kind: 'choice', values: engineNames }, summary: 'Database engine, where nothing in the repository tells it' },
  { name: 'dry-run', type: { kind: 'boolean' }, summary: 'Show what would be written, and write nothing', default: 'false' },
  { name: 'no-color', type: { kind: 'boolean' }, summary: 'Write without colours', default: 'false' },
]);

/** The command init: a configuration and a workflow for a repository that has migrations. */
export const initCommand = defineAction({
  name: 'init',
  summary: 'Write a configuration and a workflow for this repository',
  description: 'Finds the migrations, the tool that they belong to and the engine, takes over what other tools are set to, and writes schema-gitops.yml and .github/workflows/database.yml. A file that is there already is left alone.',
  inputs: [...placeInputs, ...initInputs],
  outputs: [],
  permissions: {},
  icon: 'plus-circle',
});
