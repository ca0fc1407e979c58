import type { Operation } from '../model/operation.ts';
import type { StatementEffect, StatementBody } from '../model/statement.ts';
import type { Catalog, WrittenName } from './catalog.ts';
import { candidates, tableKey } from './name-resolution.ts';

/** Keeps what a routine would do when it is called. */
export function rememberRoutine(catalog: Catalog, statement: StatementEffect): void {
  const { body } = statement;
  const [operation] = statement.operations;
  if (body?.executes !== 'later' || operation?.kind !== 'create-object') return;
  const { objectKind, object } = operation;
  if (objectKind !== 'procedure' && objectKind !== 'function') return;
  catalog.routines.set(keyOf(catalog, { schema: catalog.creationSchema(object), name: object.name }), body);
}

/** The body of a routine by its written name. */
export function findRoutine(catalog: Catalog, name: WrittenName): StatementBody | undefined {
  for (const candidate of candidates(catalog.resolution, name)) {
    const body = catalog.routines.get(keyOf(catalog, candidate));
    if (body !== undefined) return body;
  }
  return undefined;
}

/** Names of routines are kept without case: MySQL's ignore it, and two of PostgreSQL's that differ by it are rare. */
function keyOf(catalog: Catalog, name: { readonly schema: string; readonly name: string }): string {
  return tableKey(catalog.resolution, name).toLowerCase();
}

/** Routines that an operation calls by itself: CALL, and a SELECT of functions. */
export function calledRoutines(operation: Operation): readonly WrittenName[] {
  if (operation.kind === 'run-code') return operation.command === 'CALL' && operation.object !== undefined ? [operation.object] : [];
  if (operation.kind !== 'select') return [];
  return operation.query.functions.map((name) => {
    const dot = name.indexOf('.');
    return dot < 0 ? { name } : { schema: name.slice(0, dot), name: name.slice(dot + 1) };
  });
}

const harmless: ReadonlySet<Operation['kind']> = new Set([
  'insert', 'update', 'delete', 'select', 'copy', 'truncate-table', 'lock-table', 'grant', 'revoke', 'transaction-control',
  'set-variable', 'maintain', 'other',
]);

/** Whether a body may change the schema when it runs. */
export function changesSchema(body: StatementBody): boolean {
  return !body.complete || body.statements.some((statement) =>
    statement.problem !== undefined
    || statement.operations.some(({ kind }) => !harmless.has(kind))
    || (statement.body?.executes === 'now' && changesSchema(statement.body)));
}
