import type { Format, HistoryLocation } from '../migrations/format.ts';
import type { HistoryRow } from '../model/history.ts';
import type { ServerInfo } from '../model/server-info.ts';
import type { DatabaseSession } from '../ports/database-session.ts';
import type { LedgerCommands } from './ledger/ledger-commands.ts';
import type { LockGuard } from './lock-guard.ts';
import type { RunnerRequest } from './runner-request.ts';

/** A run in progress: both sessions are open and hold their locks. */
export interface ActiveRun {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly request: RunnerRequest;
  readonly format: Format;
  readonly server: ServerInfo;
  readonly location: HistoryLocation;
  /** Watches the lock, writes intents, reads the ledger. */
  readonly control: DatabaseSession;
  /** Runs the migrations. */
  readonly executor: DatabaseSession;
  readonly guard: LockGuard;
  readonly ledger: LedgerCommands;
  /** What the history had at the beginning, by the script of its migration. */
  readonly rows: ReadonlyMap<string, HistoryRow>;
}
