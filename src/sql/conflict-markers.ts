const marker = /^(?:<{7} .*|\|{7}.*|={7}|>{7} .*)\r?$/gm;

/**
 * Where the lines stand that a merge leaves in a file that it could not merge. A line of equals signs alone may be
 * decoration: only all three kinds together are what a merge leaves.
 */
export function conflictMarkers(text: string): readonly number[] {
  const found = [...text.matchAll(marker)];
  const isConflict = ['<', '=', '>'].every((sign) => found.some((match) => match[0].startsWith(sign)));
  return isConflict ? found.map(({ index }) => index) : [];
}
