import type { Engine, EngineName } from '../model/engine-name.ts';
import type { Migration } from '../model/migration.ts';
import type { Operation } from '../model/operation.ts';
import type { SchemaState } from '../model/schema-state.ts';
import type { TransactionSetting } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import type { Span } from '../model/location.ts';
import type { Statement } from '../model/statement.ts';

/** The categories of rules; the folder of a rule's file is named after its category. */
export type RuleCategory =
  | 'destructive' | 'blocking-lock' | 'table-rewrite' | 'constraint' | 'index' | 'data' | 'compatibility'
  | 'transaction' | 'naming' | 'types' | 'security' | 'hygiene';

/** Facts that a rule needs beyond the statements; a rule whose fact is missing is reported as not evaluated. */
export type Fact = 'schema-state' | 'engine-version' | 'transaction-model' | 'table-stats';

/** A migration of the change set with its statements, in the order of application. */
export interface JudgedFile {
  readonly migration: Migration;
  readonly statements: readonly Statement[];
}

/**
 * An operation in its place: executed operations of DO blocks are flattened in, those of stored routines are not.
 * `state` is the schema before the operation.
 */
export interface JudgedOperation {
  readonly file: JudgedFile;
  readonly statement: Statement;
  readonly operation: Operation;
  readonly state: SchemaState;
  /** How the statement's transaction is run, markers in the file considered. */
  readonly transaction: TransactionSetting;
  /** True between BEGIN and COMMIT written in the file. */
  readonly insideTransaction: boolean;
  /** Settings in force, lower-case names: what SET statements of the file, then the runner, established. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What a rule sees of the whole run. Options are parsed and complete. */
export interface RuleContext<Options = Readonly<Record<string, unknown>>> {
  readonly engine: Engine;
  readonly options: Options;
  readonly files: readonly JudgedFile[];
  /** In order, over all files of the change set. */
  readonly operations: readonly JudgedOperation[];
  /** The schema before the change set. */
  readonly before: SchemaState;
  /** The schema after the change set. */
  readonly after: SchemaState;
  /** The runner's lock timeout in milliseconds, if it sets one. */
  readonly runnerLockTimeoutMs?: number;
}

/** What a rule found: facts without wording. The rule's `messages` make the text from `message` and `values`. */
export interface RuleHit {
  readonly file: JudgedFile;
  readonly statement?: Statement;
  /** Where the finding starts; default: the statement's span. */
  readonly span?: Span;
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  readonly objects: readonly string[];
  /** Where it differs from the rule's default. */
  readonly severity?: Exclude<Severity, 'off'>;
  /** SQL that could stand instead. */
  readonly suggestion?: string;
}

/** The three texts of a finding; `{name}` is replaced by the hit's value. */
export interface RuleMessage {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

/** One option of a rule: drives parsing, the JSON schema and the docs. */
export interface RuleOption {
  readonly type: 'boolean' | 'integer' | 'string' | 'string-list' | 'pattern-list' | 'pattern-map';
  readonly default: unknown;
  readonly summary: string;
}

/** SQL with its verdict; executed as a test, and on real servers where marked for one. */
export interface RuleExample {
  readonly engine: EngineName;
  readonly version?: string;
  /** Migrations that stand before the change set. */
  readonly base?: readonly string[];
  /** Files of the change set, in order. */
  readonly files: readonly string[];
  /** Runner setting; default per-file. */
  readonly transaction?: TransactionSetting;
  /** 'none': the runner sets no lock timeout; default: it sets one. */
  readonly runnerLockTimeout?: 'none';
  /** Lines `file:line` (files from 1) where the rule must fire; empty for a good example. */
  readonly expect: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
}

/** One rule, whole. The order of the fields is the order in every rule file. */
export interface Rule<Id extends string = string> {
  readonly id: Id;
  readonly category: RuleCategory;
  readonly engines: readonly EngineName[];
  readonly defaultSeverity: Severity;
  /** True where an approval, not a suppression, clears it. */
  readonly gate: boolean;
  readonly since: string;
  readonly needs: readonly Fact[];
  /** Imperative, without a full stop. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** Rules of other tools that ask the same, `tool:code`. */
  readonly sources: readonly string[];
  readonly options: Readonly<Record<string, RuleOption>>;
  readonly messages: Readonly<Record<string, RuleMessage>>;
  readonly examples: { readonly bad: readonly RuleExample[]; readonly good: readonly RuleExample[] };
  check(context: RuleContext): readonly RuleHit[];
}

/** Keeps the literal id, so that tables over all rules are checked by the compiler. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule;
}
