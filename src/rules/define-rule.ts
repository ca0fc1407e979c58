import type { Engine, EngineName } from '../model/engine-name.ts';
import type { DurationEstimate } from '../model/estimate.ts';
import type { Span } from '../model/location.ts';
import type { FormatName, Migration, MisnamedFile } from '../model/migration.ts';
import type { Operation, OperationKind } from '../model/operation.ts';
import type { RuleCategory } from '../model/rule-category.ts';
import type { CatalogColumn, CatalogTable, SchemaState } from '../model/schema-state.ts';
import type { TransactionSetting } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import type { Script, Statement } from '../model/statement.ts';
import type { Reach } from '../schema/relevance/relevant-scripts.ts';
import type { TableStatistics } from '../model/target-statistics.ts';
import type { KnownStatistics } from './statistics/known-statistics.ts';
import type { WordSearch } from '../model/word-search.ts';
import { KindIndex } from './kind-index.ts';
import type { OptionValues, RuleOption } from './rule-options.ts';

/**
 * Facts that a rule needs beyond the statements; where one is missing the rule is reported as not evaluated.
 * A rule that needs `table-stats` is not asked without them: one that only judges better with them does not list it.
 */
export type Fact = 'syntax' | 'schema-state' | 'engine-version' | 'transaction-model' | 'table-stats' | 'repository';

/** A migration of the change set with what was read in it. Spans index `text`, the text that is sent to the server. */
export interface JudgedFile extends Script {
  readonly migration: Migration;
  readonly text: string;
}

/** Who runs the migrations, as far as it bears on them. */
export interface Runner {
  readonly transaction: TransactionSetting;
  /** Milliseconds; absent where the runner sets no lock timeout. */
  readonly lockTimeoutMs?: number;
  /** Milliseconds; absent where the runner bounds no statement. */
  readonly statementTimeoutMs?: number;
  readonly format?: FormatName;
}

/**
 * A statement in its place, in the order of execution. Those of a DO block stand for the block;
 * those of stored routines are not executed and not here.
 */
export interface JudgedStatement {
  readonly file: JudgedFile;
  readonly statement: Statement;
  /** The statement of the file that holds it: itself, unless it stands in a body. */
  readonly outer: Statement;
  readonly operations: readonly JudgedOperation[];
  /** How the file is run, markers in it considered. */
  readonly transaction: TransactionSetting;
  /** True where a transaction is open: the runner's, or one between BEGIN and COMMIT of the file. */
  readonly insideTransaction: boolean;
  /** Stands for that transaction: the same for all of its statements. */
  readonly openTransaction?: symbol;
  /** Settings in force, lower-case names: the runner's, then what SET statements established. */
  readonly settings: ReadonlyMap<string, string>;
}

/** An operation with the schema before and after it. */
export interface JudgedOperation<Kind extends Operation = Operation> {
  readonly in: JudgedStatement;
  readonly operation: Kind;
  readonly before: SchemaState;
  readonly after: SchemaState;
}

/** Narrows judged operations to some kinds. */
export function isKind<const Kind extends OperationKind>(
  judged: JudgedOperation,
  ...kinds: readonly Kind[]
): judged is JudgedOperation<Extract<Operation, { kind: Kind }>> {
  const { kind } = judged.operation;
  return kinds.some((wanted) => wanted === kind);
}

/** The operations of a run by kind: rules ask for a few kinds each, most of which are not there. */
const byKind = new WeakMap<readonly JudgedOperation[], KindIndex<JudgedOperation>>();

/** Prepares the operations of a run, to which none is added any more, for being asked for by kind. */
export function indexKinds(operations: readonly JudgedOperation[]): void {
  byKind.set(operations, new KindIndex(operations));
}

/** The judged operations of some kinds. */
export function ofKind<const Kind extends OperationKind>(
  operations: readonly JudgedOperation[],
  ...kinds: readonly Kind[]
): readonly JudgedOperation<Extract<Operation, { kind: Kind }>>[] {
  const found = byKind.get(operations)?.of(kinds);
  if (found?.length === 0) return [];
  return (found ?? operations).filter((judged) => isKind(judged, ...kinds));
}

/** What a rule sees of the whole run. */
export interface RuleContext {
  readonly engine: Engine;
  readonly runner: Runner;
  /** True where a whole history is judged file by file and not a change set. */
  readonly isHistory: boolean;
  readonly options: OptionValues;
  readonly files: readonly JudgedFile[];
  /** In order of execution, over all files of the change set. */
  readonly statements: readonly JudgedStatement[];
  /** All operations of `statements`. */
  readonly operations: readonly JudgedOperation[];
  /** The schema before and after the change set. */
  readonly before: SchemaState;
  readonly after: SchemaState;
  /**
   * True for a table that the change set made and that holds no rows of older tables yet when the operation runs.
   * A table that the catalogue does not know is not new.
   */
  readonly isNew: (table: CatalogTable | undefined, at: JudgedStatement) => boolean;
  /** True for a column that the change set made, or that stands in a table it made. */
  readonly isNewColumn: (column: CatalogColumn | undefined, at: JudgedStatement) => boolean;
  /** True for a migration whose version an undo migration of the directory takes back. */
  readonly hasUndo: (migration: Migration) => boolean;
  /** Sizes and activity of the target's tables; absent where nobody collected them: unknown is never small. */
  readonly stats?: KnownStatistics;
  /** Files of the change set that look like migrations and are none for their names. */
  readonly misnamed: readonly NamedAmiss[];
  /** What the pull request says of itself, as its author wrote it; absent where the run sees none. */
  readonly description?: string;
  /** Where names that the change set takes away stand in the repository; absent where nobody looked. */
  readonly mentions?: WordSearch;
}

/** A file that no runner runs for its name, and the name that it could have. */
export interface NamedAmiss extends MisnamedFile {
  readonly newName: string;
}

/** What a rule found: facts without wording. The rule's `messages` make the text from `message` and `values`. */
export interface RuleHit {
  /** A file where the finding is about its text or its name, and no statement is meant. */
  readonly at: JudgedStatement | JudgedFile;
  /** Where the finding starts and ends; default: the statement, or the start of the file. */
  readonly span?: Span;
  /** Key of the rule's `messages`. */
  readonly message: string;
  readonly values: Readonly<Record<string, string>>;
  /** Qualified names of the objects concerned; the first is the finding's identity. */
  readonly objects: readonly string[];
  /** Where it differs from the rule's default. */
  readonly severity?: Exclude<Severity, 'off'>;
  /** SQL that could stand instead. */
  readonly suggestion?: string;
  readonly estimate?: DurationEstimate;
  /** For the end of the fix, as it is: commands that are longer than a value may be. */
  readonly note?: string;
}

/** A place that a rule could not judge, and the fact that was missing. `reason` is a sentence. */
export interface RuleGap {
  readonly at: JudgedStatement;
  readonly missing: Fact;
  readonly reason: string;
}

/** What one rule has to say about a change set. */
export type RuleResult = RuleHit | RuleGap;

/** The three texts of a finding; `{name}` is replaced by the hit's value. */
export interface RuleMessage {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
}

/** SQL with its verdict; executed as a test, and on real servers unless `impossible` says why it cannot be. */
export interface RuleExample {
  readonly title: string;
  readonly engine: EngineName;
  /** Default: a version that the tests have. */
  readonly version?: string;
  /** Migrations that stand before the change set. */
  readonly base?: readonly string[];
  /** Files of the change set, in order. */
  readonly files: readonly string[];
  /** Paths of `files`; default `1001.sql`, `1002.sql` … */
  readonly paths?: readonly string[];
  readonly format?: FormatName;
  /** Runner setting; default per-file. */
  readonly transaction?: TransactionSetting;
  /** 'none': the runner sets no lock timeout; default: it sets one. */
  readonly runnerLockTimeout?: 'none';
  readonly suppressibleGates?: boolean;
  /** Places `file:line` (files from 1) where the rule must fire; empty in a good example. */
  readonly expect: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** Statistics of the target's tables, by `schema.table`; absent: none were collected. */
  readonly stats?: Readonly<Record<string, TableStatistics>>;
  /** Of the pull request; absent: the run sees none. */
  readonly description?: string;
  /** Files of the repository beside the migrations, by their paths. */
  readonly repository?: Readonly<Record<string, string>>;
  /** Why a server would not run it: the server refuses what the rule warns of, or has not the module. */
  readonly impossible?: string;
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
  /** The action that judges it, where that is not lint: such a rule has no examples of SQL. */
  readonly judgedBy?: 'validate';
  readonly needs: readonly Fact[];
  /** True where it asks `before` or `after` for objects that nothing ties to those that the change set names. */
  readonly needsWholeSchema?: boolean;
  /**
   * Whether a finding weighs more on a large table and less on a small one, because it is about a lock, scan or rewrite of it.
   * Default: true in the categories blocking-lock and table-rewrite. A gate never moves, nor does a severity that a hit names itself.
   */
  readonly weighsBySize?: boolean;
  /**
   * What it asks `before` or `after` for because of an operation of the change set: `dependents`, such as views of a
   * table and tables with a foreign key to it, or `everything`. Absent where it asks for named objects only: of
   * the base, only the migrations that bear on what is asked for are folded.
   */
  readonly reach?: (operation: Operation) => Reach | undefined;
  /** Rules whose findings this one stands for where both fire at one place. */
  readonly supersedes: readonly string[];
  /** Imperative, without a full stop. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
  /** Where to read of it, if not on a page of its own. */
  readonly docs?: string;
  /** Rules of other tools that ask the same, `tool:code`; their suppressions are honoured for this rule. */
  readonly sources: readonly string[];
  readonly options: Readonly<Record<string, RuleOption>>;
  readonly messages: Readonly<Record<string, RuleMessage>>;
  readonly examples: { readonly bad: readonly RuleExample[]; readonly good: readonly RuleExample[] };
  /** Absent where the rule is judged by the engine of rules itself: what could not be read, and suppressions. */
  check?(context: RuleContext): readonly RuleResult[];
}

/** Keeps the literal id, so that tables over all rules are checked by the compiler. */
export function defineRule<const Id extends string>(rule: Rule<Id>): Rule<Id> {
  return rule;
}
