/**
 * A word that stands nowhere in a text: it is longer than every word of its kind there. What encloses hostile text must
 * not occur in it, which is made sure here rather than left to chance; and node:crypto, which has random words,
 * takes 6 ms to load. Case is ignored, as the runner may.
 */
export function unusedWord(text: string): string {
  const longest = [...text.matchAll(/schema-gitops-(x*)/gi)].reduce((most, [, run = '']) => Math.max(most, run.length), 0);
  return `schema-gitops-${'x'.repeat(longest + 1)}`;
}
