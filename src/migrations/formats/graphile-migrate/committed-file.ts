import { digest } from '../../../digest/digest.ts';
import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';

/** A file that was committed: what its header says, and where its body begins. */
export interface CommittedFile {
  readonly file: SourceFile;
  readonly text: string;
  /** Digits of the file's name. */
  readonly id: string;
  /** Of the file's name, or of the header's message. */
  readonly description: string;
  /** Sum of the file before; absent in the first. */
  readonly previous?: string;
  /** `sha1:` and 40 digits. */
  readonly hash: string;
  readonly body: string;
}

const name = /^(\d{6,})(?:-([-\w]*))?\.sql$/;
const header = /^--! (\w+)(?::[ \t]*(.*))?$/;

/** Digits and words of a committed file's name; undefined for another file. */
export function readCommittedName(fileName: string): { readonly id: string; readonly slug: string } | undefined {
  const match = name.exec(fileName);
  return match === null ? undefined : { id: match[1] ?? '', slug: match[2] ?? '' };
}

/** The sum that graphile-migrate 1.4.1 keeps of a body in its chain. */
export function committedHash(body: string, previous: string | undefined): string {
  return `sha1:${digest('sha1', [`${`${previous ?? ''}\n${body.trim()}`.trim()}\n`]).hex()}`;
}

/**
 * Reads a committed file.
 * @throws UserError migrations/header-invalid, migrations/line-ends-refused, migrations/hash-mismatch.
 */
export function readCommittedFile(file: SourceFile, named: { readonly id: string; readonly slug: string }): CommittedFile {
  const text = decodeText(file);
  refuseCarriageReturn(file, text);
  const lines = text.split('\n');
  const found = lines.findIndex((line) => !header.test(line));
  const end = found === -1 ? lines.length : found;
  const headers = readHeaders(lines.slice(0, end));
  const previous = requiredHeader(file, headers, 'Previous');
  const hash = requiredHeader(file, headers, 'Hash');
  if (lines[end] !== '') throw new UserError('migrations/header-invalid', { where: `${file.path}:${end + 1}`, expected: 'an empty line behind the header' });
  const body = lines.slice(end + 1).join('\n');
  const before = previous === '-' || previous === '' ? undefined : previous;
  refuseOtherBody(file, { hash, body, previous: before, isAllowed: headers.has('AllowInvalidHash') });
  return {
    file, text, id: named.id, hash, body,
    description: named.slug === '' ? (headers.get('Message') ?? '') : named.slug.replaceAll('-', ' '),
    ...(before === undefined ? {} : { previous: before }),
  };
}

function refuseCarriageReturn(file: SourceFile, text: string): void {
  const carriage = text.indexOf('\r');
  if (carriage >= 0) throw new UserError('migrations/line-ends-refused', { where: `${file.path}:${text.slice(0, carriage).split('\n').length}` });
}

function requiredHeader(file: SourceFile, headers: ReadonlyMap<string, string>, name: 'Previous' | 'Hash'): string {
  const value = headers.get(name);
  if (value === undefined) throw new UserError('migrations/header-invalid', { where: `${file.path}:1`, expected: `a line --! ${name}:` });
  return value;
}

function readHeaders(lines: readonly string[]): ReadonlyMap<string, string> {
  return new Map(lines.map((line) => {
    const match = header.exec(line);
    return [match?.[1] ?? '', (match?.[2] ?? '').trim()] as const;
  }));
}

interface Hashed {
  readonly hash: string;
  readonly body: string;
  readonly previous: string | undefined;
  readonly isAllowed: boolean;
}

function refuseOtherBody(file: SourceFile, { hash, body, previous, isAllowed }: Hashed): void {
  const expected = committedHash(body, previous);
  if (isAllowed || expected === hash) return;
  throw new UserError('migrations/hash-mismatch', { where: `${file.path}:2`, expected: `${expected} by the body`, actual: hash });
}

/**
 * Holds each file against the one before it.
 * @param files in the order of their numbers.
 * @throws UserError migrations/chain-broken.
 */
export function checkChain(files: readonly CommittedFile[]): void {
  for (const [index, { file, previous }] of files.entries()) {
    const before = files[index - 1];
    if (before?.hash === previous) continue;
    throw new UserError('migrations/chain-broken', {
      where: `${file.path}:1`,
      expected: before === undefined ? '- in the first file' : `${before.hash} of ${before.file.path}`,
      actual: previous ?? '-',
    });
  }
}
