import type { EngineFamily } from '../../model/engine-name.ts';
import type { StatementEffect } from '../../model/statement.ts';
import { changesSchema } from '../routines.ts';
import { join, type OperationNames } from './linked-names.ts';
import { namesInOperation } from './operation-names.ts';

/** The names in each operation of statements. A routine's are joined: whoever calls it executes its whole body. */
export function namesInStatements(statements: readonly StatementEffect[], family: EngineFamily): readonly OperationNames[] {
  return statements.flatMap((statement) => (statement.section === 'down' ? [] : namesInStatement(statement, family)));
}

function namesInStatement({ operations, body }: StatementEffect, family: EngineFamily): readonly OperationNames[] {
  const own = operations.map((operation) => namesInOperation(operation, family));
  if (body === undefined) return own;
  const inner = namesInStatements(body.statements, family);
  if (!changesSchema(body)) return body.executes === 'now' ? own : [join([...own, usedBy(inner)])];
  return body.executes === 'now' ? [...own, ...inner] : [join([...own, ...inner])];
}

/** What a stored body reads and writes: it depends on it as a view depends on its tables. */
function usedBy(inner: readonly OperationNames[]): OperationNames {
  const { own, needs = [], reads = [] } = join(inner);
  return { own: [], needs: [...own, ...needs, ...reads] };
}
