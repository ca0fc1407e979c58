import type { Report } from '../model/report.ts';
import { basisSections, errorSections, headSection, type DocumentLinks } from './markdown-sections.ts';
import { codeSpan, commentValue } from './encode-markdown.ts';
import { fitSections } from './fit-sections.ts';
import { driftSections } from './markdown-drift.ts';
import { countText } from './numbers.ts';
import { redactReport } from './redact-report.ts';

/** GitHub refuses the body of an issue or a pull request above 65,536 characters; markers come on top. */
const bodyLimit = 60_000;
/** Ids that a marker holds; a drift of more changes is told apart by its fingerprint alone. */
const idLimit = 250;

/** Which target a page is about; the label is the user's, where a matrix checks one target in several ways. */
export interface DriftKey {
  readonly target: string;
  readonly label?: string;
}

/** What a page said when it was written, read from its hidden lines. */
export interface DriftState {
  readonly fingerprint: string;
  readonly ids: readonly string[];
}

/** The hidden first line by which a later run finds the page of a target again. */
export function driftMarker({ target, label }: DriftKey): string {
  const ofLabel = label === undefined ? '' : ` label=${commentValue(label)}`;
  return `<!-- schema-gitops drift/v1 target=${commentValue(target)}${ofLabel} -->`;
}

/** The hidden second line: what was reported, so that a run knows what is new. */
export function stateMarker({ fingerprint, ids }: DriftState): string {
  return `<!-- fingerprint=${commentValue(fingerprint)} ids=${ids.slice(0, idLimit).map(commentValue).join(',')} -->`;
}

/** Reads the hidden second line back; undefined where there is none. */
export function readStateMarker(body: string): DriftState | undefined {
  const match = /^<!-- fingerprint=(\S*) ids=(\S*) -->\r?$/m.exec(body);
  if (match === null) return undefined;
  return { fingerprint: match[1] ?? '', ids: (match[2] ?? '').split(',').filter((id) => id !== '') };
}

/** The fingerprint and ids of a report, as its markers hold them. */
export function driftStateOf({ drift }: Report): DriftState {
  return { fingerprint: drift?.fingerprint ?? '', ids: (drift?.changes ?? []).map(({ id }) => id) };
}

/** The drift of one target as Markdown: for a file, and without markers for a message. */
export function renderDrift(report: Report, redact: (text: string) => string, { links, limit = bodyLimit }: { readonly links: DocumentLinks; readonly limit?: number }): string {
  const clean = redactReport(report, redact);
  const sections = [headSection(clean, links), ...errorSections(clean.error), ...driftSections(clean.drift), ...basisSections(clean)];
  return fitSections(sections, { limit, size: (text) => text.length });
}

/** The body of the issue or pull request about a target's drift, markers included. */
export function renderDriftPage(report: Report, redact: (text: string) => string, page: { readonly key: DriftKey; readonly links: DocumentLinks }): string {
  return `${driftMarker(page.key)}\n${stateMarker(driftStateOf(report))}\n${renderDrift(report, redact, page)}`;
}

/** A comment on what changed since a page was written: which ids are new, and which are gone. */
export function renderNews(report: Report, redact: (text: string) => string, previous: DriftState): string {
  const { drift } = redactReport(report, redact);
  const changes = drift?.changes ?? [];
  if (changes.length === 0) return 'Nothing differs any more.';
  const ids = new Set(changes.map(({ id }) => id));
  const rows = [
    ...changes.filter(({ id }) => !previous.ids.includes(id)).map(({ id, kind, object }) => `- New: ${codeSpan(kind)} ${codeSpan(object)} (${codeSpan(id)})`),
    ...previous.ids.filter((id) => !ids.has(id)).map((id) => `- Resolved: ${codeSpan(id)}`),
  ];
  return fitSections([{ head: `${countText(changes.length, 'change')} now.`, rows, noun: 'change' }], { limit: bodyLimit, size: (text) => text.length });
}

/** How many changes of a report a page did not know. */
export function countNew({ drift }: Report, previous: DriftState): number {
  return (drift?.changes ?? []).filter(({ id }) => !previous.ids.includes(id)).length;
}
