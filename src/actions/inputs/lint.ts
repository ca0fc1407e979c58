import { defineAction, defineInputs } from './input-spec.ts';
import { changeSetInputs, channelInputs, findingFileInputs, findingOutputs, sharedInputs, sharedOutputs } from './shared-inputs.ts';

const statisticsInputs = defineInputs([
  {
    name: 'stats-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'Statistics of the target, which the command stats wrote; without them those of the target that an input names are collected, read-only',
    configKey: 'lint.stats-file',
  },
]);

const baselineInputs = defineInputs([
  {
    name: 'baseline',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File of findings that are known and not reported again',
    configKey: 'lint.baseline',
  },
  {
    name: 'write-baseline',
    type: { kind: 'boolean' },
    summary: 'Write the baseline file with the findings of this run; with --all of the whole history',
    default: 'false',
  },
]);

const suggestionInputs = defineInputs([
  {
    name: 'suggest',
    type: { kind: 'boolean' },
    summary: 'Offer what could stand instead as suggested changes on the lines of the pull request',
    default: 'true',
    surface: 'action',
  },
]);

/** The lint action: rules over the change set, without a database. */
export const lintAction = defineAction({
  name: 'lint',
  summary: 'Judge the migrations of a change set by rules',
  description: 'Finds migrations that lose data, block a live table or break the running release. Needs no database; the sizes of a target’s tables make it more exact.',
  inputs: [...sharedInputs, ...changeSetInputs, ...statisticsInputs, ...findingFileInputs, ...baselineInputs, ...channelInputs, ...suggestionInputs],
  outputs: [...sharedOutputs, ...findingOutputs],
  permissions: {
    'contents: read': 'always, to read the migrations',
    'pull-requests: write': 'for the comment and the suggested changes',
    'checks: write': 'for the check run with more than ten findings of a type',
  },
  icon: 'check-square',
});
