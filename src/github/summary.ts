import { appendFileSync } from 'node:fs';

import type { Step } from './step.ts';

/** Adds Markdown to the job summary. Outside a workflow nothing happens. */
export function appendSummary({ env }: Step, markdown: string): void {
  const file = env['GITHUB_STEP_SUMMARY'];
  if (file !== undefined && file !== '') appendFileSync(file, markdown, 'utf8');
}
