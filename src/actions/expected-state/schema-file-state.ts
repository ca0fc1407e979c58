import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UserError } from '../../errors/user-error.ts';
import { decodeText } from '../../migrations/decode-text.ts';
import { readSnapshot } from '../../schema/snapshot/read-snapshot.ts';
import type { SchemaFile } from '../../schema/snapshot/schema-file.ts';
import { describedState } from './described-state.ts';
import type { Expectation } from './expectation.ts';
import { loadedSchema, type SchemaSource } from './loaded-schema.ts';

/** A schema file, and what is demanded of it. */
export interface SchemaFileRequest extends Omit<SchemaSource, 'path' | 'bytes'> {
  readonly file: string;
  /** Version that a snapshot must have been taken at; absent: any. */
  readonly head?: string;
}

/** Our own form begins with comments and its number. */
const snapshotStart = /^(?:#.*\n|\s*\n)*format: \d+\s*$/m;

/**
 * The state that a file says: one that the command snapshot wrote, or SQL that makes the schema.
 * @throws UserError drift/no-schema-file, drift/schema-file-invalid, drift/snapshot-stale, drift/expected-unavailable.
 */
export async function schemaFileState({ file, head, ...request }: SchemaFileRequest): Promise<Expectation> {
  const { folder } = request.context.project;
  const snapshot = snapshotFile(folder, file);
  if (snapshot === undefined) return loadedSchema({ ...request, path: file, bytes: readFile(folder, file) });
  if (head !== undefined && snapshot.head !== head) throw new UserError('drift/snapshot-stale', { where: file, expected: `version ${head}`, actual: snapshot.head === undefined ? 'no version' : `version ${snapshot.head}` });
  return describedState(snapshot.schema, `the snapshot ${file}`, snapshot.head);
}

/**
 * Reads a file that the command snapshot wrote; undefined where it has another form.
 * @throws UserError drift/no-schema-file, drift/schema-file-invalid.
 */
export function snapshotFile(folder: string, file: string): SchemaFile | undefined {
  const text = decodeText({ path: file, bytes: readFile(folder, file) });
  return snapshotStart.test(text.slice(0, 1000)) ? readSnapshot(text, file) : undefined;
}

function readFile(folder: string, file: string): Uint8Array {
  try {
    return readFileSync(resolve(folder, file));
  } catch {
    throw new UserError('drift/no-schema-file', { where: file });
  }
}
