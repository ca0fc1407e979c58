import { sha256 } from '../digest/sha256.ts';
import type { Migration, MigrationKind, SourceFile, UndoScript } from '../model/migration.ts';
import { decodeText } from './decode-text.ts';

/** What a format reads from a file's name. */
export interface NamedFile {
  readonly file: SourceFile;
  readonly kind: MigrationKind;
  readonly version?: string;
  readonly description: string;
  readonly script: string;
  readonly acceptsAnyChecksum?: boolean;
  /** The way back in the file's text, where the format has one; refuses a text that the format does not take. */
  readonly undoOf?: (text: string) => UndoScript | undefined;
  readonly recorded?: Readonly<Record<string, string>>;
}

/**
 * Decodes a file and gives it its identity: our hash, and the checksum that the format stores, where it has one for the
 * text. Both are computed when they are asked for: a lint asks for those of changed files alone, and the sums of
 * 500 files take 6 ms.
 * @throws UserError migrations/holds-nul, migrations/not-utf8.
 */
export function newMigration(named: NamedFile, checksumOf?: (text: string) => string): Migration {
  const text = decodeText(named.file);
  const hash = once(() => textHash(text));
  const undo = named.undoOf?.(text);
  const known = {
    ...(named.version === undefined ? {} : { version: named.version }),
    description: named.description,
    kind: named.kind,
    path: named.file.path,
    script: named.script,
    ...(named.acceptsAnyChecksum === undefined ? {} : { acceptsAnyChecksum: named.acceptsAnyChecksum }),
    ...(named.recorded === undefined ? {} : { recorded: named.recorded }),
    text,
    ...(undo === undefined ? {} : { undo }),
  };
  if (checksumOf === undefined) return { ...known, get hash() { return hash(); } };
  const checksum = once(() => checksumOf(text));
  return { ...known, get hash() { return hash(); }, get checksum() { return checksum(); } };
}

/** SHA-256 of a text with CRLF as LF, so that a checkout on Windows is the same file. */
export function textHash(text: string): string {
  return sha256(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
}

function once(compute: () => string): () => string {
  let value: string | undefined;
  return () => (value ??= compute());
}

/** The file's name, without its folders. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path below the innermost migration directory that holds it. */
export function pathBelow(folders: readonly string[], path: string): string {
  let below = path;
  for (const folder of folders) {
    const prefix = folder === '' || folder === '.' ? '' : `${folder.replace(/\/+$/, '')}/`;
    if (path.startsWith(prefix) && path.length - prefix.length < below.length) below = path.slice(prefix.length);
  }
  return below;
}
