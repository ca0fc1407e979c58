import { annotationCommand, type Annotation } from '../report/annotations.ts';
import type { Step } from './step.ts';
import { unusedWord } from './unused-word.ts';

/** Prints annotations; the runner keeps ten of each level per step. */
export function printAnnotations({ write }: Step, annotations: readonly Annotation[]): void {
  for (const annotation of annotations) write(`${annotationCommand(annotation)}\n`);
}

/**
 * Prints text for people, with the runner told to obey nothing in it. The text is encoded already; this is the second lock.
 */
export function printHarmless({ env, write }: Step, text: string): void {
  const body = text.endsWith('\n') ? text : `${text}\n`;
  if (env['GITHUB_ACTIONS'] !== 'true') {
    write(body);
    return;
  }
  const token = unusedWord(body);
  write(`::stop-commands::${token}\n${body}::${token}::\n`);
}
