import { defineAction, defineInputs } from './input-spec.ts';
import { placeInputs, targetInputs } from './shared-inputs.ts';

const statsInputs = defineInputs([
  {
    name: 'output',
    type: { kind: 'text', placeholder: 'FILE' },
    summary: 'File to write',
    otherwise: 'the standard output',
  },
  { name: 'no-color', type: { kind: 'boolean' }, summary: 'Write without colours', default: 'false' },
]);

/** The command stats: sizes and activity of a target's tables in a file, for lint. */
export const statsCommand = defineAction({
  name: 'stats',
  summary: 'Collect the statistics of a target, for lint',
  description: 'Reads what the server’s catalogue estimates of its tables: rows, sizes, keys, activity. Reads no table, writes nothing, and waits for no lock.',
  inputs: [...placeInputs, ...targetInputs, ...statsInputs],
  outputs: [],
  permissions: {},
  icon: 'bar-chart',
});
