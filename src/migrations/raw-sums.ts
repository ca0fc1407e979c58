import { sha256 } from '../digest/sha256.ts';
import type { SourceFile } from '../model/migration.ts';

/** A byte order mark is a part of the bytes. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text whose UTF-8 bytes are those of the file, nothing normalised. Only for files that were decoded strictly before. */
export function rawText(file: SourceFile): string {
  return decoder.decode(file.bytes);
}

/** SHA-256 hex of the file's bytes as they are. */
export function rawSum(file: SourceFile): string {
  return sha256(rawText(file));
}

/** The same of the file as a checkout with other line ends has it: all CRLF as LF, and all LF as CRLF. */
export function sumsWithOtherLineEnds(file: SourceFile): readonly string[] {
  const text = rawText(file);
  return [sha256(text.replaceAll('\r\n', '\n')), sha256(text.replaceAll(/\r?\n/g, '\r\n'))];
}
