import { appendFileSync } from 'node:fs';
import { unusedWord } from './unused-word.ts';

/**
 * Appends named values to a file of the runner (`GITHUB_OUTPUT`, `GITHUB_ENV`). Each stands between two lines that it
 * does not hold itself, so that no value can end itself and begin another.
 */
export function appendValues(file: string, values: Readonly<Record<string, string>>): void {
  const blocks = Object.entries(values).map(([name, value]) => {
    const delimiter = unusedWord(value);
    return `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
  });
  appendFileSync(file, blocks.join(''), 'utf8');
}
