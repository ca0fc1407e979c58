import { createHash } from 'node:crypto';

/** The digest of the server's description that a group was written from, and of the group as it was written. */
const form = /^# read from ([0-9a-f]{16}), written as ([0-9a-f]{16})$/;

/** First 16 hexadecimal digits of a text's SHA-256. */
export function textDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** The line under a group's text: by it a group that nobody touched needs no reading, and none where the server says the same. */
export function sourceLine(source: string, block: string): string {
  return `# read from ${source}, written as ${textDigest(block)}`;
}

/** The source of a group whose text is as it was written; undefined where it has none or was changed since. */
export function readSource(group: string): string | undefined {
  const at = group.lastIndexOf('\n');
  const [, source, block] = form.exec(group.slice(at + 1)) ?? [];
  return source !== undefined && block === textDigest(group.slice(0, at)) ? source : undefined;
}
