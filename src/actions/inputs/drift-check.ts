import { confirmationCounts, expectedSources, reconcileModes } from '../../model/drift-settings.ts';
import { defineAction, defineInputs } from './input-spec.ts';
import { channelInputs, devDatabaseInputs, sharedInputs, sharedOutputs } from './shared-inputs.ts';

const driftInputs = defineInputs([
  {
    name: 'targets',
    type: { kind: 'list', placeholder: 'LIST' },
    summary: 'Targets to check, instead of the one that target names',
    otherwise: 'every target of the configuration',
  },
  {
    name: 'expected',
    type: { kind: 'choice', values: expectedSources },
    summary: 'What a target should be: what its applied migrations make, what a file says, or another database',
    configKey: 'drift.expected',
    otherwise: 'migrations',
  },
  {
    name: 'schema-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'With expected schema-file or snapshot: a file that the command snapshot wrote, or for schema-file SQL that makes the schema',
    configKey: 'drift.schema-file',
  },
  {
    name: 'expected-url-env',
    type: { kind: 'text', placeholder: 'NAME' },
    summary: 'With expected url: variable that holds the URL of the other database',
    configKey: 'drift.expected-url-env',
  },
  {
    name: 'allow-stale',
    type: { kind: 'boolean' },
    summary: 'With expected snapshot: take one of another version than the target is at',
    default: 'false',
  },
  {
    name: 'confirmations',
    type: { kind: 'choice', values: confirmationCounts },
    summary: 'Readings in which a difference must be there to count; 1 for no second look',
    configKey: 'drift.confirmations',
    otherwise: '2',
  },
  {
    name: 'confirm-after',
    type: { kind: 'duration' },
    summary: 'Pause before a target that differs is read again',
    configKey: 'drift.confirm-after',
    otherwise: '5s',
  },
  {
    name: 'reconcile',
    type: { kind: 'choice', values: reconcileModes },
    summary: 'What to do about drift beside telling: keep an issue, open a pull request that adopts it, or take back what may be taken back',
    configKey: 'drift.reconcile',
    otherwise: 'alert',
  },
  {
    name: 'expected-fingerprint',
    type: { kind: 'text', placeholder: 'FINGERPRINT' },
    summary: 'With reconcile revert: fingerprint of the drift that was approved; another drift is not touched',
  },
  {
    name: 'ignore',
    type: { kind: 'list', placeholder: 'PATTERNS' },
    summary: 'Objects whose differences do not count: kind:glob or a glob',
    configKey: 'drift.ignore',
  },
  {
    name: 'drift-folder',
    type: { kind: 'text', placeholder: 'DIR' },
    summary: 'Folder for each target’s drift as Markdown and SQL; in a workflow a temporary folder where left out',
  },
  {
    name: 'state-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File that remembers what was reported, so that notifications are sent on change only; the issue remembers it, too',
  },
  {
    name: 'issue-labels',
    type: { kind: 'list', placeholder: 'LIST' },
    summary: 'Labels of the issue',
    default: 'schema-drift',
    surface: 'action',
  },
]);

/** The drift-check action: how live databases differ from what Git says, and what is done about it. */
export const driftCheckAction = defineAction({
  name: 'drift-check',
  summary: 'Compare targets with what Git says',
  description: 'Replays the migrations that a target has applied in an empty database of its version, and tells how the target differs from that.',
  inputs: [...sharedInputs, ...driftInputs, ...devDatabaseInputs, ...channelInputs],
  outputs: [
    ...sharedOutputs,
    { name: 'drift-detected', summary: 'true where a target differs' },
    { name: 'drift-count', summary: 'Number of differing objects' },
    { name: 'error-count', summary: 'Differences of severity error' },
    { name: 'warning-count', summary: 'Differences of severity warning' },
    { name: 'notice-count', summary: 'Differences of severity notice' },
    { name: 'highest-severity', summary: 'error, warning, notice or none' },
    { name: 'fingerprint', summary: 'Name of the drift, the same as long as the same differs; of several targets separated by commas' },
    { name: 'new-changes', summary: 'Differences that the last run did not report, where that is known' },
    { name: 'targets', summary: 'Outcome and fingerprint of each target, as JSON' },
    { name: 'drift-file', summary: 'Path of the drift as Markdown; of several targets separated by commas' },
    { name: 'adopt-sql-file', summary: 'Path of the SQL that makes Git say what the database says' },
    { name: 'revert-sql-file', summary: 'Path of the SQL that makes the database say what Git says' },
    { name: 'issue-number', summary: 'Number of the issue' },
    { name: 'pull-request-number', summary: 'Number of the pull request that adopts' },
  ],
  permissions: {
    'contents: read': 'always, to read the migrations',
    'issues: write': 'for reconcile issue and adopt',
    'contents: write': 'for reconcile adopt',
    'pull-requests: write': 'for reconcile adopt',
  },
  icon: 'search',
});
