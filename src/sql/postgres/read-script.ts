import type { ServerVersion } from '../../model/engine-name.ts';
import type { Expression } from '../../model/expression.ts';
import type { Script, SqlComment } from '../../model/statement.ts';
import { readExpression } from './expressions.ts';
import type { PostgresParser } from './load-parser.ts';
import { readStatement } from './read-statement.ts';
import { splitStatements } from './split-statements.ts';
import { StatementSource } from './statement-source.ts';
import { allOf, as } from './syntax-tree.ts';

/** Reads a whole PostgreSQL script, statement by statement, so that one that is wrong hides no other. */
export function readPostgresScript(parser: PostgresParser, version: ServerVersion | undefined, text: string): Script {
  const { pieces, comments, clientCommands } = splitStatements(text);
  const inBodies: SqlComment[] = [];
  const statements = pieces.map(({ start, end }, index) => {
    const source = new StatementSource(text.slice(start, end), (offset) => start + offset);
    return readStatement({ parser, version, ordinal: index + 1, depth: 0, comments: inBodies }, source);
  });
  return { statements, comments: inOrder(comments, inBodies), clientCommands };
}

function inOrder(comments: readonly SqlComment[], inBodies: readonly SqlComment[]): readonly SqlComment[] {
  return inBodies.length === 0 ? comments : [...comments, ...inBodies].sort((left, right) => left.span.start - right.span.start);
}

/**
 * Reads a lone expression, as a server's catalogue prints it.
 * Undefined where the text is no expression; spans are offsets in the text.
 */
export function readPostgresExpression(parser: PostgresParser, text: string): Expression | undefined {
  const prefix = 'SELECT ';
  const source = new StatementSource(prefix + text, (offset) => offset - prefix.length);
  try {
    const select = as(parser.parse(source.parsed).stmts?.[0]?.stmt, 'SelectStmt');
    const [target] = allOf(select?.targetList, 'ResTarget');
    if (target?.val === undefined) return undefined;
    return readExpression(source, target.val, { from: 1, to: source.tokens.length });
  } catch {
    return undefined;
  }
}
