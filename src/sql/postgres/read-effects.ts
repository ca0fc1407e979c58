import type { RawStmt } from 'libpg-query';
import type { ServerVersion } from '../../model/engine-name.ts';
import type { StatementEffect } from '../../model/statement.ts';
import { Positions } from '../positions.ts';
import { Lexer, type Token } from './lexer.ts';
import type { PostgresParser } from './load-parser.ts';
import { readOperations } from './operations/registry.ts';
import { readPostgresScript } from './read-script.ts';
import { readStatement } from './read-statement.ts';
import { StatementSource } from './statement-source.ts';
import { tagOf } from './syntax-tree.ts';

/** Longer scripts are read statement by statement: a tree takes over a hundred times the memory of its text. */
const longestWhole = 200_000;

/** Parameters and NUL characters: of these the parser takes more than the server. */
const mayBeOverlooked = /\$[0-9]|\0/;

/** What these do depends on the code in their body. */
const holdsCode: ReadonlySet<string> = new Set(['CreateFunctionStmt', 'DoStmt']);

/**
 * What the statements of a script do. The script is handed to the parser as a whole, which saves a third of the time of
 * reading it statement by statement (1,000 statements, Node 24, cold). Where that fails, or where rows of a COPY may
 * follow, the statements are cut and read one by one, as for a script that is judged.
 */
export function readPostgresEffects(parser: PostgresParser, version: ServerVersion | undefined, text: string): readonly StatementEffect[] {
  const statements = parseWhole(parser, text);
  if (statements === undefined) return readPostgresScript(parser, version, text).statements;
  const offsetOf = byteOffsets(text);
  return statements.map((statement, index): StatementEffect => {
    const head = { ordinal: index + 1, section: 'up' } as const;
    const source = sourceOf(text, statement, offsetOf);
    const { stmt } = statement;
    const operations = stmt === undefined || holdsCode.has(tagOf(stmt)) ? undefined : readOperations(source, stmt);
    if (operations !== undefined) return { ...head, operations };
    const alone = new StatementSource(source.text, (offset) => source.inFile(offset));
    return readStatement({ parser, version, ordinal: head.ordinal, depth: 0, comments: [] }, alone);
  });
}

function parseWhole(parser: PostgresParser, text: string): readonly RawStmt[] | undefined {
  if (text.length > longestWhole || mayBeOverlooked.test(text)) return undefined;
  try {
    const { stmts = [] } = parser.parse(text);
    return stmts.some(({ stmt }) => stmt !== undefined && 'CopyStmt' in stmt) ? undefined : stmts;
  } catch {
    return undefined;
  }
}

function byteOffsets(text: string): (byte: number) => number {
  if (/^[^\u0080-\uffff]*$/.test(text)) return (byte) => byte;
  const positions = new Positions(text);
  return (byte) => positions.byteToOffset(byte);
}

/** The statement from its first token to its last: the parser's own place has blanks and comments around it. */
function sourceOf(text: string, { stmt_location: from = 0, stmt_len: length }: RawStmt, offsetOf: (byte: number) => number): StatementSource {
  const limit = length === undefined ? text.length : offsetOf(from + length);
  const lexer = new Lexer(text, offsetOf(from));
  const tokens: Token[] = [];
  let start = -1;
  while (lexer.next() && lexer.start < limit) {
    const { kind } = lexer;
    if (kind === 'line-comment' || kind === 'block-comment') continue;
    if (start === -1) start = lexer.start;
    tokens.push({ kind, start: lexer.start - start, end: lexer.end - start });
  }
  return new StatementSource(text.slice(start, start + (tokens.at(-1)?.end ?? 0)), (offset) => start + offset, { locate: (byte) => offsetOf(byte) - start, tokens });
}
