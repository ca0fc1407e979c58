import { defineAction, defineInputs } from './input-spec.ts';
import { channelInputs, devDatabaseInputs, sharedInputs, sharedOutputs } from './shared-inputs.ts';

const revertInputs = defineInputs([
  {
    name: 'migration',
    type: { kind: 'text', placeholder: 'VERSION' },
    summary: 'Version of the migration to take back; it may also stand without --migration',
  },
  { name: 'dry-run', type: { kind: 'boolean' }, summary: 'Prove and show the migration without writing its file', default: 'false' },
]);

/** The command revert: a migration that takes another one back. */
export const revertCommand = defineAction({
  name: 'revert',
  positional: 'migration',
  summary: 'Write a migration that takes another one back',
  description: 'Writes a new migration after which the schema is as if the named one had never been there, and proves it by replays in throw-away databases; or says why there is none.',
  inputs: [...sharedInputs, ...revertInputs, ...devDatabaseInputs, ...channelInputs],
  outputs: sharedOutputs,
  permissions: { 'contents: read': 'always, to read the migrations' },
  icon: 'rotate-ccw',
});
