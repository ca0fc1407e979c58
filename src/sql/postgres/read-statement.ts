import type { Node } from 'libpg-query';
import type { ServerVersion } from '../../model/engine-name.ts';
import type { Statement, SyntaxProblem } from '../../model/statement.ts';
import { commandWords } from './command-words.ts';
import type { PostgresParser } from './load-parser.ts';
import { readOperations } from './operations/registry.ts';
import type { StatementSource } from './statement-source.ts';
import { tagOf } from './syntax-tree.ts';
import { problemOf } from './syntax-error.ts';
import { transactionClassOf } from './transaction-class.ts';

/** What reading a statement needs beside its text. */
export interface ReadContext {
  readonly parser: PostgresParser;
  readonly version: ServerVersion | undefined;
}

/** Reads one statement; what is not understood has a problem and no operations. */
export function readStatement(context: ReadContext, source: StatementSource, ordinal: number): Statement {
  const head = { ordinal, span: source.span, text: source.text, section: 'up' } as const;
  const parsed = parseOne(context, source);
  if ('message' in parsed) return { ...head, command: commandWords(source), transaction: 'any', operations: [], problem: parsed };
  const { node } = parsed;
  const operations = readOperations(source, node);
  return {
    ...head,
    command: commandWords(source, tagOf(node)),
    transaction: transactionClassOf(node, context.version),
    operations: operations ?? [],
    ...(operations === undefined ? { problem: unknownStatement(source, node) } : {}),
  };
}

/** The tree of a text that must be exactly one statement. */
function parseOne({ parser }: ReadContext, source: StatementSource): { readonly node: Node } | SyntaxProblem {
  const nul = source.text.indexOf('\0');
  if (nul !== -1) return { message: 'the statement holds a NUL character', offset: source.inFile(nul) };
  try {
    const { stmts } = parser.parse(source.text);
    const node = stmts?.[0]?.stmt;
    if (node !== undefined && stmts?.length === 1) return { node };
    return { message: 'the text is not one statement', offset: source.span.start };
  } catch (error) {
    return problemOf(source, error);
  }
}

function unknownStatement(source: StatementSource, node: Node): SyntaxProblem {
  return { message: `the kind of statement is not known (${tagOf(node)})`, offset: source.span.start };
}
