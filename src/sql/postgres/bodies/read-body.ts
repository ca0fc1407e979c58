import type { CreateFunctionStmt, DoStmt, FunctionParameter, Node, TypeName } from 'libpg-query';
import type { StatementBody, SyntaxProblem } from '../../../model/statement.ts';
import { findOption, optionText } from '../options.ts';
import { languageOf } from '../operations/create-routines.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf, as, strings } from '../syntax-tree.ts';
import { bodyText, partOf } from './body-text.ts';
import type { BodyReading, InnerReader } from './inner-reader.ts';
import { QueryLocator } from './locate-query.ts';
import { readPlpgsqlBody } from './plpgsql-body.ts';
import { plpgsqlText } from './plpgsql-text.ts';
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
  return readText(reader, source, { language, literal, executes: 'now', types: [], returnsValue: false });
}

function readRoutine(reader: InnerReader, source: StatementSource, node: CreateFunctionStmt): BodyReading {
  if (node.sql_body !== undefined) return readUnquoted(reader, source);
  const from = source.tokenAt(findOption(node.options, 'as')?.location);
  const types = [...outParameters(node).map(({ argType }) => argType), node.returnType];
  return readText(reader, source, { language: languageOf(node), literal: from + 1, executes: 'later', types, returnsValue: mustReturnValue(node) });
}

/** A body in a string: its language, the token that holds it, and when it runs. */
interface QuotedBody {
  readonly language: string | undefined;
  readonly literal: number;
  readonly executes: StatementBody['executes'];
  /** Types of the results. */
  readonly types: readonly (TypeName | undefined)[];
  /** A function that must RETURN something. */
  readonly returnsValue: boolean;
}

function readText(reader: InnerReader, source: StatementSource, quoted: QuotedBody): BodyReading {
  const { language, literal, executes } = quoted;
  const body = bodyText(source, literal);
  if (body !== undefined && language === 'plpgsql' && reader.canReadInside) return readPlpgsql(reader, source, { ...quoted, body });
  if (body === undefined || language !== 'sql' || !reader.canReadInside) return { body: { executes, complete: false, statements: [] }, endsTransactions: false };
  const statements = readSqlText(reader, body);
  // The server checks the body when the routine is made.
  const problem = statements.find((statement) => statement.problem !== undefined)?.problem;
  return { body: { executes, complete: true, statements }, ...(problem === undefined ? {} : { problem }), endsTransactions: false };
}

function readPlpgsql(reader: InnerReader, source: StatementSource, quoted: QuotedBody & { readonly body: StatementSource }): BodyReading {
  const { body, executes, returnsValue } = quoted;
  try {
    const outline = outlinePlpgsql(reader.parser.parsePlpgsql(plpgsqlText(source, quoted)));
    const read = readPlpgsqlBody(reader, body, outline);
    const problem = (returnsValue ? emptyReturn(body, outline.emptyReturn) : undefined) ?? read.problem;
    return { body: { executes, ...read.body, ...rowColumnsIn(body) }, ...(problem === undefined ? {} : { problem }), endsTransactions: outline.endsTransactions };
  } catch (error) {
    const unread = { body: { executes, complete: false, statements: [] }, endsTransactions: false };
    const message = error instanceof Error ? error.message : String(error);
    return limits.test(message) ? unread : { ...unread, problem: problemIn(body, message) };
  }
}

/** What a trigger's function takes from the row in hand: NEW.column, OLD.column. */
function rowColumnsIn(body: StatementSource): Pick<StatementBody, 'rowColumns'> {
  const names = new Set<string>();
  for (let index = 0; index + 2 < body.tokens.length; index += 1) {
    const isRow = ['NEW', 'OLD'].includes(body.word(index)) && body.word(index + 1) === '.';
    const name = isRow ? body.identifier(index + 2) : undefined;
    if (name !== undefined) names.add(name);
  }
  return names.size === 0 ? {} : { rowColumns: [...names] };
}

/** The parser does not know the routine's result and so lets RETURN stand without one. */
function emptyReturn(body: StatementSource, line: number | undefined): SyntaxProblem | undefined {
  return line === undefined ? undefined : { message: 'missing expression in RETURN', offset: body.inFile(new QueryLocator(body.text).lineStart(line)) };
}

function outParameters({ parameters }: CreateFunctionStmt): readonly FunctionParameter[] {
  const modes = ['FUNC_PARAM_OUT', 'FUNC_PARAM_INOUT', 'FUNC_PARAM_TABLE'];
  return allOf(parameters, 'FunctionParameter').filter(({ mode = '' }) => modes.includes(mode));
}

function mustReturnValue(node: CreateFunctionStmt): boolean {
  const { is_procedure, returnType } = node;
  const isVoid = ['void', 'event_trigger'].includes(strings(returnType?.names).at(-1) ?? '');
  return is_procedure !== true && returnType !== undefined && returnType.setof !== true && !isVoid && outParameters(node).length === 0;
}

/** What the parser for PL/pgSQL says where it lacks the catalogue: a field of a field needs the type of the first. */
const limits = /^Not implemented|^"[^"]+\.[^"]+\.[^"]+" is not a known variable/;

/** The parser tells no position: the quoted word is one if it stands in the body once. */
function problemIn(body: StatementSource, message: string): SyntaxProblem {
  const word = /at or near "([^]*)"/.exec(message)?.[1] ?? '';
  const first = word === '' ? -1 : body.text.indexOf(word);
  const isOnly = first !== -1 && body.text.indexOf(word, first + 1) === -1;
  // Without the catalogue it may be wrong about names and types, not about the grammar.
  return { message, offset: body.inFile(isOnly ? first : 0), ...(message.startsWith('syntax error') ? { refused: true } : {}) };
}

/** BEGIN ATOMIC … END, or RETURN with an expression: the statement's own tokens to its end. */
function readUnquoted(reader: InnerReader, source: StatementSource): BodyReading {
  const { to } = source.all;
  const atomic = source.find(source.all, (word, index) => word === 'ATOMIC' && source.word(index - 1) === 'BEGIN');
  const isBlock = atomic < to;
  const from = isBlock ? atomic + 1 : source.find(source.all, (word, index) => word === 'RETURN' && index > 2);
  const body = partOf(source, { from, to: isBlock ? to - 1 : to });
  // Its comments are the statement's own, which are known already.
  const statements = readSqlText({ ...reader, addComment: () => undefined }, body);
  return { body: { executes: 'later', complete: true, statements }, endsTransactions: false };
}
