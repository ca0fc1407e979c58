import { cutText, oneLine, visible } from './encode.ts';

/** Zero-width space as an entity: it ends a mention, a reference or a link without being seen. */
const breaker = '&#8203;';

/**
 * Text as inert Markdown: no formatting, HTML, image, link, @mention or #reference comes of it.
 * A backslash stops the Markdown parser, but GitHub looks for mentions, references and links in the result;
 * those are broken by a zero-width space.
 */
export function markdownText(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+\-.!|~$=]/gu, String.raw`\$&`)
    .replace(/@|\\#|GH\\-(?=\d)/giu, `$&${breaker}`)
    .replace(/:(?=\/\/)|www(?=\\\.)/giu, `$&${breaker}`)
    .replaceAll('\n', '  \n');
}

/** `markdownText` for a table cell or a heading: one line. */
export function markdownLine(text: string): string {
  return markdownText(oneLine(text));
}

/**
 * A code span for a table cell, which splits at pipes even inside code (GitHub Flavored Markdown, tables); they are escaped.
 * Behind a backslash that escape does not work there, so such a text is shown without code.
 */
export function codeCell(text: string): string {
  const inner = oneLine(visible(text));
  return inner.includes(String.raw`\|`) ? markdownLine(text) : codeSpanOf(inner.replaceAll('|', String.raw`\|`));
}

/** A code span for running text. */
export function codeSpan(text: string): string {
  return codeSpanOf(oneLine(visible(text)));
}

/** A code span whose fence is longer than any run of backticks inside. */
function codeSpanOf(inner: string): string {
  if (inner === '') return '';
  const fence = '`'.repeat(longestRun(inner) + 1);
  const padding = /^[` ]|[` ]$/.test(inner) ? ' ' : '';
  return fence + padding + inner + padding + fence;
}

/** A code block whose fence is longer than any run of backticks inside. */
export function codeBlock(text: string, language = ''): string {
  const inner = visible(text).replace(/\n+$/u, '');
  const fence = '`'.repeat(Math.max(3, longestRun(inner) + 1));
  return `${fence}${language}\n${inner}\n${fence}`;
}

/**
 * A block that GitHub offers to put in place of lines. It is what would be written into the file, so nothing in it is shown
 * in another way; a text with hidden characters is refused instead.
 */
export function suggestionBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}suggestion\n${text}\n${fence}`;
}

/** Whether a text shows all that is in it. */
export function isPlain(text: string): boolean {
  return visible(text) === text;
}

function longestRun(text: string): number {
  return (text.match(/`+/gu) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** A value for a hidden HTML comment: nothing in it can end the comment. Long ones are cut. */
export function commentValue(text: string): string {
  return encodeURIComponent(cutText(visible(text), 120)).replaceAll('-', '%2D');
}
