import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Project } from './open-project.ts';

/** What every action gets: the repository with its settings, and the outside world. */
export interface RunContext {
  readonly project: Project;
  /** Environment variables; database URLs are read here and nowhere else. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Of the input `token`: GitHub's. */
  readonly token?: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Called before a URL is used, with what must not be shown of it. `name` is the variable that holds it. */
  readonly hideUrl: (name: string, secrets: readonly string[]) => void;
  /** Called with a credential that stands in a migration, before anything is said of it. */
  readonly hideSecret: (secret: string) => void;
  /** Takes what is hidden out of a text that is written to a file at once. */
  readonly redact: (text: string) => string;
  /** Aborted by SIGINT or SIGTERM. */
  readonly stop: AbortSignal;
}

/** Which files a gate judges. */
export interface ChangeRequest {
  /** What differs from the base; absent where every file is judged, as if all were new. */
  readonly changeSet?: Promise<ChangeSet>;
}
