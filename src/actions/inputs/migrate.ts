import { defineAction, defineInputs } from './input-spec.ts';
import { channelInputs, devDatabaseInputs, sharedInputs, sharedOutputs } from './shared-inputs.ts';

const migrateInputs = defineInputs([
  {
    name: 'mode',
    type: { kind: 'choice', values: ['plan', 'apply', 'baseline', 'status'] },
    summary: 'What to do: show the plan, apply it, declare an existing database to be at a version, or compare files and history',
    default: 'apply',
  },
  {
    name: 'to',
    type: { kind: 'text', placeholder: 'VERSION' },
    summary: 'Last version to apply; with mode baseline the version that the database is at',
  },
  {
    name: 'expected-plan-hash',
    type: { kind: 'text', placeholder: 'HASH' },
    summary: 'Hash of the approved plan; another plan is not applied',
  },
  { name: 'plan-file', type: { kind: 'text', placeholder: 'FILE' }, summary: 'File for the plan as JSON' },
  {
    name: 'transaction',
    type: { kind: 'choice', values: ['per-file', 'per-statement', 'whole-run', 'none'] },
    summary: 'What one transaction holds, where the engine allows it',
    configKey: 'migrate.transaction',
    otherwise: 'per-file',
  },
  {
    name: 'lock-timeout',
    type: { kind: 'duration' },
    summary: 'How long a statement waits for a table lock, or none',
    configKey: 'migrate.lock-timeout',
    otherwise: '2s',
  },
  {
    name: 'lock-wait',
    type: { kind: 'duration' },
    summary: 'How long to wait for another runner',
    configKey: 'migrate.lock-wait',
    otherwise: '10m',
  },
  {
    name: 'statement-timeout',
    type: { kind: 'duration' },
    summary: 'How long a statement may run, or none',
    configKey: 'migrate.statement-timeout',
    otherwise: '15m',
  },
  {
    name: 'out-of-order',
    type: { kind: 'choice', values: ['reject', 'apply'] },
    summary: 'What to do with a pending migration that is older than the last applied one',
    configKey: 'migrate.out-of-order',
    otherwise: 'what the format’s own tool does',
  },
  {
    name: 'destructive',
    type: { kind: 'choice', values: ['reject', 'apply'] },
    summary: 'Of a declarative directory: whether changes that lose something are planned like others',
    configKey: 'migrate.destructive',
    otherwise: 'reject',
  },
]);

/** The migrate action: plan, apply, baseline and status of one target. */
export const migrateAction = defineAction({
  name: 'migrate',
  summary: 'Apply pending migrations to a target',
  description: 'Plans and applies pending migrations under a lock, records each in the history table, stops at the first failure.',
  inputs: [...sharedInputs, ...migrateInputs, ...devDatabaseInputs, ...channelInputs],
  outputs: [
    ...sharedOutputs,
    { name: 'applied-count', summary: 'Migrations applied' },
    { name: 'pending-count', summary: 'Migrations of the plan that are not applied' },
    { name: 'plan-hash', summary: 'Hash of the plan' },
    { name: 'plan-file', summary: 'Path of the plan as JSON' },
    { name: 'to-version', summary: 'Version of the last migration applied' },
    { name: 'failed-version', summary: 'Version of the migration that failed' },
  ],
  permissions: {
    'contents: read': 'always, to read the migrations',
    'pull-requests: write': 'for the comment',
  },
  icon: 'play',
});
