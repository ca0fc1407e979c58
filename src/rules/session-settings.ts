import type { EngineFamily } from '../model/engine-name.ts';
import type { Operation, SetVariable, TransactionControl } from '../model/operation.ts';
import type { TransactionSetting } from '../model/settings.ts';
import type { Runner } from './define-rule.ts';

/** Session settings of a runner's connection when a migration starts. */
function initialSettings(family: EngineFamily, runner: Runner): ReadonlyMap<string, string> {
  if (runner.lockTimeoutMs === undefined) return new Map();
  return family === 'postgres'
    ? new Map([['lock_timeout', `${runner.lockTimeoutMs}ms`]])
    : new Map([['lock_wait_timeout', String(runner.lockTimeoutMs / 1000)]]);
}

/**
 * What SET, BEGIN and COMMIT of a file have established so far: whether a transaction is open and which settings hold.
 * The rules are those of PostgreSQL (manual, SET): SET LOCAL ends with the transaction and does nothing outside one;
 * a plain SET is undone by ROLLBACK. On MySQL and MariaDB settings take no part in transactions.
 */
export class SessionSettings {
  readonly #family: EngineFamily;
  #session: ReadonlyMap<string, string>;
  #local: ReadonlyMap<string, string> = new Map();
  #beforeTransaction: ReadonlyMap<string, string>;
  #merged: ReadonlyMap<string, string> | undefined;
  #open: symbol | undefined;

  constructor(family: EngineFamily, runner: Runner) {
    this.#family = family;
    this.#session = initialSettings(family, runner);
    this.#beforeTransaction = this.#session;
  }

  get insideTransaction(): boolean {
    return this.#open !== undefined;
  }

  /** Stands for the open transaction, equal for all of its statements; undefined outside of one. */
  get openTransaction(): symbol | undefined {
    return this.#open;
  }

  /** The same object until a setting changes. */
  get inForce(): ReadonlyMap<string, string> {
    this.#merged ??= this.#local.size === 0 ? this.#session : new Map([...this.#session, ...this.#local]);
    return this.#merged;
  }

  /** Starts what the runner runs as one: with a transaction, or without. */
  startUnit(transaction: TransactionSetting): void {
    if (transaction === 'whole-run' && this.insideTransaction) return;
    this.#end(false);
    if (transaction === 'per-file' || transaction === 'whole-run') this.begin();
  }

  /** Opens a transaction: the runner's, BEGIN, or the one that every statement of PostgreSQL is. */
  begin(): void {
    if (this.insideTransaction) return;
    this.#beforeTransaction = this.#session;
    this.#open = Symbol('transaction');
  }

  commit(): void {
    this.#end(false);
  }

  apply(operation: Operation): void {
    if (operation.kind === 'transaction-control') this.#control(operation);
    else if (operation.kind === 'set-variable') this.#set(operation);
  }

  #control({ command }: TransactionControl): void {
    if (command === 'begin') this.begin();
    else if (command === 'commit' || command === 'prepare') this.#end(false);
    else if (command === 'rollback') this.#end(this.#family === 'postgres');
  }

  #end(undo: boolean): void {
    if (undo && this.insideTransaction) this.#session = this.#beforeTransaction;
    this.#open = undefined;
    this.#local = new Map();
    this.#merged = undefined;
  }

  #set({ name, value, scope }: SetVariable): void {
    if (scope === 'session') {
      this.#session = changed(this.#session, name, value);
      this.#local = changed(this.#local, name, undefined);
    } else if (scope === 'transaction' && this.insideTransaction) {
      this.#local = changed(this.#local, name, value);
    }
    this.#merged = undefined;
  }
}

/** RESET goes to what the server or the role has, which is not known here: the setting then counts as not set. */
function changed(settings: ReadonlyMap<string, string>, name: string, value: string | undefined): ReadonlyMap<string, string> {
  if (name === 'all') return new Map();
  const next = new Map(settings);
  if (value === undefined) next.delete(name);
  else next.set(name, value);
  return next;
}
