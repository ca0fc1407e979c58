import type { Operation } from '../model/operation.ts';
import type { Statement, StatementBody } from '../model/statement.ts';
import type { ApplyContext, Catalog } from './catalog.ts';
import { dispatch } from './handler.ts';
import type { Handlers } from './handler.ts';
import { mysqlHandlers } from './mysql/handlers.ts';
import { postgresHandlers } from './postgres/handlers.ts';
import type { EngineFamily } from '../model/engine-name.ts';

const handlers = { postgres: postgresHandlers, mysql: mysqlHandlers } satisfies Record<EngineFamily, Handlers>;

/**
 * Folds one operation into the catalogue. What cannot be followed is recorded in `unmodelled`;
 * the catalogue is then as it was, or the table concerned is no longer `complete`.
 */
export function applyOperation(catalog: Catalog, operation: Operation, context: ApplyContext): void {
  catalog.enter(context);
  dispatch(handlers[catalog.family], catalog, operation);
}

/** A migration starts with the session's defaults: what an earlier one set is not counted on. */
export function startMigration(catalog: Catalog): void {
  catalog.searchPath = catalog.defaults.searchPath;
}

/** Folds a whole statement: its operations in the order of execution, then what its body executes at once. */
export function applyStatement(catalog: Catalog, statement: Statement, context: ApplyContext): void {
  if (statement.section === 'down') return;
  catalog.enter(context);
  if (statement.problem !== undefined) catalog.unfollowed(`the statement is not understood: ${statement.problem.message}`);
  for (const operation of statement.operations) applyOperation(catalog, operation, context);
  if (statement.body?.executes === 'now') applyBody(catalog, statement.body, context);
}

/**
 * Folds what a DO block executes. Its code may skip statements, most often because what they make is there
 * already: what exists is left as it is, and what is not there to be changed or dropped is no contradiction.
 */
function applyBody(catalog: Catalog, body: StatementBody, context: ApplyContext): void {
  if (!body.complete) catalog.unfollowed('the body holds code that is not read');
  const before = catalog.lenient;
  catalog.lenient = true;
  for (const statement of body.statements) applyStatement(catalog, statement, context);
  catalog.lenient = before;
}
