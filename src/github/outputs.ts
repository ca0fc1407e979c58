import { oneLine, visible } from '../report/encode.ts';
import { appendValues } from './file-commands.ts';
import type { Step } from './step.ts';

/**
 * Sets outputs of the step. Values are one line without hidden characters, whatever they came from.
 * Outside a workflow nothing happens.
 */
export function setOutputs({ env }: Step, values: Readonly<Record<string, string>>): void {
  const file = env['GITHUB_OUTPUT'];
  if (file === undefined || file === '') return;
  const clean = Object.entries(values).map(([name, value]): [string, string] => [name, visible(oneLine(value))]);
  appendValues(file, Object.fromEntries(clean));
}
