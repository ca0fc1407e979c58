import type { CallStmt, DeclareCursorStmt, ExecuteStmt, PrepareStmt } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { findName } from '../names.ts';
import type { StatementSource } from '../statement-source.ts';
import { strings } from '../syntax-tree.ts';
import { readRows } from './rows.ts';

export function readCall(source: StatementSource, { funccall }: CallStmt): Operation {
  return { kind: 'run-code', span: source.span, command: 'CALL', object: findName(source, strings(funccall?.funcname), 1) };
}

/** DO: what its body does is read elsewhere. */
export function readDo(source: StatementSource): Operation {
  return { kind: 'run-code', span: source.span, command: 'DO' };
}

export function readExecute(source: StatementSource, { name = '' }: ExecuteStmt): Operation {
  return { kind: 'run-code', span: source.span, command: 'EXECUTE', object: findName(source, [name], 1) };
}

/** PREPARE stores a statement and does not run it. */
export function readPrepare(source: StatementSource, { name = '' }: PrepareStmt): Operation {
  return { kind: 'other', span: source.span, command: 'PREPARE', objects: [findName(source, [name], 1)] };
}

export function readDeclareCursor(source: StatementSource, { query }: DeclareCursorStmt): readonly Operation[] {
  return [{ kind: 'other', span: source.span, command: 'DECLARE CURSOR', objects: [] }, ...readRows(source, query)];
}
