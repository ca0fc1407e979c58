import { didYouMean } from '../errors/nearest-name.ts';
import { plainLine } from '../report/encode.ts';

/** The inputs of a step, as texts, and what is odd about them. */
export interface StepInputs {
  readonly texts: ReadonlyMap<string, string>;
  /** How an error speaks of an input. */
  readonly describe: (name: string) => string;
  readonly surface: 'action';
  /** Inputs that no table knows: a misspelt one would silently not apply. */
  readonly warnings: readonly string[];
}

const prefix = 'INPUT_';

/**
 * Reads `INPUT_` variables. The runner writes `INPUT_FAIL-ON` for the input `fail-on`; our composite action passes
 * `INPUT_FAIL_ON`, since a shell may drop a variable whose name has a hyphen.
 *
 * @param known names of the declared inputs
 */
export function readInputs(env: Readonly<Record<string, string | undefined>>, known: readonly string[]): StepInputs {
  const names = new Map(known.map((name) => [canonical(name), name]));
  const texts = new Map<string, string>();
  const warnings: string[] = [];
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith(prefix) || text === undefined) continue;
    const given = variable.slice(prefix.length);
    const name = names.get(canonical(given));
    if (name === undefined) warnings.push(unknownInput(given, known));
    else if (text !== '' || !texts.has(name)) texts.set(name, text);
  }
  return { texts, describe: (name) => `input ${name}`, surface: 'action', warnings };
}

function canonical(name: string): string {
  return name.toUpperCase().replaceAll('-', '_');
}

function unknownInput(given: string, known: readonly string[]): string {
  const name = given.toLowerCase().replaceAll('_', '-');
  const hint = didYouMean(name, known);
  return plainLine(`The input "${name}" is not known and has no effect${hint === undefined ? '' : `; ${hint}`}`);
}
