import { as } from '../../sql/postgres/syntax-tree.ts';
import type { SyntaxNode } from '../../sql/postgres/syntax-tree.ts';
import { loadParser } from '../../sql/postgres/load-parser.ts';
import type { PostgresParser } from '../../sql/postgres/load-parser.ts';
import type { NormalizeExpression } from '../expression-normalizer.ts';
import { canonicalNode } from './canonical-node.ts';
import { canonicalLiteral } from './canonical-literal.ts';

/** The normaliser of PostgreSQL: the server's grammar reads both sides, and the trees are compared. */
export async function loadPostgresNormalizer(): Promise<NormalizeExpression> {
  const parser = await loadParser();
  return (text, context) => {
    const node = parseExpression(parser, text);
    if (node === undefined) return text.trim();
    const form = canonicalNode(node);
    return context?.type === undefined ? form : canonicalLiteral(form, context.type);
  };
}

function parseExpression(parser: PostgresParser, text: string): SyntaxNode | undefined {
  try {
    const statement = parser.parse(`SELECT (${text})`).stmts?.[0]?.stmt;
    return as(as(statement, 'SelectStmt')?.targetList?.[0], 'ResTarget')?.val;
  } catch {
    return undefined;
  }
}
