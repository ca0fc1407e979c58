import type { CreateObject } from '../../../model/operation.ts';
import type { StatementBody } from '../../../model/statement.ts';
import { readName, readString, takeName } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readProgramStatement } from './body.ts';
import { readProgramType } from './declarations.ts';
import { ProgramReading } from './program-reading.ts';
import { readAlteredCharacteristics, readCharacteristics } from './routine-characteristics.ts';
import type { Characteristics } from './routine-characteristics.ts';

/** What stands between CREATE and the kind of a program. */
export interface ProgramHead {
  readonly orReplace: boolean;
  /** The account of a DEFINER clause. */
  readonly definer?: string;
}

/** Reads the body of a stored program: it is executed later. */
export function readStoredBody(cursor: TokenCursor): StatementBody {
  const program = new ProgramReading();
  const from = cursor.index;
  cursor.insideProgram = true;
  readProgramStatement(cursor, program);
  cursor.insideProgram = false;
  return { ...program.toBody('later'), ...rowColumnsSince(cursor, from) };
}

/** What a trigger takes from the row in hand: NEW.column, OLD.column. The cursor stays where it is. */
function rowColumnsSince(cursor: TokenCursor, from: number): Pick<StatementBody, 'rowColumns'> {
  const to = cursor.index;
  const names = new Set<string>();
  for (cursor.index = from; cursor.index + 2 < to; cursor.index += 1) {
    if (cursor.peek(1) !== '.' || !/^(?:new|old)$/i.test(cursor.raw)) continue;
    cursor.index += 2;
    names.add(takeName(cursor));
    cursor.index -= 1;
  }
  cursor.index = to;
  return names.size === 0 ? {} : { rowColumns: [...names] };
}

const directions = new Set(['IN', 'OUT', 'INOUT']);

/** `[IN|OUT|INOUT] name type, …` in parentheses; functions have directions in MariaDB only. */
export function readParameters(cursor: TokenCursor, mayDirect: boolean): void {
  cursor.expect('(');
  if (!cursor.at(')')) {
    cursor.list(() => {
      if (mayDirect || cursor.dialect.isMariadb) cursor.acceptAny(directions);
      cursor.locals.add(readName(cursor, 'a parameter').toLowerCase());
      readProgramType(cursor);
      if (cursor.dialect.offers({ mariadb: 110800 }) && cursor.accept('DEFAULT')) cursor.grammar.expression(cursor);
    });
  }
  cursor.expect(')');
}

/** AS '…' or AS $$…$$: a body in another language. */
function readForeignBody(cursor: TokenCursor): StatementBody {
  cursor.expect('AS');
  if (cursor.kind !== 'dollar-string' && cursor.kind !== 'string') cursor.fail('the body was expected as a text');
  cursor.advance();
  return { executes: 'later', complete: false, statements: [] };
}

function readRoutineBody(cursor: TokenCursor, { hasText }: Characteristics): StatementBody {
  return hasText ? readForeignBody(cursor) : readStoredBody(cursor);
}

interface Routine extends ProgramHead {
  readonly objectKind: CreateObject['objectKind'];
  readonly object: CreateObject['object'];
  readonly ifNotExists: boolean;
}

function reading(cursor: TokenCursor, routine: Routine, language?: string): CreateObject {
  return { kind: 'create-object', ...routine, temporary: false, ...(language === undefined ? {} : { language }), span: cursor.statementSpan() };
}

/** CREATE PROCEDURE, behind the word. */
export function readCreateProcedure(cursor: TokenCursor, head: ProgramHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a procedure');
  readParameters(cursor, true);
  const characteristics = readCharacteristics(cursor);
  const body = readRoutineBody(cursor, characteristics);
  const operation = reading(cursor, { objectKind: 'procedure', object, ifNotExists, ...head }, characteristics.language);
  return { operations: [operation], transaction: 'implicit-commit', body };
}

const loadableTypes = new Set(['STRING', 'REAL', 'DECIMAL', 'INT', 'INTEGER']);

/** CREATE [AGGREGATE] FUNCTION, behind FUNCTION. */
export function readCreateFunction(cursor: TokenCursor, head: ProgramHead): StatementReading {
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a function');
  if (cursor.at('RETURNS')) return readLoadableFunction(cursor, { objectKind: 'function', object, ifNotExists, ...head });
  readParameters(cursor, false);
  cursor.expect('RETURNS');
  readProgramType(cursor);
  const characteristics = readCharacteristics(cursor);
  if (cursor.dialect.isMariadb && cursor.at('SELECT')) cursor.fail('RETURN or a block was expected');
  const body = readRoutineBody(cursor, characteristics);
  const operation = reading(cursor, { objectKind: 'function', object, ifNotExists, ...head }, characteristics.language);
  return { operations: [operation], transaction: 'implicit-commit', body };
}

/** CREATE FUNCTION name RETURNS type SONAME '…': a function of a library. */
function readLoadableFunction(cursor: TokenCursor, routine: Routine): StatementReading {
  cursor.expect('RETURNS');
  cursor.expectAny(loadableTypes);
  cursor.expect('SONAME');
  readString(cursor, 'a library');
  return { operations: [reading(cursor, routine, 'c')], transaction: 'implicit-commit' };
}

/** ALTER PROCEDURE, ALTER FUNCTION: behind the word, which is `objectKind`. */
export function readAlterRoutine(cursor: TokenCursor, objectKind: 'procedure' | 'function'): StatementReading {
  const object = readObjectName(cursor, `a ${objectKind}`);
  readAlteredCharacteristics(cursor);
  const span = cursor.statementSpan();
  return {
    operations: [{ kind: 'alter-object', objectKind, object, action: `ALTER ${objectKind.toUpperCase()}`, span }],
    transaction: 'implicit-commit',
  };
}
