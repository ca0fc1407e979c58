import type { Operation } from '../model/operation.ts';
import type { StatementBody, StatementEffect } from '../model/statement.ts';
import type { ApplyContext, Catalog, WrittenName } from './catalog.ts';
import { rememberBody } from './body-uses.ts';
import { dispatch } from './handler.ts';
import type { Handlers } from './handler.ts';
import { mysqlHandlers } from './mysql/handlers.ts';
import { postgresHandlers } from './postgres/handlers.ts';
import { calledRoutines, changesSchema, findRoutine, rememberRoutine } from './routines.ts';
import type { EngineFamily } from '../model/engine-name.ts';

const handlers = { postgres: postgresHandlers, mysql: mysqlHandlers } satisfies Record<EngineFamily, Handlers>;

/**
 * Folds one operation into the catalogue. What cannot be followed is recorded in `unmodelled`;
 * the catalogue is then as it was, or the table concerned is no longer `complete`.
 */
export function applyOperation(catalog: Catalog, operation: Operation, context: ApplyContext): void {
  catalog.context = context;
  dispatch(handlers[catalog.family], catalog, operation);
  for (const name of calledRoutines(operation)) callRoutine(catalog, name, context);
}

/** A migration starts with the session's defaults: what an earlier one set is not counted on. */
export function startMigration(catalog: Catalog): void {
  catalog.commit();
  catalog.searchPath = catalog.defaults.searchPath;
}

/** Folds a whole statement: its operations in the order of execution, then what its body, or a routine that it calls, executes. */
export function applyStatement(catalog: Catalog, statement: StatementEffect, context: ApplyContext): void {
  if (statement.section === 'down') return;
  catalog.context = context;
  if (statement.problem !== undefined) catalog.unfollowed(`the statement is not understood: ${statement.problem.message}`);
  for (const operation of statement.operations) {
    const { changes } = catalog;
    applyOperation(catalog, operation, context);
    // A condition around a CREATE or ADD asks as a rule whether it is there; around anything else it may ask what no file tells.
    const isGuess = statement.conditional === true && catalog.changes > changes && !isAddition(operation);
    if (isGuess) catalog.unfollowed('whether the body executes it is not known');
  }
  rememberRoutine(catalog, statement);
  rememberBody(catalog, statement);
  const called = statement.operations.find((operation) => operation.kind === 'run-code' && operation.command === 'CALL');
  if (called !== undefined) noteUnknownProcedure(catalog, called);
  else if (statement.body?.executes === 'now') applyBody(catalog, statement.body, context);
}

function isAddition({ kind }: Operation): boolean {
  return /^(?:create|add|set|validate|attach)-/.test(kind);
}

/** A procedure that no file made may do anything. */
function noteUnknownProcedure(catalog: Catalog, operation: Operation): void {
  for (const name of calledRoutines(operation)) {
    if (findRoutine(catalog, name) === undefined) catalog.unfollowed(`what procedure ${name.name} does is not known`);
  }
}

function callRoutine(catalog: Catalog, name: WrittenName, context: ApplyContext): void {
  const body = findRoutine(catalog, name);
  // A routine that calls itself, or the like of it, is followed once.
  if (body !== undefined && changesSchema(body) && !catalog.running.has(body)) {
    catalog.running.add(body);
    applyBody(catalog, body, context);
    catalog.running.delete(body);
  }
}

/**
 * Folds what a DO block or called routine executes. Its code may skip statements, most often because what they make
 * is there already: what exists is left as it is, and what is not there to be changed or dropped is no contradiction.
 */
function applyBody(catalog: Catalog, body: StatementBody, context: ApplyContext): void {
  if (!body.complete) catalog.unfollowed('the body holds code that is not read');
  const before = catalog.lenient;
  catalog.lenient = true;
  for (const statement of body.statements) applyStatement(catalog, statement, context);
  catalog.lenient = before;
}
