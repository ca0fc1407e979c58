import { engineNames } from '../../model/engine-name.ts';
import { formatNames } from '../../model/migration.ts';
import { defineInputs, type OutputSpec } from './input-spec.ts';

/** Where a command looks. */
export const placeInputs = defineInputs([
  {
    name: 'config',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'Configuration file, relative to the working directory',
    default: 'schema-gitops.yml',
  },
  {
    name: 'working-directory',
    type: { kind: 'text', placeholder: 'DIR' },
    summary: 'Folder that relative paths start at',
    default: '.',
  },
]);

/** Which database a command is about. */
export const targetInputs = defineInputs([
  {
    name: 'engine',
    type: { kind: 'choice', values: engineNames },
    summary: 'Database engine',
    configKey: 'engine',
    otherwise: 'told by the format or the target',
  },
  {
    name: 'engine-version',
    type: { kind: 'text', placeholder: 'VERSION' },
    summary: 'Version of the engine, such as 16 or 10.11',
    configKey: 'engine-version',
  },
  {
    name: 'target',
    type: { kind: 'text', placeholder: 'NAME' },
    summary: 'Target of the configuration to work on; auto is the first that needs no approval',
  },
  {
    name: 'url-env',
    type: { kind: 'text', placeholder: 'NAME' },
    summary: 'Environment variable that holds the connection URL',
    configKey: 'targets.<target>.url-env',
    otherwise: 'DATABASE_URL',
  },
]);

/** Inputs of every action and command. */
export const sharedInputs = defineInputs([
  ...placeInputs,
  {
    name: 'path',
    type: { kind: 'list', placeholder: 'DIR' },
    summary: 'Migration directories',
    configKey: 'migrations.path',
  },
  {
    name: 'format',
    type: { kind: 'choice', values: formatNames },
    summary: 'Format of the migration directory',
    configKey: 'migrations.format',
    otherwise: 'detected',
  },
  ...targetInputs,
  {
    name: 'report-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File for the report as JSON; in a workflow a temporary file where left out',
  },
  {
    name: 'output',
    type: { kind: 'choice', values: ['human', 'json', 'github'] },
    summary: 'Form of the standard output',
    default: 'human',
    actionDefault: 'github',
  },
  {
    name: 'fail-on',
    type: { kind: 'choice', values: ['error', 'warning', 'never'] },
    summary: 'Least severity of a finding that makes the run fail',
    configKey: 'fail-on',
    otherwise: 'error',
  },
  { name: 'no-color', type: { kind: 'boolean' }, summary: 'Write without colours', default: 'false' },
  { name: 'verbose', type: { kind: 'boolean' }, summary: 'Say more about what is done', default: 'false' },
]);

/** Inputs of the commands that judge a change set. */
export const changeSetInputs = defineInputs([
  {
    name: 'base-ref',
    type: { kind: 'text', placeholder: 'REF' },
    summary: 'Ref or commit that the change set starts at',
    otherwise: 'the merge base with the base of the pull request, or with the default branch',
  },
  {
    name: 'all',
    type: { kind: 'boolean' },
    summary: 'Judge the whole history instead of the change set',
    default: 'false',
  },
]);

/** Files for the findings beside the report. */
export const findingFileInputs = defineInputs([
  {
    name: 'sarif-file',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File for the findings as SARIF 2.1.0, for code scanning',
  },
]);

/** Where a dev database comes from. */
export const devDatabaseInputs = defineInputs([
  {
    name: 'dev-database',
    type: { kind: 'dev-database' },
    summary: 'Where the empty database for replays comes from: auto, native, docker, embedded, url-env:NAME or image:NAME',
    configKey: 'dev-database',
    otherwise: 'auto',
  },
]);

/** Where a workflow shows the result; without meaning on the command line. */
export const channelInputs = defineInputs([
  {
    name: 'token',
    type: { kind: 'text', placeholder: 'TOKEN' },
    summary: 'Token for comments and check runs',
    expression: '${{ github.token }}',
    surface: 'action',
  },
  {
    name: 'annotations',
    type: { kind: 'boolean' },
    summary: 'Show findings on their lines',
    default: 'true',
    surface: 'action',
  },
  {
    name: 'max-annotations',
    type: { kind: 'integer', least: 0, most: 10 },
    summary: 'Annotations of each type; GitHub shows ten per step',
    default: '10',
    surface: 'action',
  },
  {
    name: 'summary',
    type: { kind: 'boolean' },
    summary: 'Write the job summary',
    default: 'true',
    surface: 'action',
  },
  {
    name: 'comment',
    type: { kind: 'choice', values: ['auto', 'always', 'on-findings', 'never'] },
    summary: 'Comment on the pull request; auto writes one when there is something to say and keeps it up to date from then on',
    default: 'auto',
    surface: 'action',
  },
  {
    name: 'check-run',
    type: { kind: 'choice', values: ['auto', 'always', 'never'] },
    summary: 'Check run with all findings; auto makes one when the annotations of the step do not hold them',
    default: 'auto',
    surface: 'action',
  },
  {
    name: 'label',
    type: { kind: 'text', placeholder: 'TEXT' },
    summary: 'Tells the comment and the check run of this step from others, as in a matrix',
    surface: 'action',
  },
]);

/** Outputs of every action, set also when the step fails. */
export const sharedOutputs: readonly OutputSpec[] = [
  { name: 'outcome', summary: 'Final word, such as success, findings, blocked or failed' },
  { name: 'summary', summary: 'The result in one line' },
  { name: 'report-file', summary: 'Path of the JSON report' },
];

/** Outputs of the actions that have findings. */
export const findingOutputs: readonly OutputSpec[] = [
  { name: 'findings-count', summary: 'Number of findings' },
  { name: 'error-count', summary: 'Findings of severity error' },
  { name: 'warning-count', summary: 'Findings of severity warning' },
  { name: 'notice-count', summary: 'Findings of severity notice' },
  { name: 'highest-severity', summary: 'error, warning, notice or none' },
  { name: 'requires-approval', summary: 'true where a finding needs an approval' },
  { name: 'sarif-file', summary: 'Path of the SARIF file, where one was asked for' },
];
