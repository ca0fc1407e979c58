import { readExpressionValue, readOperand } from '../expressions/expression.ts';
import { readSimple } from '../expressions/primary.ts';
import { readInnerQuery, readQuery, readQueryRest } from '../queries/query.ts';
import type { Grammar } from '../reading/token-cursor.ts';
import { readStatement } from './statement.ts';

/** The readings that hold each other, put together. */
export const grammar: Grammar = {
  expression: readExpressionValue,
  operand: readOperand,
  simple: readSimple,
  query: readInnerQuery,
  statementQuery: (cursor) => { readQuery(cursor, { mayGoInto: false, mayWrapWith: true }); },
  queryRest: (cursor) => { readQueryRest(cursor, { mayGoInto: false }); },
  statement: readStatement,
};
