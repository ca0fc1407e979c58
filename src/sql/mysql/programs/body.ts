import { isName, readName, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDeclarations } from './declarations.ts';
import type { ProgramReading } from './program-reading.ts';

/** Reads statements, each with its semicolon, up to one of these words. */
function readStatements(cursor: TokenCursor, program: ProgramReading, ends: ReadonlySet<string>): void {
  while (!cursor.atAny(ends)) {
    readProgramStatement(cursor, program);
    cursor.passSemicolon();
  }
}

/** The same where at least one statement is wanted: in IF, CASE and loops. */
function readSomeStatements(cursor: TokenCursor, program: ProgramReading, ends: ReadonlySet<string>): void {
  if (cursor.atAny(ends)) cursor.fail('a statement was expected');
  program.conditionally(() => { readStatements(cursor, program, ends); });
}

const blockEnd = new Set(['END']);
const ifEnds = new Set(['ELSEIF', 'ELSE', 'END']);
const caseEnds = new Set(['WHEN', 'ELSE', 'END']);
const repeatEnd = new Set(['UNTIL']);

/** BEGIN [NOT ATOMIC] declarations statements END. */
function readBlock(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('BEGIN');
  if (cursor.dialect.isMariadb) cursor.acceptAll('NOT', 'ATOMIC');
  readDeclarations(cursor, (at) => { program.conditionally(() => { readProgramStatement(at, program); }); });
  readStatements(cursor, program, blockEnd);
  cursor.expect('END');
}

function readIf(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('IF');
  do {
    cursor.grammar.expression(cursor);
    cursor.expect('THEN');
    readSomeStatements(cursor, program, ifEnds);
  } while (cursor.accept('ELSEIF'));
  if (cursor.accept('ELSE')) readSomeStatements(cursor, program, blockEnd);
  cursor.expect('END', 'IF');
}

function readCase(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('CASE');
  if (!cursor.at('WHEN')) cursor.grammar.expression(cursor);
  do {
    cursor.expect('WHEN');
    cursor.grammar.expression(cursor);
    cursor.expect('THEN');
    readSomeStatements(cursor, program, caseEnds);
  } while (cursor.at('WHEN'));
  if (cursor.accept('ELSE')) readSomeStatements(cursor, program, blockEnd);
  cursor.expect('END', 'CASE');
}

function readWhile(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('WHILE');
  cursor.grammar.expression(cursor);
  cursor.expect('DO');
  readSomeStatements(cursor, program, blockEnd);
  cursor.expect('END', 'WHILE');
}

function readLoop(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('LOOP');
  readSomeStatements(cursor, program, blockEnd);
  cursor.expect('END', 'LOOP');
}

function readRepeat(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('REPEAT');
  readSomeStatements(cursor, program, repeatEnd);
  cursor.expect('UNTIL');
  cursor.grammar.expression(cursor);
  cursor.expect('END', 'REPEAT');
}

/** FOR i IN [REVERSE] a..b DO, FOR r IN cursor|(query) DO (MariaDB). */
function readFor(cursor: TokenCursor, program: ProgramReading): void {
  cursor.expect('FOR');
  const variable = readName(cursor, 'a variable');
  cursor.locals.add(variable.toLowerCase());
  cursor.expect('IN');
  cursor.accept('REVERSE');
  if (cursor.at('(') && (cursor.peek(1) === 'SELECT' || cursor.peek(1) === 'WITH')) {
    cursor.parenthesised(() => { cursor.grammar.query(cursor); });
  } else {
    cursor.grammar.operand(cursor);
    if (cursor.accept('..')) cursor.grammar.operand(cursor);
  }
  cursor.expect('DO');
  readSomeStatements(cursor, program, blockEnd);
  cursor.expect('END', 'FOR');
}

type CompoundReader = (cursor: TokenCursor, program: ProgramReading) => void;

/** Statements that hold others and may carry a label. */
const labelled: ReadonlyMap<string, CompoundReader> = new Map<string, CompoundReader>([
  ['BEGIN', readBlock], ['WHILE', readWhile], ['LOOP', readLoop], ['REPEAT', readRepeat],
]);

function compoundReader(cursor: TokenCursor): CompoundReader | undefined {
  const { symbol } = cursor;
  if (symbol === '') return undefined;
  return symbol === 'FOR' && cursor.dialect.isMariadb ? readFor : labelled.get(symbol);
}

function readLeave(cursor: TokenCursor): void {
  cursor.advance();
  readName(cursor, 'a label');
}

function readReturn(cursor: TokenCursor): void {
  cursor.expect('RETURN');
  cursor.grammar.expression(cursor);
}

function readOpen(cursor: TokenCursor): void {
  cursor.expect('OPEN');
  readName(cursor, 'a cursor');
  if (cursor.dialect.isMariadb && cursor.at('(')) {
    cursor.parenthesised(() => cursor.list(() => cursor.grammar.expression(cursor)));
  }
}

function readFetch(cursor: TokenCursor): void {
  cursor.expect('FETCH');
  if (cursor.dialect.isMariadb && cursor.acceptAll('GROUP', 'NEXT', 'ROW')) return;
  if (!cursor.acceptAll('NEXT', 'FROM')) cursor.accept('FROM');
  readName(cursor, 'a cursor');
  cursor.expect('INTO');
  cursor.list(() => {
    if (cursor.kind === 'user-variable' && cursor.dialect.isMariadb) {
      cursor.advance();
    } else {
      readName(cursor, 'a variable');
      if (cursor.accept('.')) readName(cursor, 'a field');
    }
  });
}

function readClose(cursor: TokenCursor): void {
  cursor.expect('CLOSE');
  readName(cursor, 'a cursor');
}

/** Statements that only bodies have, and that touch no data. */
const control: ReadonlyMap<string, CompoundReader> = new Map<string, CompoundReader>([
  ['IF', readIf], ['CASE', readCase], ['LEAVE', readLeave], ['ITERATE', readLeave], ['RETURN', readReturn], ['OPEN', readOpen],
  ['FETCH', readFetch], ['CLOSE', readClose],
]);

/** Reads one statement of a body, without its semicolon. */
export function readProgramStatement(cursor: TokenCursor, program: ProgramReading): void {
  cursor.nested(() => {
    const label = isName(cursor) && cursor.peek(1) === ':' ? takeName(cursor) : undefined;
    if (label !== undefined) cursor.expect(':');
    const compound = compoundReader(cursor);
    if (compound !== undefined) {
      compound(cursor, program);
      if (isName(cursor) && label !== undefined) takeName(cursor);
      return;
    }
    if (label !== undefined) cursor.fail('BEGIN or a loop was expected behind the label');
    const reader = cursor.symbol === '' ? undefined : control.get(cursor.symbol);
    if (reader === undefined) {
      program.readStatement(cursor);
    } else {
      reader(cursor, program);
    }
  });
}
