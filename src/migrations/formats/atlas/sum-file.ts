import { digest, runningDigest } from '../../../digest/digest.ts';
import { UserError } from '../../../errors/user-error.ts';

/** Name of Atlas' file of sums, beside the migrations. */
export const sumFileName = 'atlas.sum';

/** A file as it counts in the sums. `isIgnored`: its text does not, and it has no line. */
export interface SummedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isIgnored: boolean;
}

/** One line: a file with the sum of everything up to it, in base64. */
export interface SumLine {
  readonly name: string;
  readonly sum: string;
}

/**
 * The sums of a directory: one running SHA-256 is fed name and text of every file in order, and its value behind each
 * file is that file's sum, so that a change shows in every later line (Atlas, sql/migrate/dir.go).
 */
export function sumLines(files: readonly SummedFile[]): readonly SumLine[] {
  const running = runningDigest('sha256');
  return files.flatMap(({ name, bytes, isIgnored }) => {
    const sum = isIgnored ? running.add(name) : running.add(name, bytes);
    return isIgnored ? [] : [{ name, sum: sum.base64() }];
  });
}

/** The text of the file of sums: the sum of all lines, then a line for each file. */
export function sumFileText(lines: readonly SumLine[]): string {
  const total = digest('sha256', lines.flatMap(({ name, sum }) => [name, sum])).base64();
  return [`h1:${total}`, ...lines.map(({ name, sum }) => `${name} h1:${sum}`), ''].join('\n');
}

/**
 * Holds a file of sums against the directory.
 * @throws UserError migrations/sum-mismatch at the first line that differs.
 */
export function checkSumFile(path: string, text: string, lines: readonly SumLine[]): void {
  const expected = sumFileText(lines).split('\n');
  const actual = text.split(/\r?\n/);
  // The total stands first, but the line of the first file that differs says more.
  const order = [...expected.keys()].slice(1);
  const found = order.find((index) => expected[index] !== (actual[index] ?? '')) ?? (actual.length > expected.length ? expected.length : actual[0] === expected[0] ? undefined : 0);
  if (found === undefined) return;
  throw new UserError('migrations/sum-mismatch', {
    where: `${path}:${found + 1}`,
    expected: lineInWords(expected[found], ' by the files'),
    actual: lineInWords(actual[found]),
  });
}

function lineInWords(line = '', source = ''): string {
  return line === '' ? 'no line' : `${line}${source}`;
}
