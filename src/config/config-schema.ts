import { engineNames } from '../model/engine-name.ts';
import { presetNames } from '../model/settings.ts';
import { notifyConfig } from './notify-schema.ts';
import { formatNames } from '../model/migration.ts';
import { rules } from '../rules/registry.ts';
import type { ConfigNode } from './config-node.ts';
import { customRules } from './custom-rules-schema.ts';
import { drift } from './drift-schema.ts';

const severity: ConfigNode = { type: 'enum', summary: 'Severity', values: ['error', 'warning', 'notice', 'off'] };

const devDatabase: ConfigNode = {
  type: 'one-of',
  summary: 'Where the empty throw-away database comes from',
  forms: [
    { type: 'enum', summary: 'A provider', values: ['auto', 'native', 'docker', 'embedded'] },
    { type: 'object', summary: 'A server of your own', keys: { 'url-env': { type: 'string', summary: 'Variable that holds its URL' } } },
    { type: 'object', summary: 'A container image', keys: { image: { type: 'string', summary: 'Image name with tag' } } },
  ],
};

const migrations: ConfigNode = {
  type: 'object',
  summary: 'The migration directory',
  keys: {
    path: { type: 'string-list', summary: 'Folder, or list of folders, relative to the repository' },
    format: { type: 'enum', summary: 'The tool whose conventions the directory follows; detected where left out', values: formatNames },
    placeholders: { type: 'map', summary: 'Values that replace ${name} in migrations', values: { type: 'string', summary: 'Value' } },
    options: { type: 'map', summary: 'Settings of the tool that the directory belongs to, by their names in kebab case', values: { type: 'string', summary: 'Value' } },
    'history-table': { type: 'string', summary: 'Name of the history table; default of the format where left out' },
    'history-schema': { type: 'string', summary: 'Schema of the history table; the connection’s own where left out' },
  },
};

const lint: ConfigNode = {
  type: 'object',
  summary: 'Rules over the change set',
  keys: {
    preset: { type: 'enum', summary: 'Set of severities: safety is each rule’s own, strict one step more, style turns on rules of form as well', values: presetNames },
    rules: {
      type: 'map',
      summary: 'Severity or options per rule',
      keys: rules.map((rule) => rule.id),
      values: { type: 'one-of', summary: 'Severity, or options', forms: [severity, { type: 'any', summary: 'Options of the rule, with severity beside them' }] },
    },
    'custom-rules': customRules,
    baseline: { type: 'string', summary: 'File of findings that are known and not reported again, as --write-baseline writes it' },
    overrides: {
      type: 'list',
      summary: 'Other severities for some findings; the last entry that matches holds',
      items: {
        type: 'object',
        summary: 'Findings, and the severities that they have instead',
        keys: {
          paths: { type: 'string-list', summary: 'Globs of files, relative to the repository’s root; * is any text, slashes included' },
          objects: { type: 'string-list', summary: 'Globs of object names with their schema' },
          rules: { type: 'map', summary: 'Severity per rule', keys: rules.map((rule) => rule.id), values: severity },
        },
        required: ['rules'],
      },
    },
    'stats-file': { type: 'string', summary: 'Statistics of the target that the command stats wrote, relative to the working directory' },
    'small-table': {
      type: 'object',
      summary: 'Tables on which a lock, scan or rewrite weighs one step less',
      keys: { rows: { type: 'integer', summary: 'Fewer rows than this; default 1000, 0 for no table' } },
    },
    'large-table': {
      type: 'object',
      summary: 'Tables on which a lock, scan or rewrite weighs one step more',
      keys: {
        rows: { type: 'integer', summary: 'This many rows or more; default 1000000, 0 for no table' },
        bytes: { type: 'integer', summary: 'This many bytes or more; default 1073741824, 0 for no table' },
      },
    },
    'suppressible-gates': { type: 'boolean', summary: 'Whether a reasoned suppression clears a gate' },
  },
};

const migrate: ConfigNode = {
  type: 'object',
  summary: 'How migrations are applied',
  keys: {
    transaction: { type: 'enum', summary: 'What one transaction holds', values: ['per-file', 'per-statement', 'whole-run', 'none'] },
    'lock-timeout': { type: 'duration', summary: 'Longest wait for a table lock', allowNone: true },
    'lock-wait': { type: 'duration', summary: 'Longest wait for another runner', allowNone: false },
    'statement-timeout': { type: 'duration', summary: 'Longest run of one statement', allowNone: true },
    'out-of-order': { type: 'enum', summary: 'What happens to a pending migration older than the last applied one; what the format’s own tool does where left out', values: ['reject', 'apply'] },
    destructive: { type: 'enum', summary: 'Of a declarative directory: whether changes that lose something, a table that is declared no more, are planned like others; rejected where left out', values: ['reject', 'apply'] },
    verify: { type: 'string-list', summary: 'Verification queries' },
  },
};

const validate: ConfigNode = {
  type: 'object',
  summary: 'How a change set is rehearsed in the dev database',
  keys: {
    'model-check': { type: 'boolean', summary: 'Whether validate runs the repository’s own Prisma or Drizzle to ask if model and migrations agree; read from the base of a pull request, whose code it runs' },
    'seed-file': { type: 'string', summary: 'File of SQL that fills the tables of the base before the change set runs, relative to the working directory' },
    template: { type: 'enum', summary: 'Whether the state behind the base is kept for later runs: beside a server that we start: auto where the machine stays, keep in any case', values: ['auto', 'keep', 'off'] },
  },
};

const target: ConfigNode = {
  type: 'object',
  summary: 'A database that migrations are applied to',
  keys: {
    'url-env': { type: 'string', summary: 'Variable that holds the URL' },
    environment: { type: 'string', summary: 'GitHub environment that guards it' },
    approval: { type: 'any', summary: 'Approvals that it requires' },
  },
};

const extended: ConfigNode = {
  type: 'one-of',
  summary: 'Policy of an organisation that this one builds on',
  forms: [
    { type: 'string', summary: 'A file of the repository' },
    {
      type: 'object',
      summary: 'A file of another repository on GitHub, at a commit that nobody can move',
      keys: {
        repository: { type: 'form', summary: 'owner/name', pattern: '^[\\w.-]+/[\\w.-]+$', expected: 'owner/name' },
        commit: { type: 'form', summary: 'The whole hash of a commit', pattern: '^[0-9a-f]{40}$', expected: 'a commit of 40 hexadecimal digits' },
        path: { type: 'string', summary: 'The file in that repository' },
      },
      required: ['repository', 'commit', 'path'],
    },
  ],
};

const pullRequest: ConfigNode = {
  type: 'object',
  summary: 'What the description of a pull request with migrations must say',
  keys: {
    'require-reason': { type: 'boolean', summary: 'Whether it must give a reason: a section Reason, or a line that begins with Reason:' },
    'large-table-rows': { type: 'integer', summary: 'From so many rows of a changed table on it must name a rehearsal, or give a waiver; 0 for no table' },
  },
};

const failOn: ConfigNode = { type: 'enum', summary: 'Least severity that fails', values: ['error', 'warning', 'never'] };

/** A policy that configurations extend. */
export const policySchema: ConfigNode = {
  type: 'object',
  summary: 'Policy of Schema GitOps that configurations extend',
  keys: {
    version: { type: 'any', summary: 'Version of this file’s form: 1' },
    lint,
    'pull-request': pullRequest,
    'fail-on': failOn,
    locked: { type: 'string-list', summary: 'Keys, with dots, that a configuration cannot weaken' },
  },
};

/** The whole configuration file. */
export const configSchema = {
  type: 'object',
  summary: 'Configuration of Schema GitOps',
  keys: {
    version: { type: 'any', summary: 'Version of this file’s form: 1' },
    engine: { type: 'enum', summary: 'Database engine', values: engineNames },
    'engine-version': { type: 'string', summary: 'Server version of the targets' },
    migrations,
    'dev-database': devDatabase,
    'skip-extensions': { type: 'string-list', summary: 'Extensions that the dev database may lack; what depends on them is not evaluated' },
    targets: { type: 'map', summary: 'Databases by name', values: target },
    lint,
    migrate,
    validate,
    extends: extended,
    'pull-request': pullRequest,
    'fail-on': failOn,
    drift,
    preview: { type: 'any', summary: 'Settings of branch-preview', used: false },
    notify: notifyConfig,
  },
} as const satisfies ConfigNode;
