import { createHash } from 'node:crypto';
import type { Migration, MigrationKind, SourceFile } from '../model/migration.ts';
import { decodeText } from './decode-text.ts';

/** What a format reads from a file's name. */
export interface NamedFile {
  readonly file: SourceFile;
  readonly kind: MigrationKind;
  readonly version?: string;
  readonly description: string;
  readonly script: string;
}

/**
 * Decodes a file and gives it its identity. The format adds its checksum.
 * @throws UserError migrations/holds-nul, migrations/not-utf8.
 */
export function newMigration(named: NamedFile): Migration {
  const text = decodeText(named.file);
  return {
    ...(named.version === undefined ? {} : { version: named.version }),
    description: named.description,
    kind: named.kind,
    path: named.file.path,
    script: named.script,
    text,
    hash: createHash('sha256').update(text.includes('\r') ? text.replaceAll('\r\n', '\n') : text).digest('hex'),
  };
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
