import { createStorageStatements } from '../administration/storage-patterns.ts';
import { readDefiner } from '../accounts/account.ts';
import { readCreateRole, readCreateUser } from '../accounts/users.ts';
import { readCreateDatabase } from '../objects/databases.ts';
import { readCreateLibrary } from '../objects/libraries.ts';
import { readCreateSequence } from '../objects/sequences.ts';
import { readCreateView, readViewHead } from '../objects/views.ts';
import { readCreateEvent } from '../programs/events.ts';
import { readCreatePackage } from '../programs/packages.ts';
import { readCreateFunction, readCreateProcedure } from '../programs/routines.ts';
import type { ProgramHead } from '../programs/routines.ts';
import { readCreateTrigger } from '../programs/triggers.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCreateTable } from '../tables/create-table.ts';
import { readCreateIndex } from '../tables/index-statements.ts';
import { readSimpleStatement } from './simple-statement.ts';

const indexWords = new Set(['UNIQUE', 'FULLTEXT', 'SPATIAL', 'VECTOR', 'INDEX']);
const programReaders: ReadonlyMap<string, (cursor: TokenCursor, head: ProgramHead) => StatementReading> = new Map([
  ['PROCEDURE', readCreateProcedure], ['FUNCTION', readCreateFunction], ['TRIGGER', readCreateTrigger], ['EVENT', readCreateEvent],
]);

/** AGGREGATE FUNCTION [IF NOT EXISTS] name RETURNS: a function of a library, the only aggregate that MySQL creates. */
function isLoadable(cursor: TokenCursor): boolean {
  return cursor.peek(3) === 'RETURNS' || cursor.peek(6) === 'RETURNS';
}

/** PROCEDURE, FUNCTION, TRIGGER, EVENT, PACKAGE, behind an optional DEFINER. @returns undefined where none follows. */
function readProgram(cursor: TokenCursor, head: ProgramHead): StatementReading | undefined {
  const ofProgram = { ...head, ...readDefiner(cursor) };
  if (cursor.at('AGGREGATE') && cursor.peek(1) === 'FUNCTION' && (cursor.dialect.isMariadb || isLoadable(cursor))) {
    cursor.advance();
  }
  if (cursor.at('PACKAGE') && cursor.dialect.offers({ mariadb: 110400 })) {
    cursor.advance();
    return readCreatePackage(cursor, ofProgram);
  }
  const reader = cursor.symbol === '' ? undefined : programReaders.get(cursor.symbol);
  if (reader === undefined) return undefined;
  cursor.advance();
  return reader(cursor, ofProgram);
}

/** Views with their own words in front: JSON DUALITY, MATERIALIZED (MySQL 9). */
function readView(cursor: TokenCursor, orReplace: boolean): StatementReading | undefined {
  const head = { orReplace, ...readViewHead(cursor) };
  if (cursor.accept('VIEW')) return readCreateView(cursor, head);
  if (cursor.dialect.offers({ mysql: 90400 }) && cursor.acceptAll('JSON', 'DUALITY', 'VIEW')) {
    return readCreateView(cursor, head);
  }
  return cursor.dialect.offers({ mysql: 90500 }) && cursor.acceptAll('MATERIALIZED', 'VIEW')
    ? readCreateView(cursor, head, 'materialized view')
    : undefined;
}

function readTable(cursor: TokenCursor, orReplace: boolean): StatementReading | undefined {
  const temporary = cursor.accept('TEMPORARY');
  if (cursor.accept('TABLE')) return readCreateTable(cursor, { orReplace, temporary });
  if (cursor.dialect.isMariadb && cursor.accept('SEQUENCE')) return readCreateSequence(cursor, { orReplace, temporary });
  return temporary ? cursor.fail('TABLE was expected') : undefined;
}

function readOther(cursor: TokenCursor, orReplace: boolean): StatementReading | undefined {
  if (cursor.accept('DATABASE') || cursor.accept('SCHEMA')) return readCreateDatabase(cursor, orReplace);
  if (cursor.accept('USER')) return readCreateUser(cursor, { orReplace });
  if (cursor.accept('ROLE')) return readCreateRole(cursor, { orReplace });
  if (cursor.at('LIBRARY') && cursor.dialect.offers({ mysql: 90200 })) {
    cursor.advance();
    return readCreateLibrary(cursor);
  }
  return undefined;
}

/** In MySQL only views and reference systems are replaced. */
function requireReplace(cursor: TokenCursor, orReplace: boolean): void {
  cursor.require(!orReplace || cursor.dialect.isMariadb, 'OR REPLACE');
}

/** Reads a statement that begins with CREATE. */
export function readCreate(cursor: TokenCursor): StatementReading {
  const first = cursor.index;
  cursor.expect('CREATE');
  const orReplace = cursor.acceptAll('OR', 'REPLACE');
  if (cursor.atAny(indexWords) && cursor.peek(1) !== 'REFERENCE') {
    requireReplace(cursor, orReplace);
    return readCreateIndex(cursor, orReplace);
  }
  const found = readTable(cursor, orReplace) ?? readOther(cursor, orReplace);
  if (found !== undefined) {
    requireReplace(cursor, orReplace);
    return found;
  }
  const behindHead = cursor.index;
  const program = readProgram(cursor, { orReplace });
  if (program !== undefined) {
    requireReplace(cursor, orReplace);
    return program;
  }
  cursor.index = behindHead;
  const view = readView(cursor, orReplace);
  if (view !== undefined) return view;
  cursor.index = first;
  return readSimpleStatement(cursor, createStorageStatements);
}
