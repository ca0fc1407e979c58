import type { EngineName } from '../model/engine-name.ts';
import type { Severity } from '../model/severity.ts';
import type { FoundDirectory } from './find-directories.ts';
import type { Evidence } from './tree.ts';

/** What goes into a configuration. */
export interface Adoption {
  readonly directory: FoundDirectory;
  readonly engine: Evidence<EngineName>;
  readonly version?: Evidence<string>;
  /** Severities that another tool's settings ask for, and where they stand. */
  readonly severities: Readonly<Record<string, Severity>>;
  readonly severitiesFrom?: string;
  readonly placeholders: Readonly<Record<string, string>>;
}

/** The text of a schema-gitops.yml; each value that was found has its reason beside it. */
export function writeConfig({ directory, engine, version, severities, severitiesFrom, placeholders }: Adoption): string {
  const rules = Object.entries(severities);
  const values = Object.entries(placeholders);
  return [
    'version: 1',
    `engine: ${engine.value} # ${comment(engine.reason)}`,
    ...(version === undefined ? [] : [`engine-version: ${quoted(version.value)} # ${comment(version.reason)}`]),
    'migrations:',
    `  path: ${scalar(directory.path === '' ? '.' : directory.path)}`,
    `  format: ${directory.format} # ${comment(directory.reason)}`,
    ...(values.length === 0 ? [] : ['  placeholders:', ...values.map(([name, value]) => `    ${scalar(name)}: ${quoted(value)}`)]),
    'targets:',
    '  production:',
    '    url-env: PRODUCTION_DATABASE_URL',
    '    environment: production',
    ...(rules.length === 0 ? [] : ['lint:', '  rules:', ...rules.map(([id, severity], index) => `    ${id}: ${severity}${index === 0 && severitiesFrom !== undefined ? ` # from ${comment(severitiesFrom)}` : ''}`)]),
    '',
  ].join('\n');
}

/** Text of a repository must not end the line that it stands in. */
function comment(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function scalar(text: string): string {
  return /^[A-Za-z0-9][\w./-]*$/.test(text) ? text : quoted(text);
}

/** JSON's strings are YAML's (YAML 1.2.2, 1.2). */
function quoted(text: string): string {
  return JSON.stringify(text);
}
