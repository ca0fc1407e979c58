import type { Report } from '../model/report.ts';
import { fitSections, type Section } from './fit-sections.ts';
import { driftSections } from './markdown-drift.ts';
import { replaySections } from './markdown-replay.ts';
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
  const sections = summarySections(redactReport(report, redact), links);
  return fitSections(sections, { limit: summaryLimit, size: (text) => Buffer.byteLength(text, 'utf8') });
}

/** Of a run on several targets, each target's own report below the verdict of all. */
function summarySections(clean: Report, links: DocumentLinks): readonly Section[] {
  return [
    headSection(clean, links),
    ...(clean.targets ?? []).flatMap((target) => summarySections(target, links)),
    ...errorSections(clean.error),
    ...driftSections(clean.drift),
    ...findingTable(clean.findings, links),
    ...findingDetails(clean.findings),
    ...replaySections(clean.replay),
    ...runSections(clean.run),
    ...planSections(clean.plan),
    ...notEvaluatedSections(clean),
    ...suppressedSections(clean),
    ...basisSections(clean),
    ...settingSections(clean),
  ];
}
