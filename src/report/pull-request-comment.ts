import type { ActionName, Report } from '../model/report.ts';
import { commentValue } from './encode-markdown.ts';
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
  type DocumentLinks,
} from './markdown-sections.ts';
import { redactReport } from './redact-report.ts';

/** GitHub refuses a comment of more than 65,536 characters; the marker and its line break come on top. */
const commentLimit = 64_000;
/** Findings in the comment; the summary has all. */
const findingLimit = 20;
/** Reasons why rules were not evaluated, likewise. */
const reasonLimit = 20;

/** What tells one sticky comment from another: one per action, target and label. */
export interface CommentKey {
  readonly action: ActionName;
  readonly target?: string;
  /** Set by the user where a matrix or a monorepo runs the action more than once. */
  readonly label?: string;
}

/** The hidden first line by which a later run finds the comment again. */
export function commentMarker({ action, target, label }: CommentKey): string {
  const parts = [
    ...(target === undefined ? [] : [`target=${commentValue(target)}`]),
    ...(label === undefined ? [] : [`label=${commentValue(label)}`]),
  ];
  return `<!-- ${['schema-gitops comment/v1', `action=${action}`, ...parts].join(' ')} -->`;
}

/** The sticky comment of a pull request, marker included, at most 65,000 characters. */
export function renderComment(
  report: Report,
  redact: (text: string) => string,
  { key, links }: { readonly key: CommentKey; readonly links: DocumentLinks },
): string {
  const clean = redactReport(report, redact);
  const sections = commentSections(clean, links);
  const plan = clean.plan === undefined ? '' : `<!-- plan=${commentValue(clean.plan.hash)} -->\n`;
  const body = fitSections(sections, { limit: commentLimit, size: (text) => text.length });
  return `${commentMarker(key)}\n${plan}${body}`;
}

/** Of a run on several targets, each target's own report below the verdict of all. */
function commentSections(clean: Report, links: DocumentLinks): readonly Section[] {
  return [
    headSection(clean, links),
    ...(clean.targets ?? []).flatMap((target) => commentSections(target, links)),
    ...errorSections(clean.error),
    ...driftSections(clean.drift),
    ...findingTable(clean.findings, links, findingLimit),
    ...findingDetails(clean.findings, findingLimit),
    ...replaySections(clean.replay),
    ...runSections(clean.run),
    ...planSections(clean.plan),
    ...notEvaluatedSections(clean, reasonLimit),
    ...basisSections(clean),
  ];
}
