import { defineAction, defineInputs } from './input-spec.ts';
import { channelInputs, devDatabaseInputs, sharedInputs, sharedOutputs } from './shared-inputs.ts';

const snapshotInputs = defineInputs([
  {
    name: 'from',
    type: { kind: 'choice', values: ['migrations', 'target'] },
    summary: 'Whose schema to write: the one that the migrations make, or the one that a target has',
    otherwise: 'the target where one is named, else the migrations',
  },
  {
    name: 'schema-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File to write',
    configKey: 'drift.schema-file',
    otherwise: 'schema.snapshot',
  },
]);

/** The command snapshot: a schema in a file that reads well in a review. */
export const snapshotCommand = defineAction({
  name: 'snapshot',
  summary: 'Write a schema into a file',
  description: 'Writes every object of a target, or of the database that the migrations make, in a stable order with one line per attribute.',
  inputs: [...sharedInputs, ...snapshotInputs, ...devDatabaseInputs, ...channelInputs],
  outputs: sharedOutputs,
  permissions: { 'contents: read': 'always, to read the migrations' },
  icon: 'camera',
});
