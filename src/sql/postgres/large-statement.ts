import type { Expression, ObjectName } from '../../model/expression.ts';
import type { Span } from '../../model/location.ts';
import type { Operation } from '../../model/operation.ts';
import type { Statement } from '../../model/statement.ts';
import { commandWords } from './command-words.ts';
import { Lexer } from './lexer.ts';
import { nameRange } from './names.ts';
import { StatementSource } from './statement-source.ts';

/** From this length on (UTF-16 units) rows are scanned and not parsed: the parser's tree takes over a hundred times the text. */
const scannedFrom = 1_000_000;

/** No other statement of this length is read; a tree of it would not fit into a runner's memory. */
const refusedFrom = 8_000_000;

/** Everything that is read of a long statement's beginning stands in its first characters. */
const headLength = 4096;

/** Reads a statement that is too long for the parser: its kind, table and condition. Undefined for one that is not. */
export function readLargeStatement(source: StatementSource): Pick<Statement, 'operations' | 'command' | 'problem'> | undefined {
  const { length } = source.text;
  if (length < scannedFrom) return undefined;
  const head = new StatementSource(source.text.slice(0, headLength), (offset) => source.inFile(offset));
  const command = commandWords(head);
  const operation = readRows(source, head);
  if (operation !== undefined) return { command, operations: [operation] };
  if (length < refusedFrom) return undefined;
  const message = `the statement is longer than ${refusedFrom / 1_000_000} million characters and is not read`;
  return { command, operations: [], problem: { message, offset: source.inFile(0) } };
}

function readRows(source: StatementSource, head: StatementSource): Operation | undefined {
  const words = [0, 1, 2].map((index) => head.word(index));
  const clauses = scanClauses(source);
  const { span } = source;
  const query = { tables: [], columns: [], functions: [], ...(clauses.predicate === undefined ? {} : { predicate: clauses.predicate }), hasLimit: false };
  if (words[0] === 'INSERT') return { kind: 'insert', span, table: nameFrom(head, 2), query, upsert: clauses.hasUpdate };
  const isOnly = words[0] === 'UPDATE' ? words[1] === 'ONLY' : words[2] === 'ONLY';
  if (words[0] === 'UPDATE') return { kind: 'update', span, table: nameFrom(head, isOnly ? 2 : 1), query, setColumns: [] };
  return words[0] === 'DELETE' ? { kind: 'delete', span, table: nameFrom(head, isOnly ? 3 : 2), query } : undefined;
}

function nameFrom(head: StatementSource, index: number): ObjectName {
  const range = nameRange(head, index);
  const parts = Array.from({ length: (range.to - range.from + 1) / 2 }, (_, ordinal) => head.identifier(range.from + 2 * ordinal) ?? '');
  const schema = parts.at(-2);
  return { ...(schema === undefined ? {} : { schema }), name: parts.at(-1) ?? '', span: head.spanOf(range) };
}

const clauseWord = /^(?:where|returning|update)$/i;

/** Clauses outside brackets: the last WHERE, up to RETURNING, and whether ON CONFLICT updates. */
function scanClauses(source: StatementSource): { readonly predicate?: Expression; readonly hasUpdate: boolean } {
  const clauses = clauseSpans(source.text);
  const where = clauses.get('where');
  const end = clauses.get('returning')?.start ?? source.text.length;
  const hasUpdate = (clauses.get('update')?.start ?? 0) > 0;
  return { ...(where === undefined ? {} : { predicate: unreadExpression(source, where.end, end) }), hasUpdate };
}

/** The last place of each word that begins a clause. */
function clauseSpans(text: string): ReadonlyMap<string, Span> {
  const lexer = new Lexer(text);
  const clauses = new Map<string, Span>();
  let depth = 0;
  while (lexer.next()) {
    if (lexer.kind === 'punctuation') depth += bracketChange(lexer);
    if (depth !== 0 || lexer.kind !== 'word' || lexer.end - lexer.start > 'returning'.length) continue;
    const word = text.slice(lexer.start, lexer.end);
    if (clauseWord.test(word)) clauses.set(word.toLowerCase(), { start: lexer.start, end: lexer.end });
  }
  return clauses;
}

function bracketChange(lexer: Lexer): number {
  const sign = lexer.text.charAt(lexer.start);
  if (sign === '(') return 1;
  return sign === ')' ? -1 : 0;
}

/** A condition of which only the place is known. */
function unreadExpression(source: StatementSource, from: number, to: number): Expression {
  const text = source.text.slice(from, to).trim();
  const start = source.text.indexOf(text.slice(0, 100), from);
  return { text, span: source.spanOfText(start, start + text.length), columns: [], functions: [] };
}
