import { readSource } from '../actions/read-source.ts';
import { exitCodes } from '../model/outcome.ts';
import type { Report } from '../model/report.ts';
import { annotationCommand, reportAnnotations, selectAnnotations } from '../report/annotations.ts';
import { renderJson } from '../report/json.ts';
import { renderTerminal } from '../report/terminal.ts';

/** How a report is shown on the command line. */
export interface ShowOptions {
  readonly form: 'human' | 'json' | 'github';
  readonly redact: (text: string) => string;
  /** Absolute path that the report's paths are relative to. */
  readonly root: string;
  readonly color: boolean;
  readonly verbose: boolean;
}

/** Writes a report to the standard output and sets the exit code that its outcome stands for. */
export function showReport(report: Report, options: ShowOptions): void {
  process.stdout.write(renderReport(report, options));
  process.exitCode = exitCodes[report.outcome];
}

function renderReport(report: Report, { form, redact, root, color, verbose }: ShowOptions): string {
  if (form === 'json') return renderJson(report, redact);
  const text = renderTerminal(report, { color, redact, verbose, source: (file) => readSource(root, file) });
  if (form === 'human') return text;
  const { shown } = selectAnnotations(reportAnnotations(report, redact));
  return `${shown.map((annotation) => `${annotationCommand(annotation)}\n`).join('')}${text}`;
}

/** Colours where a person reads: a terminal that does not forbid them, or one that forces them (force-color.org, no-color.org). */
export function wantsColor(noColor: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  if (noColor || (env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '' && forced !== '0') return true;
  return process.stdout.isTTY && env['TERM'] !== 'dumb';
}
