import type { Operation } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';

/** Why a migration must be able to run a second time: the start of a sentence; undefined where nothing says that it can. */
export function reasonToRunTwice({ migration: { kind }, statements }: ReplayStep): string | undefined {
  if (statements.length === 0) return undefined;
  if (kind === 'repeatable') return 'A repeatable migration runs again whenever its text changes.';
  return isConditional(statements) ? 'Each statement says IF EXISTS, IF NOT EXISTS or OR REPLACE, and so promises that it may meet what it makes.' : undefined;
}

/** Whether every statement may find its work done, and one of them says so. */
function isConditional(statements: readonly Statement[]): boolean {
  const operations = statements.flatMap((statement) => statement.operations);
  if (statements.some(({ operations: own, problem }) => own.length === 0 || problem !== undefined)) return false;
  return operations.some(isGuarded) && operations.every((operation) => isGuarded(operation) || isHarmless(operation));
}

function isGuarded(operation: Operation): boolean {
  return ('ifNotExists' in operation && operation.ifNotExists) || ('ifExists' in operation && operation.ifExists) || ('orReplace' in operation && operation.orReplace);
}

/** What says the same again when it runs again, and promises nothing. */
function isHarmless({ kind }: Operation): boolean {
  return kind === 'set-variable' || kind === 'comment' || kind === 'grant' || kind === 'revoke';
}
