import type { Statement } from '../../../model/statement.ts';
import { Lexer } from '../lexer.ts';
import { StatementSource } from '../statement-source.ts';
import { surveyTree } from '../survey.ts';
import { allOf, as } from '../syntax-tree.ts';
import { bodyText, partOf } from './body-text.ts';
import { constantString } from './constant-string.ts';
import type { InnerReader } from './inner-reader.ts';
import { QueryLocator } from './locate-query.ts';
import type { PlpgsqlOutline, PlpgsqlQuery } from './plpgsql-tree.ts';
import { readSqlText } from './sql-body.ts';

/** The statements of a PL/pgSQL body; `complete` is false where one is made at run time. */
export interface PlpgsqlStatements {
  readonly statements: readonly Statement[];
  readonly complete: boolean;
}

/** Reads again what the parser found embedded in a body, now as SQL, with places in the file. */
export function readPlpgsqlBody(reader: InnerReader, body: StatementSource, { queries }: PlpgsqlOutline): PlpgsqlStatements {
  noteComments(reader, body);
  const locator = new QueryLocator(body.parsed);
  const readings = queries.map((query) => readQuery(reader, sourceOf(body, locator, query), query));
  return { statements: readings.flatMap((reading) => reading ?? []), complete: readings.every((reading) => reading !== undefined) };
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

function readQuery(reader: InnerReader, source: StatementSource, { role }: PlpgsqlQuery): readonly Statement[] | undefined {
  switch (role) {
    case 'statement':
      return [reader.readStatement(source)];
    case 'dynamic':
      return readDynamic(reader, source);
    case 'expression':
      return readExpression(reader, source, 0);
    case 'assignment':
      return readExpression(reader, source, afterTarget(source));
  }
}

/** An expression counts as a statement where it queries: it is evaluated as a SELECT. */
function readExpression(reader: InnerReader, source: StatementSource, from: number): readonly Statement[] {
  const query = asSelect(source, from);
  const node = parseExpression(reader, query);
  return node !== undefined && surveyTree(node).hasSubquery ? [reader.readStatement(query)] : [];
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
