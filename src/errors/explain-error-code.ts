import { exitCodes } from '../model/outcome.ts';
import { errorCatalog, type ErrorSpec } from './catalog.ts';

const catalog: ReadonlyMap<string, ErrorSpec> = new Map(Object.entries(errorCatalog));

/** The page of an error as Markdown, for docs/errors and `explain`; undefined where the code is not in the catalogue. */
export function explainErrorCode(code: string): string | undefined {
  const spec = catalog.get(code);
  if (spec === undefined) return undefined;
  const { title, why, fix, outcome, retryable } = spec;
  return [
    `# ${code}`,
    `${title}.`,
    `## Why\n\n${why}`,
    `## What to do\n\n${fix}`,
    `## Outcome\n\nThe action ends with the outcome \`${outcome}\`, the command line with exit code ${exitCodes[outcome]}.${
     retryable === true ? ' Running again may help.' : ''}`,
  ].join('\n\n').concat('\n');
}
