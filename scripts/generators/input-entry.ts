import { fallbackText } from '../../src/actions/inputs/help-text.ts';
import type { InputSpec } from '../../src/actions/inputs/input-spec.ts';

/** An input as action.yml has it. Defaults are ours, not the runner's: what is not given must not look as if it were. */
export function inputEntry(input: InputSpec): Readonly<Record<string, unknown>> {
  const fallback = actionFallback(input);
  return {
    description: `${input.summary}${fallback === '' ? '' : ` (default: ${fallback})`}`,
    required: false,
    ...(input.expression === undefined ? {} : { default: input.expression }),
  };
}

/** What holds in an action where the input is left out, for people. */
export function actionFallback(input: InputSpec): string {
  return input.actionDefault ?? fallbackText(input);
}
