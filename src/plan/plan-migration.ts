import { UserError } from '../errors/user-error.ts';
import type { Migration } from '../model/migration.ts';
import type { PlannedMigration, PlannedStatement } from '../model/plan.ts';
import type { Script, Statement } from '../model/statement.ts';
import { describeGuard } from './describe-guard.ts';
import { releasedBy } from './releases-lock.ts';
import { executionMode, protocolOf, type ProtocolFacts } from './statement-protocol.ts';
import { unwrapTransaction } from './unwrap-transaction.ts';

/** A migration with its text read. */
export interface ReadMigration {
  readonly migration: Migration;
  /** Statements of the text that is sent: `rendered` where there is one. */
  readonly script: Script;
  /** True where the file says so by a directive of its format. */
  readonly forbidsTransaction: boolean;
  /** Ordinals of statements that an earlier run has done. */
  readonly done?: readonly number[];
}

/**
 * Decides how one migration is run.
 * @throws UserError migrations/change-not-run, sql/client-command, plan/transaction-control, plan/releases-lock.
 */
export function planMigration(read: ReadMigration, facts: ProtocolFacts): PlannedMigration {
  const { migration, script, done } = read;
  const where = (statement: Statement): string => placeOf(migration, statement.span.start);
  if (migration.notRun !== undefined) throw new UserError('migrations/change-not-run', { where: placeOf(migration, 0), detail: `${migration.version ?? migration.path}: ${migration.notRun}` });
  refuseClientCommands(migration, script);
  const { statements, ownTransaction } = unwrapTransaction(script.statements.filter(({ section }) => section === 'up'), where);
  for (const statement of statements) refuseReleasing(statement, where);
  // What an earlier run has done is not done again, so the rest cannot become a transaction of the whole file either.
  const forbidsTransaction = read.forbidsTransaction || ownTransaction === 'parts' || (done ?? []).length > 0;
  const mode = executionMode(statements, { ...facts, forbidsTransaction });
  return {
    migration,
    mode,
    statements: withProtocols(statements, facts),
    ...(done === undefined ? {} : { done }),
    notes: notesOn(read, statements, { mode, ownTransaction }),
  };
}

interface Decision {
  readonly mode: PlannedMigration['mode'];
  readonly ownTransaction: 'none' | 'whole' | 'parts';
}

/** What people should know of how the file runs: all that differs from what it says. */
function notesOn({ migration, done }: ReadMigration, statements: readonly Statement[], { mode, ownTransaction }: Decision): readonly string[] {
  return [
    ...(migration.guard === undefined ? [] : [`${migration.path}: ${describeGuard(migration.guard)}`]),
    ...(ownTransaction === 'none' ? [] : [`${migration.path}: its own BEGIN and COMMIT are left out; ${wrapReason(mode, ownTransaction)}`]),
    ...(done === undefined ? [] : [`${migration.path}: goes on after an earlier run, which did ${countOf(done.length, 'statement')} of ${statements.length}`]),
    ...(mode === 'stepwise' && isMixed(statements) ? [`${migration.path}: mixes statements that need a transaction of their own with others, so it runs statement by statement`] : []),
  ];
}

/** Under LOCK TABLES a session reaches no other table, the ledger's neither, and BEGIN would unlock (MySQL 8.4 manual, 15.3.6). */
function withProtocols(statements: readonly Statement[], facts: ProtocolFacts): readonly PlannedStatement[] {
  let isLocked = false;
  return statements.map((statement) => {
    if (!facts.traits.transactionalDdl && statement.command.startsWith('LOCK TABLES')) isLocked = true;
    if (statement.command.startsWith('UNLOCK TABLES')) isLocked = false;
    const protocol = protocolOf(statement, facts);
    return { statement, protocol: isLocked && protocol === 'recorded' ? 'intent' : protocol };
  });
}

function wrapReason(mode: PlannedMigration['mode'], ownTransaction: 'whole' | 'parts'): string {
  if (ownTransaction === 'parts') return 'the file commits in between, so it runs statement by statement and each is recorded';
  return mode === 'atomic' ? 'the file runs in one transaction together with its history row' : 'the engine cannot keep the file in one transaction';
}

/** Statements that the server refuses inside a transaction beside others that could share one. */
function isMixed(statements: readonly Statement[]): boolean {
  return statements.some(({ transaction }) => transaction === 'alone') && statements.some(({ transaction }) => transaction === 'any');
}

function refuseClientCommands(migration: Migration, script: Script): void {
  const [first] = script.clientCommands;
  if (first === undefined) return;
  throw new UserError('sql/client-command', { where: placeOf(migration, first.span.start), detail: first.command, expected: first.advice });
}

function refuseReleasing(statement: Statement, where: (statement: Statement) => string): void {
  const name = releasedBy(statement);
  if (name !== undefined) throw new UserError('plan/releases-lock', { where: where(statement), detail: name });
}

/** `path:line` of an offset in the text that is sent. */
export function placeOf(migration: Migration, offset: number): string {
  const text = migration.rendered ?? migration.text;
  let line = migration.firstLine ?? 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return `${migration.path}:${line}`;
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
