import type { Expression } from '../../../model/expression.ts';
import { truth, varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

type Constant = NonNullable<Expression['constant']>;

function constantOf(value: Folded): Constant | undefined {
  if (value === varying) return undefined;
  return value === null ? 'null' : 'literal';
}

/** A condition's verdict: what it comes to for every row. */
function verdictOf(value: Folded): Constant | undefined {
  const known = truth(value);
  if (known === undefined) return undefined;
  return known === null ? 'null' : known ? 'true' : 'false';
}

function capture(cursor: TokenCursor, read: () => Folded, judge: (value: Folded) => Constant | undefined): Expression {
  const first = cursor.index;
  const outer = cursor.use;
  cursor.use = outer.inner();
  const constant = judge(read());
  const { use } = cursor;
  cursor.use = outer;
  outer.absorb(use);
  return {
    text: cursor.textFrom(first),
    span: cursor.spanFrom(first),
    columns: use.columns.toArray(),
    functions: use.functions.toArray(),
    ...(constant === undefined ? {} : { constant }),
    ...(use.comparesNull ? { comparesNull: true } : {}),
  };
}

/** Reads an expression and keeps it: a default, a key part, a generated column. */
export function readExpression(cursor: TokenCursor, read = cursor.grammar.expression): Expression {
  return capture(cursor, () => read(cursor), constantOf);
}

/** Reads a condition and keeps it, with its verdict where that is the same for every row. */
export function readCondition(cursor: TokenCursor): Expression {
  return capture(cursor, () => cursor.grammar.expression(cursor), verdictOf);
}
