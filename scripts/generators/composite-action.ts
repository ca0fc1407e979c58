import { stringify } from 'yaml';

import { frontDoorInputs, passedInputs } from '../../src/actions/inputs/front-door.ts';
import type { ActionSpec, InputSpec } from '../../src/actions/inputs/input-spec.ts';
import { actionSpecs } from '../../src/actions/inputs/registry.ts';
import { inputEntry } from './input-entry.ts';

/**
 * The runner keeps ten annotations of each type for a whole composite (actions/runner, ExecutionContext.cs),
 * so the two gates of a pull request share them.
 */
const annotationsOfGate = '5';

/** The root action.yml: routes the event, then runs each chosen action as a step of its own. */
export function compositeAction(): string {
  const inputs: readonly InputSpec[] = [...frontDoorInputs, ...passedInputs()];
  const document = {
    name: 'Schema GitOps',
    description: 'Git in charge of the database schema: lints, validates, migrates and drift-checks PostgreSQL, MySQL and MariaDB, by the event.',
    author: 'Schema GitOps',
    branding: { icon: 'database', color: 'blue' },
    inputs: Object.fromEntries(inputs.map((input) => [input.name, inputEntry(input)])),
    outputs: outputs(),
    runs: { using: 'composite', steps: [routeStep(), ...actionSpecs.map(actionStep)] },
  };
  return `# Generated from src/actions/inputs by \`npm run generate\`.\n${stringify(document, { lineWidth: 0 })}`;
}

function routeStep(): object {
  return {
    id: 'route',
    name: 'Choose by the event',
    shell: 'bash',
    env: { INPUT_COMMAND: '${{ inputs.command }}' },
    run: 'node "$GITHUB_ACTION_PATH/dist/route.js"',
  };
}

/**
 * The next gate speaks also when the one before has failed. Inputs go through variables alone: an expression in `run`
 * would let their text become part of the script, and a shell may drop a variable whose name has a hyphen.
 */
function actionStep(spec: ActionSpec): object {
  const own = new Set(spec.inputs.map(({ name }) => name));
  const passed = passedInputs().filter(({ name }) => own.has(name));
  const env = Object.fromEntries(passed.map(({ name }) => [variable(name), `\${{ inputs.${name} }}`]));
  return {
    id: spec.name,
    name: spec.summary,
    if: `!cancelled() && steps.route.outputs.${spec.name} == 'true'${conditions[spec.name] ?? ''}`,
    shell: 'bash',
    env: { ...env, ...ownVariables[spec.name] },
    run: `node "$GITHUB_ACTION_PATH/dist/${spec.name}.js"`,
  };
}

/** What is half migrated is no drift. */
const conditions: Partial<Record<ActionSpec['name'], string>> = { 'drift-check': " && steps.migrate.outcome != 'failure'" };

/** A push says no target, and must never migrate one that waits for a person; what it migrated is checked. A schedule checks all. */
const ownVariables: Partial<Record<ActionSpec['name'], Readonly<Record<string, string>>>> = {
  lint: { [variable('max-annotations')]: annotationsOfGate },
  validate: { [variable('max-annotations')]: annotationsOfGate },
  migrate: { [variable('target')]: "${{ inputs.target || 'auto' }}" },
  'drift-check': { [variable('target')]: "${{ inputs.target || (github.event_name == 'push' && 'auto' || '') }}" },
};

function variable(name: string): string {
  return `INPUT_${name.toUpperCase().replaceAll('-', '_')}`;
}

function outputs(): object {
  const union = new Map(actionSpecs.flatMap((spec) => spec.outputs.map(({ name, summary }) => [name, summary] as const)));
  const entries = [...union].map(([name, description]) => [name, { description, value: `\${{ ${outputExpression(name)} }}` }] as const);
  const ran = { description: 'Actions that ran, separated by commas', value: '${{ steps.route.outputs.ran }}' };
  return { ...Object.fromEntries(entries), ran };
}

/** The output of the first step that failed; else of the last that ran, and where none did, of the choice. */
function outputExpression(name: string): string {
  const steps = actionSpecs.filter((spec) => spec.outputs.some((output) => output.name === name)).map((spec) => spec.name);
  const failed = steps.slice(0, -1).map((step) => `steps.${step}.outcome == 'failure' && steps.${step}.outputs.${name}`);
  const any = [...steps].reverse().map((step) => `steps.${step}.outputs.${name}`);
  const chosen = name === 'outcome' || name === 'summary' ? [`steps.route.outputs.${name}`] : [];
  return [...failed, ...any, ...chosen].join(' || ');
}
