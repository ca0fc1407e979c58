import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';

/** Java's names of encodings, without their marks, with how we decode them. */
const decoders: Readonly<Record<string, (bytes: Uint8Array) => string>> = {
  iso88591: (bytes) => Buffer.from(bytes).toString('latin1'),
  latin1: (bytes) => Buffer.from(bytes).toString('latin1'),
  windows1252: (bytes) => new TextDecoder('windows-1252').decode(bytes),
  cp1252: (bytes) => new TextDecoder('windows-1252').decode(bytes),
  utf16: (bytes) => new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-16be', { fatal: true }).decode(bytes),
  utf16be: (bytes) => new TextDecoder('utf-16be', { fatal: true }).decode(bytes),
  utf16le: (bytes) => new TextDecoder('utf-16le', { fatal: true }).decode(bytes),
};

/** Encodings whose bytes are UTF-8 already. */
const plain = new Set(['utf8', 'usascii', 'ascii']);

/**
 * A file in UTF-8, whatever its encoding is in the repository.
 * @throws UserError config/wrong-value for an encoding that is not known, migrations/not-utf8 for bytes that it does not have.
 */
export function transcode(file: SourceFile, encoding: string): SourceFile {
  const name = encoding.toLowerCase().replaceAll(/[^a-z\d]/g, '');
  if (plain.has(name)) return file;
  const decode = Object.hasOwn(decoders, name) ? decoders[name] : undefined;
  if (decode === undefined) throw new UserError('config/wrong-value', { where: file.path, expected: 'UTF-8, US-ASCII, ISO-8859-1, windows-1252 or UTF-16', actual: `encoding ${encoding}` });
  try {
    return { path: file.path, bytes: new TextEncoder().encode(decode(file.bytes)) };
  } catch {
    throw new UserError('migrations/not-utf8', { where: file.path, expected: encoding });
  }
}
