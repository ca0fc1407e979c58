import type { Report } from '../model/report.ts';
import { commentValue, isPlain, markdownText, suggestionBlock } from './encode-markdown.ts';
import { byWeight } from './order-findings.ts';
import { redactReport } from './redact-report.ts';

/** A change that is offered on lines of a pull request. */
export interface Suggestion {
  readonly path: string;
  /** Lines of the file, from 1. */
  readonly startLine: number;
  readonly endLine: number;
  /** By which a later run knows that it was offered already; the body begins with it. */
  readonly marker: string;
  readonly body: string;
}

/** A review of more is not read by anybody. */
const mostSuggestions = 20;

/**
 * The replacements of a report, worst first. Lines that two findings would change are offered for the worse of them.
 * What would have to be shown in another way, for a secret or a hidden character in it, is not offered: it would be written so.
 */
export function suggestionsOf(report: Report, redact: (text: string) => string): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const { location, replacement, fingerprint } of [...report.findings].sort(byWeight)) {
    if (replacement === undefined || redact(replacement.text) !== replacement.text || !isPlain(replacement.text)) continue;
    const { startLine, endLine } = replacement;
    const overlaps = suggestions.some((other) => other.path === location.file && other.startLine <= endLine && startLine <= other.endLine);
    if (overlaps || suggestions.length === mostSuggestions) continue;
    const marker = `<!-- schema-gitops suggestion/v1 ${commentValue(fingerprint)} -->`;
    suggestions.push({ path: location.file, startLine, endLine, marker, body: bodyOf(report, { fingerprint, redact, marker, text: replacement.text }) });
  }
  return suggestions;
}

interface BodyParts {
  readonly fingerprint: string;
  readonly redact: (text: string) => string;
  readonly marker: string;
  readonly text: string;
}

function bodyOf(report: Report, { fingerprint, redact, marker, text }: BodyParts): string {
  const clean = redactReport(report, redact).findings.find((finding) => finding.fingerprint === fingerprint);
  const title = clean === undefined ? '' : `**${markdownText(clean.title)}** (${markdownText(clean.rule)})\n\n${markdownText(clean.why)}`;
  return `${marker}\n${title}\n\n${suggestionBlock(text)}`;
}
