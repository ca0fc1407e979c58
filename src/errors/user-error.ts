import type { Location } from '../model/location.ts';
import type { ErrorCode } from './catalog.ts';

/**
 * Facts about one error, from which `explain` makes its text.
 * `location` is a place in a file of the repository; channels draw it as an annotation and a code frame.
 * `where` names file:line, variable, environment or statement; `expected` and `actual` stand side by side;
 * `cause` is a server's or service's own message, free of secrets.
 */
export interface ErrorFacts {
  readonly where?: string;
  readonly location?: Location;
  readonly actual?: string;
  readonly expected?: string;
  readonly detail?: string;
  readonly cause?: string;
}

/** The base of every error that the product raises on purpose. */
export abstract class CatalogedError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, facts: ErrorFacts = {}) {
    super(code);
    this.name = new.target.name;
    this.code = code;
    this.facts = facts;
  }
}

/** Input, configuration, permission, directory: the workflow's maintainer acts. */
export class UserError extends CatalogedError {}
