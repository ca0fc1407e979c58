import type { Node } from 'libpg-query';
import type { ServerVersion } from '../../model/engine-name.ts';
import type { SqlComment, Statement, SyntaxProblem } from '../../model/statement.ts';
import type { InnerReader } from './bodies/inner-reader.ts';
import { readBody } from './bodies/read-body.ts';
import { commandWords } from './command-words.ts';
import { readLargeStatement } from './large-statement.ts';
import type { PostgresParser } from './load-parser.ts';
import { findOverlooked, findStrayParameter } from './overlooked-errors.ts';
import { readOperations } from './operations/registry.ts';
import type { StatementSource } from './statement-source.ts';
import { tagOf } from './syntax-tree.ts';
import { problemOf } from './syntax-error.ts';
import { transactionClassOf } from './transaction-class.ts';

/** What reading a statement needs beside its text. */
export interface ReadContext {
  readonly parser: PostgresParser;
  readonly version: ServerVersion | undefined;
  readonly ordinal: number;
  /** How many bodies the statement is inside of. */
  readonly depth: number;
  /** Comments inside bodies are handed here. */
  readonly comments: SqlComment[];
}

/** Deeper bodies exist in hostile text only and are not read. */
const maximumDepth = 8;

/**
 * Reads one statement; what is not understood has a problem and no operations.
 * Statements inside its body have its ordinal.
 */
export function readStatement(context: ReadContext, source: StatementSource): Statement {
  const head = { ordinal: context.ordinal, span: source.span, text: source.text, section: 'up' } as const;
  const large = readLargeStatement(source);
  if (large !== undefined) return { ...head, transaction: 'any', ...large };
  const parsed = parseOne(context, source);
  if ('message' in parsed) return { ...head, command: commandWords(source), transaction: 'any', operations: [], problem: parsed };
  return { ...head, command: commandWords(source, tagOf(parsed.node)), ...readParsed(context, source, parsed.node) };
}

function readParsed(context: ReadContext, source: StatementSource, node: Node): Pick<Statement, 'transaction' | 'operations' | 'problem' | 'body'> {
  const operations = readOperations(source, node);
  const reading = readBody(innerReader(context), source, node);
  const problem = operations === undefined ? unknownStatement(source, node) : reading?.problem;
  const endsTransactions = reading?.body.executes === 'now' && reading.endsTransactions;
  return {
    transaction: endsTransactions ? 'alone' : transactionClassOf(node, context.version),
    ...(problem === undefined ? { operations: operations ?? [] } : { operations: [], problem }),
    ...(reading === undefined ? {} : { body: reading.body }),
  };
}

function innerReader(context: ReadContext): InnerReader {
  const inner = { ...context, depth: context.depth + 1 };
  return {
    parser: context.parser,
    canReadInside: context.depth < maximumDepth,
    readStatement: (source) => readStatement(inner, source),
    addComment: (comment) => context.comments.push(comment),
  };
}

/** The tree of a text that must be exactly one statement. */
function parseOne({ parser }: ReadContext, source: StatementSource): { readonly node: Node } | SyntaxProblem {
  const overlooked = findOverlooked(source);
  if (overlooked !== undefined) return overlooked;
  try {
    const { stmts } = parser.parse(source.parsed);
    const node = stmts?.[0]?.stmt;
    if (node !== undefined && stmts?.length === 1) return findStrayParameter(source, node) ?? { node };
    return { message: 'the text is not one statement', offset: source.span.start };
  } catch (error) {
    return problemOf(source, error);
  }
}

function unknownStatement(source: StatementSource, node: Node): SyntaxProblem {
  return { message: `the kind of statement is not known (${tagOf(node)})`, offset: source.span.start };
}
