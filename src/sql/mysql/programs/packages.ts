import { readName, readString } from '../names/identifier.ts';
import { readObjectName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readProgramStatement } from './body.ts';
import { readDeclarations, readProgramType } from './declarations.ts';
import { ProgramReading } from './program-reading.ts';
import { readCharacteristics } from './routine-characteristics.ts';
import { readParameters } from './routines.ts';
import type { ProgramHead } from './routines.ts';

function readPackageCharacteristics(cursor: TokenCursor): void {
  for (;;) {
    if (cursor.accept('COMMENT')) {
      readString(cursor, 'a comment');
    } else if (cursor.acceptAll('SQL', 'SECURITY')) {
      if (!cursor.accept('DEFINER')) cursor.expect('INVOKER');
    } else {
      return;
    }
  }
}

/** PROCEDURE name (…) or FUNCTION name (…) RETURNS type, with characteristics. */
function readSignature(cursor: TokenCursor): void {
  const isFunction = cursor.accept('FUNCTION');
  if (!isFunction) cursor.expect('PROCEDURE');
  readName(cursor, 'a routine');
  readParameters(cursor, true);
  if (isFunction) {
    cursor.expect('RETURNS');
    readProgramType(cursor);
  }
  readCharacteristics(cursor);
}

function isSignature(cursor: TokenCursor): boolean {
  return cursor.at('PROCEDURE') || cursor.at('FUNCTION');
}

/** Declarations, routines with their bodies, and a block that initialises. */
function readPackageBody(cursor: TokenCursor, program: ProgramReading): void {
  readDeclarations(cursor, (at) => { readProgramStatement(at, program); });
  while (isSignature(cursor)) {
    readSignature(cursor);
    if (!cursor.atEnd && !cursor.at(';')) readProgramStatement(cursor, program);
    cursor.passSemicolon();
  }
  if (cursor.at('BEGIN')) {
    readProgramStatement(cursor, program);
  } else {
    cursor.expect('END');
  }
}

/** CREATE PACKAGE [BODY], behind PACKAGE: outside sql_mode ORACLE since MariaDB 11.4. */
export function readCreatePackage(cursor: TokenCursor, head: ProgramHead): StatementReading {
  const isBody = cursor.accept('BODY');
  const ifNotExists = cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const object = readObjectName(cursor, 'a package');
  readPackageCharacteristics(cursor);
  const program = new ProgramReading();
  cursor.insideProgram = true;
  if (isBody) {
    readPackageBody(cursor, program);
  } else {
    while (isSignature(cursor)) {
      readSignature(cursor);
      cursor.passSemicolon();
    }
    cursor.expect('END');
  }
  cursor.insideProgram = false;
  return {
    operations: [{ kind: 'create-object', objectKind: 'package', object, ...head, ifNotExists, temporary: false, span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
    body: program.toBody('later'),
  };
}
