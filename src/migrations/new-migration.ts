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
  const { version, description, kind, script, file, acceptsAnyChecksum, recorded, undoOf } = named;
  const text = decodeText(file);
  const undo = undoOf?.(text);
  const migration: InTheMaking = { description, kind, path: file.path, script, text, hash: '' };
  if (version !== undefined) migration.version = version;
  if (acceptsAnyChecksum !== undefined) migration.acceptsAnyChecksum = acceptsAnyChecksum;
  if (recorded !== undefined) migration.recorded = recorded;
  if (undo !== undefined) migration.undo = undo;
  Object.defineProperty(migration, 'hash', lazyHash);
  if (checksumOf !== undefined) Object.defineProperty(migration, 'checksum', lazyChecksum(checksumOf));
  return migration;
}

/** Filled part by part: an object that is spread together takes several times as long, which shows in a directory of 1,000. */
type InTheMaking = { -readonly [Part in keyof Migration]: Migration[Part] };

/**
 * A property that is computed when it is first read, and then stays. One accessor serves all migrations: a getter in each object's own
 * literal takes twenty times as long to make, which is most of what reading a directory takes.
 */
function lazy(name: 'hash' | 'checksum', compute: (text: string) => string): PropertyDescriptor {
  return {
    enumerable: true,
    configurable: true,
    get(this: Migration): string {
      const value = compute(this.text);
      Object.defineProperty(this, name, { value, enumerable: true });
      return value;
    },
  };
}

const lazyHash = lazy('hash', textHash);
const lazyChecksums = new WeakMap<(text: string) => string, PropertyDescriptor>();

function lazyChecksum(checksumOf: (text: string) => string): PropertyDescriptor {
  const known = lazyChecksums.get(checksumOf) ?? lazy('checksum', checksumOf);
  lazyChecksums.set(checksumOf, known);
  return known;
}

/** SHA-256 of a text with CRLF as LF, so that a checkout on Windows is the same file. */
export function textHash(text: string): string {
  return sha256(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text);
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
