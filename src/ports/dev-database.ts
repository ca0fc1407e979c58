import type { Engine, EngineName } from '../model/engine-name.ts';

/** The ways to get a dev database, in the order in which `auto` tries them. */
export type DevDatabaseProviderName = 'url' | 'native' | 'docker' | 'embedded';

/** What is asked of a provider. */
export interface DevDatabaseRequest {
  readonly engine: Engine;
  /** Secret; from the environment. */
  readonly url?: string;
  readonly image?: string;
  /** Name of a state that an earlier run may have kept: the server starts from its copy where there is one. */
  readonly base?: string;
}

/** A running, empty, throw-away server or database. `stop` ends it and removes its files; it never rejects. */
export interface DevDatabase {
  readonly provider: DevDatabaseProviderName;
  /** What was used, for the report: `PostgreSQL 16.14 from /usr/lib/postgresql/16/bin`. */
  readonly description: string;
  readonly engine: EngineName;
  readonly url: string;
  /** True where it takes one session at a time: nothing can be read beside the one that fills it. */
  readonly singleSession?: true;
  /** What was noted with the kept state that the server started from; absent: it is empty. */
  readonly reused?: string;
  /**
   * Keeps the state of the server for later starts under a name, with a note. The server ends for it and starts again under the
   * same URL: sessions are lost. Absent where the server's files are not ours.
   */
  readonly keep?: (base: string, note: string) => Promise<void>;
  stop(): Promise<void>;
}

/** Why a provider cannot serve a request: one sentence for the report. */
export interface Unavailable {
  readonly unavailable: string;
}

/** One way to get a dev database. */
export interface DevDatabaseProvider {
  readonly name: DevDatabaseProviderName;
  start(request: DevDatabaseRequest): Promise<DevDatabase | Unavailable>;
}
