import type { Statement } from '../../../model/statement.ts';
import { splitStatements } from '../split-statements.ts';
import { StatementSource } from '../statement-source.ts';
import type { InnerReader } from './inner-reader.ts';

/** Reads a text that holds SQL statements and nothing else: the body of an SQL routine, or what EXECUTE runs. */
export function readSqlText(reader: InnerReader, body: StatementSource): readonly Statement[] {
  const { pieces, comments } = splitStatements(body.text);
  for (const { span, ...comment } of comments) reader.addComment({ ...comment, span: body.spanOfText(span.start, span.end) });
  return pieces.map(({ start, end }) => reader.readStatement(inside(body, start, end)));
}

function inside(body: StatementSource, start: number, end: number): StatementSource {
  const returned = /^return\b/i.exec(body.text.slice(start, start + 7));
  if (returned === null) return new StatementSource(body.text.slice(start, end), (offset) => body.inFile(start + offset));
  // RETURN stands only inside a body: as a query of its own it is a SELECT of as many letters.
  return new StatementSource(`SELECT${body.text.slice(start + 6, end)}`, (offset) => body.inFile(start + offset));
}
