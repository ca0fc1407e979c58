import type { Finding, Replacement } from '../model/finding.ts';
import type { Report } from '../model/report.ts';
import { cutText, statementLimit } from './encode.ts';
import { commentValue, isPlain, markdownText, suggestionBlock } from './encode-markdown.ts';
import { byWeight } from './order-findings.ts';
import { redactFinding } from './redact-report.ts';

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
/** GitHub refuses a comment of more than 65,536 characters, and the review with it; reason and fences come on top. */
const longestReplacement = 40_000;

/**
 * The replacements of a report, worst first. Lines that two findings would change are offered for the worse of them.
 * What would have to be shown in another way, for a secret or a hidden character in it, is not offered: it would be written so.
 */
export function suggestionsOf(report: Report, redact: (text: string) => string): readonly Suggestion[] {
  const suggestions: Suggestion[] = [];
  for (const finding of [...report.findings].sort(byWeight)) {
    if (suggestions.length === mostSuggestions) break;
    const { location, replacement, fingerprint } = finding;
    if (replacement === undefined || !isOffered(replacement, redact)) continue;
    const { startLine, endLine, text } = replacement;
    const overlaps = suggestions.some((other) => other.path === location.file && other.startLine <= endLine && startLine <= other.endLine);
    if (overlaps) continue;
    const marker = `<!-- schema-gitops suggestion/v1 ${commentValue(fingerprint)} -->`;
    const body = `${marker}\n${reasonText(redactFinding(finding, redact))}\n\n${suggestionBlock(text)}`;
    suggestions.push({ path: location.file, startLine, endLine, marker, body });
  }
  return suggestions;
}

function isOffered({ text }: Replacement, redact: (text: string) => string): boolean {
  return text.length <= longestReplacement && redact(text) === text && isPlain(text);
}

function reasonText({ title, rule, why }: Finding): string {
  return `**${markdownText(cutText(title, statementLimit))}** (${markdownText(rule)})\n\n${markdownText(cutText(why, statementLimit))}`;
}
