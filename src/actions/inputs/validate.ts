import { validateChecks } from '../../model/validate-check.ts';
import { defineAction, defineInputs } from './input-spec.ts';
import {
  changeSetInputs,
  channelInputs,
  devDatabaseInputs,
  findingFileInputs,
  findingOutputs,
  sharedInputs,
  sharedOutputs,
} from './shared-inputs.ts';

const validateInputs = defineInputs([
  {
    name: 'checks',
    type: { kind: 'list', placeholder: 'LIST', values: validateChecks },
    summary: 'Checks to make, of integrity, replay, idempotence, round-trip, difference, collisions with other pull requests, history of a target, model: that a Prisma or Drizzle model agrees, where validate.model-check allows it, and snapshot: that drift.schema-file is what the migrations make',
    otherwise: 'all but snapshot; history where target or url-env is given',
  },
  {
    name: 'seed-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File of SQL that fills the tables of the base before the change set runs, so that what fails on rows shows',
    configKey: 'validate.seed-file',
  },
]);

/** The validate action: integrity of the directory, and a replay in a dev database. */
export const validateAction = defineAction({
  name: 'validate',
  summary: 'Replay the migrations in an empty database',
  description: 'Checks the migration directory and applies all of it to a throw-away database of the same engine.',
  inputs: [...sharedInputs, ...changeSetInputs, ...findingFileInputs, ...devDatabaseInputs, ...validateInputs, ...channelInputs],
  outputs: [
    ...sharedOutputs,
    ...findingOutputs,
    { name: 'applied-count', summary: 'Migrations that the replay applied' },
    { name: 'failed-file', summary: 'File whose statement failed' },
    { name: 'failed-line', summary: 'Line of the statement that failed' },
  ],
  permissions: {
    'contents: read': 'always, to read the migrations',
    'pull-requests: write': 'for the comment, and to look at the other open pull requests; for that alone, read',
    'checks: write': 'for the check run with more than ten findings of a type',
  },
  icon: 'database',
});
