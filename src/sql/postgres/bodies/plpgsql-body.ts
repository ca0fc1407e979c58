import type { Statement, StatementBody, SyntaxProblem } from '../../../model/statement.ts';
import { Lexer } from '../lexer.ts';
import { StatementSource } from '../statement-source.ts';
import { allOf, as } from '../syntax-tree.ts';
import { bodyText, partOf } from './body-text.ts';
import { constantString } from './constant-string.ts';
import type { InnerReader } from './inner-reader.ts';
import { QueryLocator } from './locate-query.ts';
import type { PlpgsqlOutline, PlpgsqlQuery, PlpgsqlType } from './plpgsql-tree.ts';
import { readSqlText } from './sql-body.ts';

/** The statements of a PL/pgSQL body; `complete` is false where one is made at run time. */
export interface PlpgsqlStatements {
  readonly body: Pick<StatementBody, 'statements' | 'complete'>;
  /** The first of the problems that the server finds when it compiles the body; what EXECUTE runs it does not look at. */
  readonly problem?: SyntaxProblem;
}

/** One embedded text as SQL: the statements that it counts for, undefined where they are made at run time. */
interface QueryReading {
  readonly statements: readonly Statement[] | undefined;
  readonly problem?: SyntaxProblem | undefined;
}

/** Reads again what the parser found embedded in a body, now as SQL, with places in the file. */
export function readPlpgsqlBody(reader: InnerReader, body: StatementSource, { queries, types }: PlpgsqlOutline): PlpgsqlStatements {
  noteComments(reader, body);
  const locator = new QueryLocator(body.parsed);
  const readings = queries.map((query) => withCondition(readQuery(reader, sourceOf(body, locator, query), query), query));
  const problem = readings.find((reading) => reading.problem !== undefined)?.problem ?? wrongType(reader, body, types);
  const inOrder = readings.flatMap(({ statements }) => statements ?? []).sort((left, right) => left.span.start - right.span.start);
  return {
    body: { statements: inOrder, complete: readings.every(({ statements }) => statements !== undefined) },
    ...(problem === undefined ? {} : { problem }),
  };
}

function withCondition(reading: QueryReading, { isConditional }: PlpgsqlQuery): QueryReading {
  if (!isConditional || reading.statements === undefined) return reading;
  return { ...reading, statements: reading.statements.map((statement) => ({ ...statement, conditional: true })) };
}

/**
 * The embedded text with its places, and with its comments where it stands in the body as the parser gives it.
 * Where it is not found again, everything is at the start of its line.
 */
function sourceOf(body: StatementSource, locator: QueryLocator, { text, line }: PlpgsqlQuery): StatementSource {
  const start = locator.locate(text, line);
  if (start === undefined) {
    const fallback = body.inFile(locator.lineStart(line));
    return new StatementSource(text, () => fallback);
  }
  const isAsWritten = body.parsed.startsWith(text, start);
  return new StatementSource(isAsWritten ? body.text.slice(start, start + text.length) : text, (offset) => body.inFile(start + offset));
}

/** A type is right if something can be cast to it. */
function wrongType(reader: InnerReader, body: StatementSource, types: readonly PlpgsqlType[]): SyntaxProblem | undefined {
  const locator = new QueryLocator(body.parsed);
  const problems = types.map(({ text, line }) => {
    const source = new StatementSource(`SELECT NULL::${text}`, () => body.inFile(locator.lineStart(line)));
    return reader.readStatement(source).problem ?? wrongModifier(reader, source);
  });
  return problems.find((problem) => problem !== undefined);
}

/** The grammar takes any expression for a modifier, the server then only constants and names (typenameTypeMod in parse_type.c). */
function wrongModifier(reader: InnerReader, source: StatementSource): SyntaxProblem | undefined {
  const modifiers = as(firstTarget(reader, source), 'TypeCast')?.typeName?.typmods ?? [];
  const isRight = modifiers.every((modifier) => as(modifier, 'A_Const') !== undefined || as(modifier, 'ColumnRef') !== undefined);
  return isRight ? undefined : { message: 'type modifiers must be simple constants or identifiers', offset: source.inFile(0) };
}

function readQuery(reader: InnerReader, source: StatementSource, { role }: PlpgsqlQuery): QueryReading {
  switch (role) {
    case 'statement':
      return readCompiled(reader.readStatement(source));
    case 'dynamic':
      return { statements: readDynamic(reader, source), problem: reader.readStatement(asSelect(source, 0)).problem };
    case 'expression':
      return readExpression(reader, source, 0);
    case 'assignment':
      return readExpression(reader, source, afterTarget(source));
  }
}

function readCompiled(statement: Statement): QueryReading {
  return { statements: [statement], problem: statement.problem };
}

/** An expression is evaluated as a SELECT; it counts as a statement where it reads tables. */
function readExpression(reader: InnerReader, source: StatementSource, from: number): QueryReading {
  const statement = reader.readStatement(asSelect(source, from));
  const readsTables = statement.operations.some((operation) => operation.kind === 'select' && operation.query.tables.length > 0);
  // The parts of CASE … WHEN become a text that the server parses at run time only.
  const problem = source.text.startsWith('"__Case__Variable') ? undefined : statement.problem;
  return { statements: readsTables ? [statement] : [], problem };
}

/** What EXECUTE runs, if it is constant; a lone literal keeps its places. */
function readDynamic(reader: InnerReader, source: StatementSource): readonly Statement[] | undefined {
  const text = constantString(parseExpression(reader, asSelect(source, 0)));
  if (text === undefined) return undefined;
  const literal = source.tokens.length === 1 ? bodyText(source, 0) : undefined;
  const start = source.inFile(0);
  return readSqlText(reader, literal ?? new StatementSource(text, () => start));
}

function asSelect(source: StatementSource, from: number): StatementSource {
  return partOf(source, { from, to: source.tokens.length }, 'SELECT ');
}

function parseExpression(reader: InnerReader, select: StatementSource): ReturnType<typeof firstTarget> {
  try {
    return firstTarget(reader, select);
  } catch {
    return undefined;
  }
}

function firstTarget(reader: InnerReader, select: StatementSource): Parameters<typeof constantString>[0] {
  const statement = as(reader.parser.parse(select.parsed).stmts?.[0]?.stmt, 'SelectStmt');
  return allOf(statement?.targetList, 'ResTarget')[0]?.val;
}

/** The first token after `target :=`, where = means the same. */
function afterTarget(source: StatementSource): number {
  return source.find(source.all, (word) => word === ':=' || word === '=') + 1;
}

function noteComments(reader: InnerReader, body: StatementSource): void {
  const lexer = new Lexer(body.text);
  while (lexer.next()) {
    const { kind, start, end, terminated } = lexer;
    const isLine = kind === 'line-comment';
    if (!isLine && kind !== 'block-comment') continue;
    const text = body.text.slice(start + 2, isLine || !terminated ? end : end - 2);
    reader.addComment({ span: body.spanOfText(start, end), text, style: isLine ? 'line' : 'block' });
  }
}
