/** What ends a piece that Drizzle sends by itself. MySQL does not take it for a comment. */
export const breakpoint = '--> statement-breakpoint';

/** The text with a semicolon in the place of each breakpoint; offsets and lines stay. */
export function replaceBreakpoints(text: string): string {
  return text.replaceAll(breakpoint, `;${' '.repeat(breakpoint.length - 1)}`);
}

/**
 * The statements of a new migration with breakpoints between them, since Drizzle sends a piece at once and MySQL takes one
 * statement at a time. Where a statement has statements inside, nothing is cut.
 */
export function withBreakpoints(sql: string): string {
  return /\$\w*\$|\bbegin\b|^delimiter\b/im.test(sql) ? sql : sql.replaceAll(/;\n+(?=\S)/g, `;\n${breakpoint}\n`);
}

/** A breakpoint inside a block comment: what `drizzle-kit pull` writes. Drizzle cuts there all the same. */
const cutComment = /\/\*(?:(?!\*\/)[^])*?--> statement-breakpoint/;

/** What should be known of a file that Drizzle itself cannot run. */
export function breakpointNotes(path: string, text: string): readonly string[] {
  return text.includes('/*') && cutComment.test(text)
    ? [`${path} has a breakpoint inside a comment: Drizzle cuts the comment in two and fails, here it stays a comment`]
    : [];
}
