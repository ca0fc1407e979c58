import { DatabaseError } from '../errors/database-error.ts';
import { errorCatalog } from '../errors/catalog.ts';
import { problemCode } from '../errors/problem-code.ts';
import type { ErrorFacts } from '../errors/user-error.ts';
import type { DatabaseProblem } from '../model/database-problem.ts';
import type { PlannedMigration } from '../model/plan.ts';
import type { Statement } from '../model/statement.ts';
import { placeOf } from '../plan/plan-migration.ts';
import { statementLocation } from '../plan/statement-location.ts';
import type { Stop } from './migration-end.ts';
import type { ActiveRun } from './runner-context.ts';

/** A statement, or the work around statements, that did not go through. */
export interface FailedWork {
  readonly planned: PlannedMigration | undefined;
  readonly statement: Statement | undefined;
  readonly problem: DatabaseProblem | undefined;
}

/** Why the run stops there: it was told to, or the server refused. */
export function statementStop(run: ActiveRun, failed: FailedWork): Stop {
  const { problem } = failed;
  if (run.request.signal.aborted) return { outcome: 'cancelled' };
  if (problem === undefined) return { outcome: 'unknown' };
  const code = problemCode(problem);
  const error = new DatabaseError(code, problem, { ...whereOf(failed) });
  return { outcome: errorCatalog[code].outcome === 'database-error' ? 'failed' : errorCatalog[code].outcome, error };
}

/** File, line of the error within the statement, and which statement of how many. */
export function whereOf({ planned, statement, problem }: FailedWork): Pick<ErrorFacts, 'where' | 'location' | 'detail'> {
  if (planned === undefined) return {};
  if (statement === undefined) return { where: planned.migration.path };
  const total = planned.statements.length;
  return {
    where: placeOf(planned.migration, statement.span.start + (problem?.offset ?? 0)),
    location: statementLocation(planned.migration, statement, problem?.offset),
    detail: `statement ${statement.ordinal} of ${total}, ${statement.command}`,
  };
}
