import type { DatabaseProblem } from '../model/database-problem.ts';
import type { ErrorCode } from './catalog.ts';
import { CatalogedError, type ErrorFacts } from './user-error.ts';

/** The server refused or vanished: the author or the DBA acts. */
export class DatabaseError extends CatalogedError {
  readonly problem: DatabaseProblem;

  constructor(code: ErrorCode, problem: DatabaseProblem, facts: ErrorFacts = {}) {
    super(code, { cause: problem.message, ...facts });
    this.problem = problem;
  }
}
