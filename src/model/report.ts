import type { EngineName } from './engine-name.ts';
import type { Finding, NotEvaluated, SuppressedFinding } from './finding.ts';
import type { Location } from './location.ts';
import type { Outcome } from './outcome.ts';
import type { ReportedDrift } from './report-drift.ts';
import type { ReportedReplay } from './report-replay.ts';
import type { ReportedMigration } from './reported-migration.ts';

/** The commands that produce a report. */
export type ActionName = 'lint' | 'validate' | 'migrate' | 'status' | 'drift-check' | 'snapshot' | 'revert' | 'stats' | 'init' | 'branch-preview';

/** An error as the report and every channel show it: what, where, why, fix. */
export interface ReportedError {
  readonly code: string;
  readonly what: string;
  readonly where?: string;
  /** The place in a file of the repository that `where` names, for annotations and code frames. */
  readonly location?: Location;
  readonly why?: string;
  readonly fix: string;
  readonly docs: string;
  /** Quoted message of a server or service, already free of secrets. */
  readonly cause?: string;
}

/** A plan as the report shows it to an approver. */
export interface ReportedPlan {
  readonly hash: string;
  /** Path of the plan as a file of its own, where one was asked for. */
  readonly file?: string;
  readonly target: string;
  readonly migrations: readonly {
    readonly version?: string;
    readonly path: string;
    readonly mode: string;
    readonly statements: readonly {
      readonly sql: string;
      readonly transaction: string;
      /** Lock that the statement takes on what it changes, where that is known. */
      readonly locks?: string;
    }[];
  }[];
}

/** What a server said beside its answer. */
export interface ReportedMessage {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
}

/** What a run did, statement by statement. */
export interface ReportedRun {
  readonly id: string;
  readonly migrations: readonly {
    readonly version?: string;
    readonly path: string;
    readonly state: string;
    readonly durationMs: number;
    readonly statements: readonly {
      readonly ordinal: number;
      readonly state: string;
      readonly durationMs?: number;
      readonly messages?: readonly ReportedMessage[];
    }[];
  }[];
}

/** The dev database that was used, for the reader to judge the result by. */
export interface ReportedDevDatabase {
  readonly provider: string;
  readonly engine: EngineName;
  readonly version: string;
  /** Migrations that went through in the replay. */
  readonly applied: number;
  /** Set where its major version is not the target's. */
  readonly warning?: string;
  /** Roles created without login because migrations grant to them. */
  readonly createdRoles: readonly string[];
}

/** What an action says; every channel renders this value. Parts that an action does not produce are absent. */
export interface Report {
  readonly schema: 'schema-gitops/report/v1';
  readonly action: ActionName;
  readonly tool: { readonly version: string };
  readonly outcome: Outcome;
  readonly summary: string;
  readonly engine?: { readonly name: EngineName; readonly version?: string; readonly source: string };
  readonly target?: string;
  readonly migrations?: {
    readonly format: string;
    readonly detected: string;
    readonly files: readonly ReportedMigration[];
  };
  readonly changeSet?: { readonly base: string; readonly source: string; readonly files: number };
  readonly devDatabase?: ReportedDevDatabase;
  readonly replay?: ReportedReplay;
  readonly findings: readonly Finding[];
  readonly suppressed: readonly SuppressedFinding[];
  readonly notEvaluated: readonly NotEvaluated[];
  readonly plan?: ReportedPlan;
  readonly run?: ReportedRun;
  readonly drift?: ReportedDrift;
  /** One report each, where a run works on several targets; `outcome` is then the worst of theirs. */
  readonly targets?: readonly Report[];
  readonly error?: ReportedError;
  /** Plain sentences worth saying that are neither findings nor errors. */
  readonly notes: readonly string[];
  /** Where each effective setting came from: input, file, default, detected. */
  readonly settings?: Readonly<Record<string, string>>;
}
