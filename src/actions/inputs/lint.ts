import { defineAction } from './input-spec.ts';
import { changeSetInputs, channelInputs, findingFileInputs, findingOutputs, sharedInputs, sharedOutputs } from './shared-inputs.ts';

/** The lint action: rules over the change set, without a database. */
export const lintAction = defineAction({
  name: 'lint',
  summary: 'Judge the migrations of a change set by rules',
  description: 'Finds migrations that lose data, block a live table or break the running release. Needs no database.',
  inputs: [...sharedInputs, ...changeSetInputs, ...findingFileInputs, ...channelInputs],
  outputs: [...sharedOutputs, ...findingOutputs],
  permissions: {
    'contents: read': 'always, to read the migrations',
    'pull-requests: write': 'for the comment',
    'checks: write': 'for the check run with more than ten findings of a type',
  },
  icon: 'check-square',
});
