import { engineFamilies, type Engine, type EngineFamily } from '../model/engine-name.ts';
import type { Operation, OperationKind } from '../model/operation.ts';
import type { SchemaState } from '../model/schema-state.ts';
import type { TransactionSetting } from '../model/settings.ts';
import type { Statement } from '../model/statement.ts';
import type { JudgedFile, JudgedOperation, JudgedStatement, Runner } from './define-rule.ts';
import { applyOperation, startMigration } from '../schema/apply-statement.ts';
import { rememberBody } from '../schema/body-uses.ts';
import type { ApplyContext, Catalog } from '../schema/catalog.ts';
import { rememberRoutine } from '../schema/routines.ts';
import { SessionSettings } from './session-settings.ts';
import { transactionUnits, type TransactionUnit } from './transaction-model.ts';

/** What is walked. */
export interface ChangeSetWalk {
  readonly engine: Engine;
  readonly runner: Runner;
  readonly files: readonly JudgedFile[];
  /** The schema before the change set; the walk folds the change set into it. */
  readonly catalog: Catalog;
}

/** What the walk passed, in the order of execution. */
export interface WalkedChangeSet {
  readonly statements: readonly JudgedStatement[];
  readonly operations: readonly JudgedOperation[];
  readonly before: SchemaState;
  readonly after: SchemaState;
  /** The schema when each file starts. */
  readonly starts: ReadonlyMap<JudgedFile, SchemaState>;
}

/** Executes the change set in mind: operation by operation, with the session's state and the schema around each. */
export function walkChangeSet(walk: ChangeSetWalk): WalkedChangeSet {
  return new ChangeSetWalker(walk).run();
}

class ChangeSetWalker {
  readonly #walk: ChangeSetWalk;
  readonly #family: EngineFamily;
  readonly #statements: JudgedStatement[] = [];
  readonly #operations: JudgedOperation[] = [];
  readonly #starts = new Map<JudgedFile, SchemaState>();
  #session: SessionSettings;
  #state: SchemaState;

  constructor(walk: ChangeSetWalk) {
    this.#walk = walk;
    this.#family = engineFamilies[walk.engine.name];
    this.#session = new SessionSettings(this.#family, walk.runner);
    this.#state = walk.catalog.snapshot();
  }

  run(): WalkedChangeSet {
    const before = this.#state;
    for (const file of this.#walk.files) this.#walkFile(file);
    return { statements: this.#statements, operations: this.#operations, before, after: this.#state, starts: this.#starts };
  }

  #walkFile(file: JudgedFile): void {
    const { catalog, runner } = this.#walk;
    const units = transactionUnits(file, runner);
    // Files of one transaction share a session; otherwise what a file sets is not counted on in the next.
    if (units[0]?.transaction !== 'whole-run') {
      this.#session = new SessionSettings(this.#family, runner);
      startMigration(catalog);
    }
    this.#state = catalog.snapshot();
    this.#starts.set(file, this.#state);
    let current = -1;
    for (const statement of file.statements) {
      if (statement.section !== 'up') continue;
      const next = unitAt(units, statement.span.start, current);
      const transaction = units[next]?.transaction ?? 'none';
      if (next !== current) this.#session.startUnit(transaction);
      current = next;
      this.#walkStatement(file, statement, transaction);
    }
  }

  #walkStatement(file: JudgedFile, outer: Statement, transaction: TransactionSetting): void {
    const hasBody = outer.body?.executes === 'now';
    // A DO block is one statement to PostgreSQL: without an open transaction it is one by itself.
    const ownTransaction = hasBody && this.#family === 'postgres' && !this.#session.insideTransaction;
    if (ownTransaction) this.#session.begin();
    for (const statement of executedStatements(outer)) this.#judge({ file, outer, statement, transaction });
    if (ownTransaction) this.#session.commit();
  }

  #judge(place: Pick<JudgedStatement, 'file' | 'outer' | 'statement' | 'transaction'>): void {
    // A list that grows keeps room for 17: at 100,000 statements these would be 15 MB.
    const operations = new Array<JudgedOperation>(place.statement.operations.length);
    const { insideTransaction, openTransaction, inForce: settings } = this.#session;
    const judged: JudgedStatement = { ...place, operations, insideTransaction, settings, ...(openTransaction === undefined ? {} : { openTransaction }) };
    for (const [index, operation] of place.statement.operations.entries()) {
      const before = this.#state;
      this.#apply(operation, place);
      operations[index] = { in: judged, operation, before, after: this.#state };
    }
    this.#remember(place);
    if (isUncertain(place.statement)) this.#lose(place);
    this.#statements.push(judged);
    for (const operation of operations) this.#operations.push(operation);
  }

  /** What a routine does is no part of an operation: it is there from the next statement on. */
  #remember({ statement }: Place): void {
    if (statement.body?.executes !== 'later') return;
    const { catalog } = this.#walk;
    rememberRoutine(catalog, statement);
    rememberBody(catalog, statement);
    this.#state = catalog.snapshot();
  }

  #apply(operation: Operation, place: Place): void {
    if (rowKinds.has(operation.kind)) return;
    const { catalog } = this.#walk;
    // A body may skip statements, so what already exists there is no contradiction.
    catalog.lenient = place.statement !== place.outer;
    applyOperation(catalog, operation, contextOf(place));
    catalog.lenient = false;
    this.#session.apply(operation);
    this.#state = catalog.snapshot();
  }

  #lose(place: Place): void {
    const { catalog } = this.#walk;
    catalog.context = contextOf(place);
    catalog.unfollowed('the statement is not understood in full');
    this.#state = catalog.snapshot();
  }
}

/** Rows are no part of the schema: seeds of many thousand statements need no state of their own each. */
const rowKinds: ReadonlySet<OperationKind> = new Set<OperationKind>(['insert', 'update', 'delete', 'select', 'copy']);

type Place = Pick<JudgedStatement, 'file' | 'outer' | 'statement'>;

function contextOf({ file, outer }: Place): ApplyContext {
  return { file: file.migration.path, ordinal: outer.ordinal, origin: 'change-set' };
}

/** Whether a statement may do more to the schema than its operations say. */
function isUncertain({ problem, body }: Statement): boolean {
  return problem !== undefined || (body?.executes === 'now' && !body.complete);
}

/** Index of the unit that an offset lies in, sought from the one before: statements and units both ascend. */
function unitAt(units: readonly TransactionUnit[], offset: number, from: number): number {
  let index = Math.max(from, 0);
  while ((units[index + 1]?.from ?? Infinity) <= offset) index += 1;
  return index;
}

/** A statement and, where it executes a body, the statements in it, in the order of their text. */
function* executedStatements(statement: Statement): Generator<Statement> {
  yield statement;
  if (statement.body?.executes !== 'now') return;
  for (const inner of statement.body.statements) yield* executedStatements(inner);
}
