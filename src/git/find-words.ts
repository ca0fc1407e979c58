import type { WordPlace, WordSearch } from '../model/word-search.ts';
import { startGit } from './run-git.ts';

/** Bounds of a search: a repository of any size is searched in this time and memory, or not to its end. */
const mostBytes = 4_000_000;
const longestMs = 10_000;

/**
 * Where words stand as whole words in the tracked text files of the work tree. Files of the folders in `without` are left out.
 * git searches as it does for `git grep`: in parallel, binary files apart.
 */
export async function findWords(root: string, words: readonly string[], without: readonly string[]): Promise<WordSearch> {
  if (words.length === 0) return { places: [] };
  const { output, end } = await grep(root, words);
  const isOutside = ({ path }: WordPlace): boolean => !without.some((folder) => folder === '' || path.startsWith(`${folder}/`));
  const places = output.split('\n').flatMap((line) => placesIn(line, words)).filter(isOutside);
  return { places, ...(end === undefined ? {} : { unread: end }) };
}

/** What git found until it ended, or was ended: then `end` says why. */
function grep(root: string, words: readonly string[]): Promise<{ readonly output: string; readonly end?: string }> {
  return new Promise((resolve) => {
    const patterns = words.flatMap((word) => ['-e', word]);
    const child = startGit(root, ['grep', '-I', '-n', '-z', '-w', '-F', '--no-color', '--full-name', ...patterns], 'ignore');
    const chunks: Buffer[] = [];
    let bytes = 0;
    let reason: string | undefined;
    const stop = (why: string): void => {
      reason ??= why;
      child.kill();
    };
    const timer = setTimeout(() => { stop(`the search was ended after ${String(longestMs / 1000)} seconds`); }, longestMs);
    child.stdout?.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > mostBytes) stop('the names stand in too many places to read all of them');
      else chunks.push(chunk);
    });
    child.on('error', () => { reason ??= 'git could not be started'; });
    child.on('close', (exitCode) => {
      clearTimeout(timer);
      // 1 means that nothing was found.
      if (reason === undefined && exitCode !== 0 && exitCode !== 1) reason = 'git could not search the repository';
      resolve({ output: Buffer.concat(chunks).toString('utf8'), ...(reason === undefined ? {} : { end: reason }) });
    });
  });
}

/** A line of output: path, number and text with NUL between. */
function placesIn(line: string, words: readonly string[]): readonly WordPlace[] {
  const [path, number, text] = line.split('\0');
  if (path === undefined || number === undefined || text === undefined) return [];
  return words.filter((word) => hasWord(text, word)).map((word) => ({ word, path, line: Number(number) }));
}

/** As `grep -w` has it: letters, digits and underscores make words. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!/\w/.test(text[at - 1] ?? ' ') && !/\w/.test(text[at + word.length] ?? ' ')) return true;
  }
  return false;
}
