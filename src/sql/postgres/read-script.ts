import type { ServerVersion } from '../../model/engine-name.ts';
import type { Expression } from '../../model/expression.ts';
import type { Span } from '../../model/location.ts';
import type { ClientCommand, Script, SqlComment } from '../../model/statement.ts';
import { readExpression } from './expressions.ts';
import type { PostgresParser } from './load-parser.ts';
import { findVariables } from './psql-variables.ts';
import { readStatement } from './read-statement.ts';
import { splitStatements } from './split-statements.ts';
import { StatementSource } from './statement-source.ts';
import { allOf, as } from './syntax-tree.ts';

/** Reads a whole PostgreSQL script, statement by statement, so that one that is wrong hides no other. */
export function readPostgresScript(parser: PostgresParser, version: ServerVersion | undefined, text: string): Script {
  const { pieces, comments, clientCommands } = splitStatements(text);
  const inBodies: SqlComment[] = [];
  const variables: ClientCommand[] = [];
  const statements = pieces.map(({ start, end }, index) => {
    const source = new StatementSource(text.slice(start, end), (offset) => start + offset);
    const statement = readStatement({ parser, version, ordinal: index + 1, depth: 0, comments: inBodies }, source);
    if (statement.problem !== undefined) variables.push(...findVariables(source));
    return statement;
  });
  return { statements, comments: inOrder(comments, inBodies), clientCommands: inOrder(clientCommands, variables) };
}

function inOrder<Placed extends { readonly span: Span }>(some: readonly Placed[], others: readonly Placed[]): readonly Placed[] {
  return others.length === 0 ? some : [...some, ...others].sort((left, right) => left.span.start - right.span.start);
}

/**
 * Reads a lone expression, as a server's catalogue prints it.
 * Undefined where the text is no expression; spans are offsets in the text.
 */
export function readPostgresExpression(parser: PostgresParser, text: string): Expression | undefined {
  const prefix = 'SELECT (';
  const source = new StatementSource(`${prefix}${text}\n)`, (offset) => offset - prefix.length);
  const last = source.tokens.length - 1;
  // The brackets must be a pair, and those of grouping: with a comma they would be a row's.
  if (source.closing(1) !== last || source.find({ from: 2, to: last }, (word) => word === ',') < last) return undefined;
  try {
    const select = as(parser.parse(source.parsed).stmts?.[0]?.stmt, 'SelectStmt');
    const [target] = allOf(select?.targetList, 'ResTarget');
    return target?.val === undefined ? undefined : readExpression(source, target.val, { from: 2, to: last });
  } catch {
    return undefined;
  }
}
