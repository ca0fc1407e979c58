import type { ConfigNode } from '../../src/config/config-node.ts';
import { configSchema } from '../../src/config/config-schema.ts';
import type { GeneratedFiles, Generator } from './generator.ts';
import { renderTable } from './render-table.ts';

/** The JSON schema by which editors check schema-gitops.yml, and the page that lists its keys. */
export const configurationSchema: Generator = { name: 'config-schema', ownedFolders: ['schema'], generate };

function generate(): GeneratedFiles {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'schema-gitops.yml',
    ...jsonSchema(configSchema),
  };
  return new Map([
    ['schema/schema-gitops.schema.json', `${JSON.stringify(schema, null, 2)}\n`],
    ['docs/configuration.md', page()],
  ]);
}

/** Draft 7, which the YAML extensions of editors know. */
export function jsonSchema(node: ConfigNode): Readonly<Record<string, unknown>> {
  return { description: node.summary, ...form(node) };
}

function form(node: ConfigNode): Readonly<Record<string, unknown>> {
  switch (node.type) {
    case 'string':
      return { type: ['string', 'number', 'boolean'] };
    case 'boolean':
      return { type: 'boolean' };
    case 'integer':
      return { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER };
    case 'enum':
      // People who know YAML 1.1 write false for off, and the parser takes it.
      return { enum: node.values.includes('off') ? [...node.values, false] : node.values.flatMap(withNumber) };
    case 'form':
      return { type: 'string', pattern: node.pattern };
    case 'duration':
      return { type: 'string', pattern: durationPattern(node.allowNone) };
    case 'string-list':
      return listForm(node.values);
    default:
      return nestedForm(node);
  }
}

/** YAML reads a word of digits as a number, which the parser takes. */
function withNumber(word: string): readonly (string | number)[] {
  return /^\d+$/.test(word) ? [Number(word), word] : [word];
}

function nestedForm(node: ConfigNode): Readonly<Record<string, unknown>> {
  switch (node.type) {
    case 'list':
      return { type: 'array', items: jsonSchema(node.items) };
    case 'one-of':
      return { anyOf: node.forms.map(jsonSchema) };
    case 'map':
      return { type: 'object', additionalProperties: jsonSchema(node.values), ...(node.keys === undefined ? {} : { propertyNames: { enum: node.keys } }) };
    case 'object':
      return { type: 'object', properties: mapValues(node.keys, jsonSchema), additionalProperties: false, ...(node.required === undefined ? {} : { required: node.required }) };
    default:
      return {};
  }
}

function listForm(values: readonly string[] | undefined): Readonly<Record<string, unknown>> {
  const item = values === undefined ? { type: 'string' } : { enum: values };
  return { anyOf: [item, { type: 'array', items: item }] };
}

/** A duration above zero: some digit of it is not 0. */
function durationPattern(allowNone: boolean): string {
  const duration = String.raw`(?=.*[1-9])(\d+(\.\d+)?(ms|s|m|h|d))+`;
  return allowNone ? `^(none|${duration})$` : `^${duration}$`;
}

function mapValues<Value, Result>(record: Readonly<Record<string, Value>>, convert: (value: Value) => Result): Readonly<Record<string, Result>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]): [string, Result] => [key, convert(value)]));
}

function page(): string {
  return [
    '# Configuration',
    '<!-- Generated from src/config/config-schema.ts by `npm run generate`. -->',
    'The file is `schema-gitops.yml` at the root of the repository. An unknown key is an error that names the nearest known one. Inputs of an action and options of the command line override it.',
    'For checks in the editor, begin it with `# yaml-language-server: $schema=<path of schema/schema-gitops.schema.json>`.',
    renderTable(['Key', 'What it does', 'Values'], rows(configSchema, [])),
  ]
    .join('\n\n')
    .concat('\n');
}

function rows(node: ConfigNode, path: readonly string[]): readonly (readonly string[])[] {
  if (node.type === 'object') return Object.entries(node.keys).flatMap(([key, child]) => [...own(child, [...path, key]), ...rows(child, [...path, key])]);
  return node.type === 'map' && node.values.type === 'object' ? rows(node.values, [...path, '<name>']) : [];
}

function own(node: ConfigNode, path: readonly string[]): readonly (readonly string[])[] {
  const unused = node.type === 'any' && node.used === false ? ' (no action of this version reads it)' : '';
  return [[`\`${path.join('.')}\``, `${node.summary}${unused}`, node.type === 'object' ? '' : values(node)]];
}

const plainValues: Readonly<Partial<Record<ConfigNode['type'], string>>> = { integer: 'a whole number', string: 'a text' };

function values(node: ConfigNode): string {
  switch (node.type) {
    case 'enum':
      return node.values.map((value) => `\`${value}\``).join(', ');
    case 'boolean':
      return '`true`, `false`';
    case 'duration':
      return `a duration such as \`500ms\`, \`2s\`, \`10m\`${node.allowNone ? ', or `none`' : ''}`;
    case 'string-list':
      return node.values === undefined ? 'a text or a list' : `one or several of ${node.values.map((value) => `\`${value}\``).join(', ')}`;
    case 'one-of':
      return node.forms.map(values).join(', or ');
    case 'object':
      return `\`{${Object.keys(node.keys).join(', ')}: …}\``;
    case 'form':
      return node.expected;
    case 'list':
      return `a list, each ${values(node.items)}`;
    default:
      return plainValues[node.type] ?? '';
  }
}
