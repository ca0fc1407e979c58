import type { DriftSettings } from './drift-settings.ts';
import type { Engine } from './engine-name.ts';
import type { Blocking } from './impact.ts';
import type { FormatName } from './migration.ts';
import type { NotifySettings } from './notification.ts';
import type { RuleCategory } from './rule-category.ts';
import type { FailOn, Severity } from './severity.ts';

/** Where a dev database comes from: `auto`, one provider, a URL variable, or an image. */
export type DevDatabaseSetting =
  | { readonly provider: 'auto' | 'native' | 'docker' | 'embedded' }
  | { readonly urlEnv: string }
  | { readonly image: string };

/** A target as the configuration names it. */
export interface TargetSettings {
  readonly name: string;
  readonly urlEnv: string;
  readonly environment?: string;
  /** True where the configuration asks for an approval before anything is applied. */
  readonly requiresApproval: boolean;
}

/** What one transaction holds. */
export type TransactionSetting = 'per-file' | 'per-statement' | 'whole-run' | 'none';

/** `reject` refuses a pending migration older than the last applied one; `apply` applies it. */
export type OutOfOrderSetting = 'reject' | 'apply';

/** Of a declarative directory: whether what would lose something is left to people or planned like everything else. */
export type DestructiveSetting = 'reject' | 'apply';

/** How migrations are applied. */
export interface MigrateSettings {
  readonly transaction: TransactionSetting;
  /** Milliseconds; absent for `none`. */
  readonly lockTimeoutMs?: number;
  /** How long to wait for another runner, in milliseconds. */
  readonly lockWaitMs: number;
  /** Milliseconds; absent for `none`. */
  readonly statementTimeoutMs?: number;
  /** Absent: what the format's own tool does. */
  readonly outOfOrder?: OutOfOrderSetting;
  /** Absent: rejected. */
  readonly destructive?: DestructiveSetting;
}

/** From which size of a table on a finding about its lock, scan or rewrite weighs more or less. 0 switches one off. */
export interface TableSizes {
  /** Below this many rows a table is small. */
  readonly smallRows: number;
  /** From this many rows or bytes on it is large. */
  readonly largeRows: number;
  readonly largeBytes: number;
}

/** What holds where nothing is configured. */
export const usualTableSizes: TableSizes = { smallRows: 1000, largeRows: 1_000_000, largeBytes: 1024 ** 3 };

/** Sets of severities: each rule's own, one step more, or its own with everything about form turned on. */
export const presetNames = ['safety', 'strict', 'style'] as const;

/** One of the presets. */
export type PresetName = (typeof presetNames)[number];

/** Other severities for some findings. An empty list of globs matches everything. */
export interface LintOverride {
  /** Globs of files, relative to the repository's root. */
  readonly paths: readonly string[];
  /** Globs of qualified object names. */
  readonly objects: readonly string[];
  readonly severities: Readonly<Record<string, Severity>>;
}

/** A rule that the configuration describes: what it looks for, and what it says. */
export interface CustomRuleSettings {
  readonly id: string;
  readonly category: RuleCategory;
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly match: {
    readonly operations: readonly string[];
    /** Globs of qualified names; none means any object. */
    readonly objects: readonly string[];
    /** Globs by the name of an attribute. */
    readonly attributes: Readonly<Record<string, string>>;
    /** The least that is kept waiting. */
    readonly blocks?: Blocking;
    readonly rewrites?: boolean;
    readonly scans?: boolean;
    readonly oldTablesOnly: boolean;
  };
}

/** How the change set is judged. */
export interface LintSettings {
  /** Severity per rule id; rules that are not named keep their default. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Options per rule id, as the rule's own table describes them. */
  readonly options: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly suppressibleGates: boolean;
  /** Absent: safety. */
  readonly preset?: PresetName;
  readonly customRules?: readonly CustomRuleSettings[];
  /** File of findings that are known, relative to the working directory. */
  readonly baseline?: string;
  /** The last that matches a finding holds. */
  readonly overrides?: readonly LintOverride[];
  /** Absent: `usualTableSizes`. */
  readonly tableSizes?: TableSizes;
  /** File of the target's statistics, relative to the working directory. */
  readonly statsFile?: string;
}

/** Where the migrations are, and by which conventions. */
export interface MigrationsSettings {
  /** Folders relative to the repository's root. */
  readonly paths: readonly string[];
  /** Absent: detected. */
  readonly format?: FormatName;
  readonly placeholders: Readonly<Record<string, string>>;
  /** Settings of the tool that the directory belongs to, by their names in kebab case. */
  readonly options: Readonly<Record<string, string>>;
  /** Absent: the format's default. */
  readonly historyTable?: string;
  /** Absent: the connection's own schema. */
  readonly historySchema?: string;
}

/** How the change set is rehearsed. */
export interface ValidateSettings {
  /** True where the repository's own model tool may be run. */
  readonly modelCheck: boolean;
  /** File of SQL that fills the tables of the base, relative to the working directory. */
  readonly seedFile?: string;
  /**
   * Whether the state behind the base is kept for later runs, of servers that we start. `auto`: on machines that stay; `keep`: in any
   * case; `off`: never, and none is used.
   */
  readonly template: 'auto' | 'keep' | 'off';
}

/** The effective settings of one run: defaults, then the file, then inputs. */
export interface Settings {
  readonly engine?: Engine;
  readonly migrations: MigrationsSettings;
  readonly devDatabase: DevDatabaseSetting;
  /** Extensions whose absence in the dev database is tolerated: what depends on them is not evaluated. */
  readonly skipExtensions: readonly string[];
  readonly targets: readonly TargetSettings[];
  readonly lint: LintSettings;
  readonly migrate: MigrateSettings;
  readonly validate: ValidateSettings;
  readonly notify: NotifySettings;
  readonly drift: DriftSettings;
  readonly failOn: FailOn;
  /** Where each effective value came from, by its dotted key. */
  readonly sources: Readonly<Record<string, string>>;
}
