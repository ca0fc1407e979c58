import { readFileSync } from 'node:fs';
import { UserError } from '../../errors/user-error.ts';
import { decodeText } from '../../migrations/decode-text.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import { readSnapshot } from '../../schema/snapshot/read-snapshot.ts';
import type { SchemaFile } from '../../schema/snapshot/schema-file.ts';
import type { Project } from '../open-project.ts';
import { repositoryPath } from '../repository-paths.ts';
import { describedState } from './described-state.ts';
import type { Expectation } from './expectation.ts';
import { loadedSchema, type SchemaSource } from './loaded-schema.ts';

/** A schema file, and what is demanded of it. */
export interface SchemaFileRequest extends Omit<SchemaSource, 'path' | 'bytes'> {
  readonly file: string;
  /** Version that a snapshot must have been taken at; absent: any. */
  readonly head?: string;
  /** What the file most likely says. */
  readonly like: InspectedSchema;
}

/** Our own form begins with comments and its number. */
const snapshotStart = /^(?:#.*\n|\s*\n)*format: \d+\s*$/m;

/**
 * The state that a file says: one that the command snapshot wrote, or SQL that makes the schema.
 * @throws UserError input/path-outside, drift/no-schema-file, drift/schema-file-invalid, drift/snapshot-stale, drift/expected-unavailable.
 */
export async function schemaFileState({ file, head, like, ...request }: SchemaFileRequest): Promise<Expectation> {
  const { project } = request.context;
  const snapshot = snapshotFile(project, file, like);
  if (snapshot === undefined) return loadedSchema({ ...request, path: file, bytes: readFile(project, file) });
  if (head !== undefined && snapshot.head !== head) throw new UserError('drift/snapshot-stale', { where: file, expected: `version ${head}`, actual: snapshot.head === undefined ? 'no version' : `version ${snapshot.head}` });
  return describedState(snapshot.schema, `the snapshot ${file}`, snapshot.head);
}

/**
 * Reads a file that the command snapshot wrote; undefined where it has another form.
 * @throws UserError input/path-outside, drift/no-schema-file, drift/schema-file-invalid.
 */
export function snapshotFile(project: Project, file: string, like?: InspectedSchema): SchemaFile | undefined {
  const text = decodeText({ path: file, bytes: readFile(project, file) });
  return snapshotStart.test(text.slice(0, 1000)) ? readSnapshot(text, file, like) : undefined;
}

function readFile(project: Project, file: string): Uint8Array {
  const path = repositoryPath(project, { from: project.folder, path: file, where: 'drift.schema-file' });
  try {
    return readFileSync(path);
  } catch {
    throw new UserError('drift/no-schema-file', { where: file });
  }
}
