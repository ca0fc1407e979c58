import type { Engine } from '../model/engine-name.ts';
import type { SchemaState } from '../model/schema-state.ts';

/** What an operation meets: the server, and the schema before it. */
export interface ImpactContext {
  readonly engine: Engine;
  readonly before: SchemaState;
  /** Session settings in force, lower-case names. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Versions that are assumed where none is configured: the oldest that the tests run on. */
const assumedVersions = { postgresql: 130000, mysql: 80029, mariadb: 101100 } as const;

/** The server's version as a number that compares; see `ServerVersion`. */
export function versionNumber({ name, version }: Engine): number {
  return version?.number ?? assumedVersions[name];
}
