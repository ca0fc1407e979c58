import type { Report } from '../model/report.ts';
import { fitSections } from './fit-sections.ts';
import {
  basisSections,
  errorSections,
  findingDetails,
  findingTable,
  headSection,
  notEvaluatedSections,
  planSections,
  runSections,
  settingSections,
  suppressedSections,
  type DocumentLinks,
} from './markdown-sections.ts';
import { redactReport } from './redact-report.ts';

/**
 * The runner drops a summary above 1 MiB of bytes as a whole (actions/runner, CreateStepSummaryCommand),
 * and several tools of one step may write to it.
 */
const summaryLimit = 900 * 1024;

/** The job summary: everything that fits, as Markdown. */
export function renderSummary(report: Report, redact: (text: string) => string, links: DocumentLinks = {}): string {
  const clean = redactReport(report, redact);
  const sections = [
    headSection(clean, links),
    ...errorSections(clean.error),
    ...findingTable(clean.findings, links),
    ...findingDetails(clean.findings),
    ...runSections(clean.run),
    ...planSections(clean.plan),
    ...notEvaluatedSections(clean),
    ...suppressedSections(clean),
    ...basisSections(clean),
    ...settingSections(clean),
  ];
  return fitSections(sections, { limit: summaryLimit, size: (text) => Buffer.byteLength(text, 'utf8') });
}
