import type { CreateFunctionStmt, DoStmt, Node } from 'libpg-query';
import type { StatementBody, SyntaxProblem } from '../../../model/statement.ts';
import { findOption, optionText } from '../options.ts';
import { languageOf } from '../operations/create-routines.ts';
import type { StatementSource } from '../statement-source.ts';
import { as } from '../syntax-tree.ts';
import { bodyText, partOf } from './body-text.ts';
import type { BodyReading, InnerReader } from './inner-reader.ts';
import { readPlpgsqlBody } from './plpgsql-body.ts';
import { outlinePlpgsql } from './plpgsql-tree.ts';
import { readSqlText } from './sql-body.ts';

/** Reads the body of a DO block or routine; undefined for other statements. */
export function readBody(reader: InnerReader, source: StatementSource, statement: Node): BodyReading | undefined {
  const block = as(statement, 'DoStmt');
  if (block !== undefined) return readBlock(reader, source, block);
  const routine = as(statement, 'CreateFunctionStmt');
  return routine === undefined ? undefined : readRoutine(reader, source, routine);
}

function readBlock(reader: InnerReader, source: StatementSource, { args }: DoStmt): BodyReading {
  const language = (optionText(findOption(args, 'language')?.arg) ?? 'plpgsql').toLowerCase();
  const literal = source.tokenAt(findOption(args, 'as')?.location);
  return readText(reader, source, { language, literal, executes: 'now' });
}

function readRoutine(reader: InnerReader, source: StatementSource, node: CreateFunctionStmt): BodyReading {
  if (node.sql_body !== undefined) return readUnquoted(reader, source);
  const from = source.tokenAt(findOption(node.options, 'as')?.location);
  return readText(reader, source, { language: languageOf(node), literal: from + 1, executes: 'later' });
}

/** A body in a string: its language, the token that holds it, and when it runs. */
interface QuotedBody {
  readonly language: string;
  readonly literal: number;
  readonly executes: StatementBody['executes'];
}

function readText(reader: InnerReader, source: StatementSource, { language, literal, executes }: QuotedBody): BodyReading {
  const body = bodyText(source, literal);
  if (body !== undefined && language === 'plpgsql' && reader.canReadInside) return readPlpgsql(reader, source, { body, language, literal, executes });
  if (body === undefined || language !== 'sql' || !reader.canReadInside) return { body: { executes, complete: false, statements: [] }, endsTransactions: false };
  const statements = readSqlText(reader, body);
  // The server checks the body when the routine is made.
  const problem = statements.find((statement) => statement.problem !== undefined)?.problem;
  return { body: { executes, complete: true, statements }, ...(problem === undefined ? {} : { problem }), endsTransactions: false };
}

function readPlpgsql(reader: InnerReader, source: StatementSource, { body, literal, executes }: QuotedBody & { readonly body: StatementSource }): BodyReading {
  try {
    const outline = outlinePlpgsql(reader.parser.parsePlpgsql(plpgsqlText(source, { body, literal })));
    return { body: { executes, ...readPlpgsqlBody(reader, body, outline) }, endsTransactions: outline.endsTransactions };
  } catch (error) {
    const unread = { body: { executes, complete: false, statements: [] }, endsTransactions: false };
    const message = error instanceof Error ? error.message : String(error);
    return message.startsWith('Not implemented') ? unread : { ...unread, problem: problemIn(body, message) };
  }
}

/**
 * The statement for the parser of PL/pgSQL, which cannot look up `t.c%TYPE` among the parameters: without %TYPE
 * it takes t.c for a type it does not know. The body goes in without its comments.
 */
function plpgsqlText(source: StatementSource, { body, literal }: { readonly body: StatementSource; readonly literal: number }): string {
  const parts: string[] = [];
  let kept = 0;
  const replace = (start: number, end: number, text: string): void => {
    parts.push(source.parsed.slice(kept, start), text);
    kept = end;
  };
  source.tokens.forEach((token, index) => {
    const next = source.tokens[index + 1];
    if (index === literal) replace(token.start, token.end, `'${body.parsed.replace(/['\\]/g, '$&$&')}'`.replace(/^'(?=[^]*\\)/, "E'"));
    else if (next !== undefined && source.word(index) === '%' && source.word(index + 1) === 'TYPE') replace(token.start, next.end, ' ');
  });
  return parts.join('') + source.parsed.slice(kept);
}

/** The parser tells no position: the quoted word is one if it stands in the body once. */
function problemIn(body: StatementSource, message: string): SyntaxProblem {
  const word = /at or near "([^]*)"/.exec(message)?.[1] ?? '';
  const first = word === '' ? -1 : body.text.indexOf(word);
  const isOnly = first !== -1 && body.text.indexOf(word, first + 1) === -1;
  return { message, offset: body.inFile(isOnly ? first : 0) };
}

/** BEGIN ATOMIC … END, or RETURN with an expression: the statement's own tokens to its end. */
function readUnquoted(reader: InnerReader, source: StatementSource): BodyReading {
  const { to } = source.all;
  const atomic = source.find(source.all, (word, index) => word === 'ATOMIC' && source.word(index - 1) === 'BEGIN');
  const isBlock = atomic < to;
  const from = isBlock ? atomic + 1 : source.find(source.all, (word, index) => word === 'RETURN' && index > 2);
  const body = partOf(source, { from, to: isBlock ? to - 1 : to });
  return { body: { executes: 'later', complete: true, statements: readSqlText(reader, body) }, endsTransactions: false };
}
