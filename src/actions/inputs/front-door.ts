import { defineInputs, type InputSpec } from './input-spec.ts';
import { actionSpecs } from './registry.ts';

/** What the front door asks for itself. */
export const frontDoorInputs = defineInputs([
  {
    name: 'command',
    type: { kind: 'choice', values: ['auto', 'lint', 'validate', 'migrate', 'drift-check'] },
    summary: 'What to run; auto chooses by the event',
    default: 'auto',
  },
]);

/** Inputs that mean something for one step alone: two steps would write the same file or disagree on the form. */
const ofSingleActions: ReadonlySet<string> = new Set(['report-file', 'sarif-file', 'output', 'no-color', 'all', 'max-annotations', 'checks', 'plan-file']);

const alsoOfOne: ReadonlySet<string> = new Set(['dev-database', 'stats-file']);

/** Inputs that the front door passes on: those of more than one action, where the dev database comes from, and what is known of the target. */
export function passedInputs(): readonly InputSpec[] {
  const found = new Map<string, { spec: InputSpec; count: number }>();
  for (const { inputs } of actionSpecs) {
    for (const spec of inputs) {
      const known = found.get(spec.name);
      if (known === undefined) found.set(spec.name, { spec, count: 1 });
      else known.count += 1;
    }
  }
  return [...found.values()]
    .filter(({ spec, count }) => !ofSingleActions.has(spec.name) && (count > 1 || alsoOfOne.has(spec.name)))
    .map(({ spec }) => spec);
}
