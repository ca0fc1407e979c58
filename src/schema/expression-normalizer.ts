import type { TypeName } from '../model/column-definition.ts';

/** What surrounds an expression. */
export interface ExpressionContext {
  /** The type of the column whose default it is: `'t'` is then `true`, and `'007'` is 7. */
  readonly type?: TypeName;
}

/**
 * Turns the text of an expression into a form in which what somebody wrote and what the server prints are equal.
 * The form is for comparison only: it leaves out what servers add and drop, casts above all. A text that is
 * not understood is its own form.
 */
export type NormalizeExpression = (text: string, context?: ExpressionContext) => string;
