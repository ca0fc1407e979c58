import type { DevDatabase } from '../ports/dev-database.ts';
import type { RunningServer } from './private-server.ts';
import { copyKept, copyTemplate, keepState } from './template-cache.ts';

/** The data folder that a server is to have. */
export interface FilesRequest {
  /** What decides what an initialised folder holds: engine, version, program. */
  readonly key: readonly string[];
  readonly data: string;
  /** Name of a state that may have been kept. */
  readonly base: string | undefined;
  /** Fills an empty folder with an initialised data directory. */
  readonly fill: (folder: string) => Promise<void>;
}

/** A data folder that a server can start on. */
export interface LaidFiles extends Pick<DevDatabase, 'reused'> {
  readonly key: readonly string[];
  readonly data: string;
}

/** Lays out a data folder: the copy of a kept state, else an initialised one. */
export async function layFiles({ key, data, base, fill }: FilesRequest): Promise<LaidFiles> {
  const reused = base === undefined ? undefined : await copyKept([...key, base], data);
  if (reused !== undefined) return { key, data, reused };
  await copyTemplate({ key, fill }, data);
  return { key, data };
}

/** What a server with files of ours can do beside answering. */
export function keeping({ stop, pause }: RunningServer, { key, data, reused }: LaidFiles): Pick<DevDatabase, 'reused' | 'stop'> & Required<Pick<DevDatabase, 'keep'>> {
  return {
    stop,
    ...(reused === undefined ? {} : { reused }),
    keep: (base, note) => pause(() => keepState([...key, base], data, note)),
  };
}
