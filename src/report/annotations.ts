import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Report } from '../model/report.ts';
import { cutText, oneLine, workflowCommand } from './encode.ts';
import { byWeight } from './order-findings.ts';
import { redactReport } from './redact-report.ts';

/** One remark on lines of a file, or on the run where it has no location. */
export interface Annotation {
  readonly level: Finding['severity'];
  readonly location?: Location;
  readonly title: string;
  readonly message: string;
}

/** What the step shows, and what is left for other channels. Together they are everything, worst first. */
export interface AnnotationSelection {
  readonly shown: readonly Annotation[];
  readonly rest: readonly Annotation[];
}

/** The runner keeps so many annotations of each type per step (actions/runner, ExecutionContext.cs). */
export const annotationsPerLevel = 10;

/** The runner cuts a message there, after masking (actions/runner, ExecutionContext.cs). */
const messageLimit = 4096;
/** Changes that the annotation of a drift names. */
const changesShown = 20;
/** GitHub's limit for the title of a check run's annotation (REST API, checks). */
const titleLimit = 255;

/** Every finding and the error as annotations, worst first. */
export function reportAnnotations(report: Report, redact: (text: string) => string): readonly Annotation[] {
  return annotationsOf(redactReport(report, redact));
}

/** @param name of the target, where the run is on several. */
function annotationsOf(report: Report, name?: string): readonly Annotation[] {
  return [
    ...(report.error === undefined ? [] : [errorAnnotation(report.error, name)]),
    ...(report.targets ?? []).flatMap((target) => annotationsOf(target, target.target)),
    ...driftAnnotation(report),
    ...[...report.findings].sort(byWeight).map(findingAnnotation),
  ];
}

/** One per target: what differs has no line in a file. */
function driftAnnotation({ drift, target, summary }: Report): readonly Annotation[] {
  const [worst] = drift?.changes ?? [];
  if (drift === undefined || worst === undefined) return [];
  const shown = drift.changes.slice(0, changesShown).map(({ severity, kind, object }) => `${severity} ${kind} ${object}`);
  const more = drift.changes.length - shown.length;
  const lines = [summary, ...shown, ...(more > 0 ? [`${String(more)} more in the job summary`] : [])];
  return [{ level: worst.severity, title: titleText(`Drift of ${target ?? 'the target'}`), message: cutText(lines.join('\n'), messageLimit) }];
}

/**
 * Chooses the worst annotations of each level for the step itself.
 * Where some are left over, one notice of the ten says how many.
 */
export function selectAnnotations(annotations: readonly Annotation[], perLevel = annotationsPerLevel): AnnotationSelection {
  const chosen = chooseWorst(annotations, perLevel, perLevel);
  if (chosen.rest.length === 0 || perLevel === 0) return chosen;
  const { shown, rest } = chooseWorst(annotations, perLevel, perLevel - 1);
  return { shown: [...shown, remainder(rest.length)], rest };
}

function chooseWorst(annotations: readonly Annotation[], perLevel: number, notices: number): AnnotationSelection {
  const left = { error: perLevel, warning: perLevel, notice: notices };
  const shown: Annotation[] = [];
  const rest: Annotation[] = [];
  for (const annotation of annotations) {
    const fits = left[annotation.level] > 0;
    if (fits) left[annotation.level] -= 1;
    (fits ? shown : rest).push(annotation);
  }
  return { shown, rest };
}

/** The annotation as a workflow command, without its line feed. Columns only where the range is on one line. */
export function annotationCommand({ level, location, title, message }: Annotation): string {
  const oneLineRange = location !== undefined && location.start.line === location.end.line;
  return workflowCommand(
    level,
    {
      file: location?.file,
      line: location?.start.line,
      endLine: location?.end.line,
      col: oneLineRange ? location.start.column : undefined,
      endColumn: oneLineRange ? location.end.column : undefined,
      title,
    },
    message,
  );
}

function findingAnnotation(finding: Finding): Annotation {
  const suggestion = finding.suggestion === undefined ? [] : ['', 'Instead:', finding.suggestion];
  const lines = [finding.why, `Fix: ${finding.fix}`, ...suggestion, '', `schema-gitops explain ${finding.rule}`];
  return {
    level: finding.severity,
    location: finding.location,
    title: titleText(`${finding.title} (${finding.rule})`),
    message: cutText(lines.join('\n'), messageLimit),
  };
}

function errorAnnotation(error: NonNullable<Report['error']>, target: string | undefined): Annotation {
  const where = error.where === undefined || error.location !== undefined ? [] : [`Where: ${error.where}`];
  const why = error.why === undefined ? [] : [error.why];
  const cause = error.cause === undefined ? [] : [`Said: ${error.cause}`];
  return {
    level: 'error',
    ...(error.location === undefined ? {} : { location: error.location }),
    title: titleText(`${target === undefined ? '' : `${target}: `}${error.what} (${error.code})`),
    message: cutText([...where, ...cause, ...why, `Fix: ${error.fix}`].join('\n'), messageLimit),
  };
}

function remainder(count: number): Annotation {
  return {
    level: 'notice',
    title: `${String(count)} more not shown here`,
    message: 'GitHub shows ten annotations of each type per step. The job summary and the report file have all of them.',
  };
}

function titleText(text: string): string {
  return cutText(oneLine(text), titleLimit);
}
