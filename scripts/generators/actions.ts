import { existsSync, readFileSync } from 'node:fs';

import { stringify } from 'yaml';

import { helpText } from '../../src/actions/inputs/help-text.ts';
import type { ActionSpec } from '../../src/actions/inputs/input-spec.ts';
import { actionSpecs, commandSpecs } from '../../src/actions/inputs/registry.ts';
import { compositeAction } from './composite-action.ts';
import type { GeneratedFiles, Generator } from './generator.ts';
import { actionFallback, inputEntry } from './input-entry.ts';
import { renderTable } from './render-table.ts';

/** action.yml and the tables of every action, the front door, and the page of the command line. */
export const actions: Generator = { name: 'actions', ownedFolders: [], generate };

function generate(): GeneratedFiles {
  const files = new Map<string, string>([
    ['action.yml', compositeAction()],
    ['docs/command-line.md', commandLinePage()],
  ]);
  for (const spec of actionSpecs) {
    files.set(`actions/${spec.name}/action.yml`, actionYml(spec));
    files.set(`actions/${spec.name}/README.md`, withTables(`actions/${spec.name}/README.md`, spec));
  }
  return files;
}

function actionYml(spec: ActionSpec): string {
  const document = {
    name: `Schema GitOps ${spec.name}`,
    description: spec.description,
    author: 'Schema GitOps',
    branding: { icon: spec.icon, color: 'blue' },
    inputs: Object.fromEntries(spec.inputs.map((input) => [input.name, inputEntry(input)])),
    outputs: Object.fromEntries(spec.outputs.map(({ name, summary }) => [name, { description: summary }])),
    runs: { using: 'node24', main: `../../dist/${spec.name}.js` },
  };
  return `# Generated from src/actions/inputs/${spec.name}.ts by \`npm run generate\`.\n${stringify(document, { lineWidth: 0 })}`;
}

const markers = { begin: '<!-- generated: inputs and outputs -->', end: '<!-- end of the generated part -->' };

/** The read-me as it stands, with its generated part made new. */
function withTables(file: string, spec: ActionSpec): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : `# Schema GitOps ${spec.name}\n\n${markers.begin}\n${markers.end}\n`;
  const [before, rest] = text.split(markers.begin);
  const after = rest?.split(markers.end)[1];
  if (before === undefined || after === undefined) throw new Error(`${file} lacks the lines ${markers.begin} and ${markers.end}`);
  return `${before}${markers.begin}\n\n${tables(spec)}\n\n${markers.end}${after}`;
}

function tables({ inputs, outputs, permissions }: ActionSpec): string {
  const inputRows = inputs.map((input) => [`\`${input.name}\``, input.summary, actionFallback(input), codeOf(input.configKey)]);
  return [
    '## Inputs',
    renderTable(['Input', 'What it does', 'Default', 'Overrides'], inputRows),
    '## Outputs',
    renderTable(['Output', 'What it holds'], outputs.map(({ name, summary }) => [`\`${name}\``, summary])),
    '## Permissions',
    renderTable(['Permission', 'Needed'], Object.entries(permissions).map(([name, why]) => [`\`${name}\``, why])),
  ].join('\n\n');
}

function codeOf(text: string | undefined): string {
  return text === undefined ? '' : `\`${text}\``;
}

function commandLinePage(): string {
  const pages = commandSpecs.map((spec) => `## ${spec.name}\n\n\`\`\`text\n${helpText(spec)}\`\`\``);
  return `# Command line\n\n<!-- Generated from src/actions/inputs by \`npm run generate\`. -->\n\n${pages.join('\n\n')}\n`;
}
