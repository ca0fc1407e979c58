import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Report } from '../model/report.ts';
import { renderJson } from '../report/json.ts';
import { reportPath } from './output-paths.ts';
import type { Invocation } from './run-command.ts';

/** Where the files go, and what hides secrets in them. */
export interface ReportFiles {
  /** The folder that named files are relative to, absolute. */
  readonly folder: string;
  readonly reportFile: string | undefined;
  /** Where the report goes where none is named, or the named one may not be written. */
  readonly fallback?: string;
  /** undefined where the inputs could not be read. */
  readonly invocation: Invocation | undefined;
  readonly redact: (text: string) => string;
}

/** Writes the report in the forms that a file was named for. */
export async function writeReportFiles(report: Report, { folder, reportFile, fallback, invocation, redact }: ReportFiles): Promise<Readonly<Record<string, string>>> {
  const files: Record<string, string> = {};
  const values = invocation?.inputs.values;
  const sarifFile = values !== undefined && 'sarif-file' in values ? values['sarif-file'] : undefined;
  const reportAt = (reportFile === undefined ? undefined : reportPath(folder, reportFile)) ?? fallback;
  if (reportAt !== undefined) {
    files['report-file'] = reportAt;
    writeFile(reportAt, renderJson(report, redact));
  }
  const sarifAt = sarifFile === undefined ? undefined : reportPath(folder, sarifFile);
  if (sarifAt !== undefined) {
    files['sarif-file'] = sarifAt;
    // The texts of rules are loaded for this only.
    const [{ renderSarif }, { describeRule }] = await Promise.all([import('../report/sarif.ts'), import('../rules/describe-rule.ts')]);
    writeFile(sarifAt, renderSarif(report, { redact, describeRule }));
  }
  return files;
}

/** In a folder that is made where it is missing: `reports/drift.json` is a usual name. */
function writeFile(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
