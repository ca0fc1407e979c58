import { UserError } from '../errors/user-error.ts';
import type { SourceFile } from '../model/migration.ts';

const lineFeed = 0x0a;

/**
 * Decodes a migration strictly: what reaches the server is what was reviewed, never a replacement character.
 * A byte order mark is dropped; lone carriage returns become line feeds where the file has no other line end.
 * @throws UserError migrations/holds-nul, migrations/not-utf8.
 */
export function decodeText(file: SourceFile): string {
  const nul = file.bytes.indexOf(0);
  if (nul >= 0) throw new UserError('migrations/holds-nul', { where: placeOf(file, nul) });
  const text = decode(file);
  return text.includes('\r') && !text.includes('\n') ? text.replaceAll('\r', '\n') : text;
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true });

function decode(file: SourceFile): string {
  try {
    return strictDecoder.decode(file.bytes);
  } catch {
    throw new UserError('migrations/not-utf8', { where: placeOf(file, firstInvalidByte(file.bytes)) });
  }
}

/** `path:line, byte n`, both counted as editors and hex viewers do: lines from 1, bytes from 0. */
function placeOf(file: SourceFile, offset: number): string {
  let line = 1;
  for (let at = file.bytes.indexOf(lineFeed); at >= 0 && at < offset; at = file.bytes.indexOf(lineFeed, at + 1)) line += 1;
  return `${file.path}:${line}, byte ${offset}`;
}

/** Finds the offending byte by halving: a prefix that ends inside a character is still valid as a stream. */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isValidPrefix(bytes.subarray(0, middle))) valid = middle;
    else invalid = middle;
  }
  return isValidPrefix(bytes) ? valid : invalid - 1;
}

function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
