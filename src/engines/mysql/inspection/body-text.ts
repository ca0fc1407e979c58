/**
 * A body without the end of its statement: MySQL keeps the semicolon in it where several statements came in one message
 * (run on 9.7), and not where one came alone.
 */
export function bodyText(body: string): string {
  return body.replace(/[\s;]+$/, '');
}
