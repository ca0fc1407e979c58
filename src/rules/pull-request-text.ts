/** What a pull request can say for itself. */
export type Statement = 'reason' | 'rehearsal' | 'waiver';

/** Words that may head each, in a heading or before a colon. */
const headings: Readonly<Record<Statement, string>> = {
  reason: 'reasons?|why',
  rehearsal: 'rehearsals?',
  waiver: 'waivers?',
};

/** Fewer bytes of letters and digits than this say nothing: `none`, `n/a`, `see title`. */
const leastBytes = 10;

/** What a record is found by: an address, the number of an issue or pull request, or a commit. */
const reference = /https?:\/\/[^\s)>\]]+|(?:^|[\s([])(?:[\w.-]+\/[\w.-]+)?#\d+|\b[0-9a-f]{7,40}\b/i;

/**
 * Whether the description of a pull request gives a reason, names a rehearsal, or gives the reason for doing without one:
 * below a heading of that name, or on a line `Reason: …` and those behind it up to a blank one. What stands in
 * `<!-- … -->`, as templates have it, does not count.
 */
export function says(description: string, statement: Statement): boolean {
  const lines = withoutComments(description).split(/\r?\n/);
  const head = new RegExp(`^[\\s>*_+-]{0,20}(?:(#{1,6})\\s{0,9})?[*_]{0,3}(?:${headings[statement]})[*_]{0,3}\\s{0,9}(?:(:)(.*)|#{0,9}\\s{0,9})$`, 'i');
  return lines.some((line, index) => {
    const found = head.exec(line);
    if (found === null) return false;
    const [, marks, colon, rest = ''] = found;
    if (marks === undefined && colon === undefined) return false;
    const following = lines.slice(index + 1);
    return isEnough([rest, ...(marks === undefined ? upToBlank(following) : upToHeading(following))].join('\n'), statement);
  });
}

function isEnough(text: string, statement: Statement): boolean {
  if (statement === 'rehearsal') return reference.test(text);
  return new TextEncoder().encode(text.replace(/[^\p{L}\p{N}]+/gu, '')).length >= leastBytes;
}

/** A comment that does not end runs to the end, as GitHub shows it. */
function withoutComments(text: string): string {
  return text.replace(/<!--[^]*?(?:-->|$)/g, '');
}

function upToBlank(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => line.trim() === '' || /^[\s>*_+-]{0,20}[\p{L} ]{1,30}[*_]{0,3}:/u.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}

function upToHeading(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex((line) => /^\s{0,3}#{1,6}(?:\s|$)/.test(line));
  return end < 0 ? lines : lines.slice(0, end);
}
