import type { Report } from '../model/report.ts';
import { annotationsPerLevel, reportAnnotations, selectAnnotations, type Annotation } from './annotations.ts';
import { cutText, visible } from './encode.ts';
import { fitSections } from './fit-sections.ts';
import { errorSections, findingTable, headSection, notEvaluatedSections, type DocumentLinks } from './markdown-sections.ts';
import { redactReport } from './redact-report.ts';

/** An annotation in the words of GitHub's REST API (checks, output.annotations). */
export interface CheckAnnotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly start_column?: number;
  readonly end_column?: number;
  readonly annotation_level: 'failure' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
}

/** A check run, its annotations in portions that the API takes. The first goes with the creation, the others follow. */
export interface CheckRunContent {
  readonly conclusion: 'success' | 'failure' | 'neutral';
  readonly title: string;
  readonly summary: string;
  readonly batches: readonly (readonly CheckAnnotation[])[];
}

/** GitHub takes so many annotations per request (REST API, checks). */
const batchSize = 50;
/** The summary of a check run holds 65,535 characters (REST API, checks). */
const summaryLimit = 64_000;
/** Titles of a check run and of its annotations (REST API, checks). */
const titleLimit = 255;
/** Reasons why rules were not evaluated; the job summary has all. */
const reasonLimit = 20;

const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const satisfies Record<
  Annotation['level'],
  CheckAnnotation['annotation_level']
>;

const goodOutcomes: ReadonlySet<string> = new Set(['success', 'no-changes']);

/** What a check run adds to the step: the annotations that the step had no room for, and the table of all findings. */
export function checkRunContent(
  report: Report,
  redact: (text: string) => string,
  options: { readonly links: DocumentLinks; readonly perLevel?: number },
): CheckRunContent {
  const clean = redactReport(report, redact);
  const sections = [
    headSection(clean, options.links),
    ...errorSections(clean.error),
    ...findingTable(clean.findings, options.links),
    ...notEvaluatedSections(clean, reasonLimit),
  ];
  const { rest } = selectAnnotations(reportAnnotations(report, redact), options.perLevel ?? annotationsPerLevel);
  const annotations = rest.flatMap(checkAnnotation);
  return {
    conclusion: conclusionOf(clean),
    title: cutText(visible(clean.summary), titleLimit),
    summary: fitSections(sections, { limit: summaryLimit, size: (text) => text.length }),
    batches: batchesOf(annotations),
  };
}

function conclusionOf(report: Report): CheckRunContent['conclusion'] {
  if (report.outcome === 'skipped') return 'neutral';
  return goodOutcomes.has(report.outcome) ? 'success' : 'failure';
}

/** The API demands a path; what has none stands in the summary. */
function checkAnnotation({ location, level, title, message }: Annotation): readonly CheckAnnotation[] {
  if (location === undefined) return [];
  const { file, start, end } = location;
  const columns = start.line === end.line ? { start_column: start.column, end_column: Math.max(start.column, end.column) } : {};
  return [
    {
      path: file,
      start_line: start.line,
      end_line: Math.max(start.line, end.line),
      ...columns,
      annotation_level: levels[level],
      title: cutText(visible(title), titleLimit),
      message: visible(message),
    },
  ];
}

function batchesOf(annotations: readonly CheckAnnotation[]): readonly (readonly CheckAnnotation[])[] {
  const count = Math.ceil(annotations.length / batchSize);
  return Array.from({ length: count }, (_, index) => annotations.slice(index * batchSize, (index + 1) * batchSize));
}
