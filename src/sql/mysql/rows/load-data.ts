import { readInteger, readName, readNameOrString, readString } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import { readFieldsAndLines } from '../queries/into.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { acceptCharacterSetWords, readCharacterSetName } from '../tables/character-set.ts';
import { readAssignments, readColumnReference } from './assignments.ts';

/** Reads LOAD DATA or LOAD XML, behind LOAD (MySQL 8.4 Reference Manual 15.2.9 and 15.2.10). */
export function readLoadData(cursor: TokenCursor): StatementReading {
  const isXml = cursor.accept('XML');
  if (!isXml) cursor.expect('DATA');
  if (!cursor.accept('LOW_PRIORITY')) cursor.accept('CONCURRENT');
  const isLocal = cursor.accept('LOCAL');
  readFile(cursor);
  const replaces = cursor.accept('REPLACE');
  if (!replaces) cursor.accept('IGNORE');
  cursor.expect('INTO', 'TABLE');
  const table = readTableName(cursor);
  readFormat(cursor, isXml);
  readColumns(cursor);
  if (cursor.accept('SET')) readAssignments(cursor);
  readBulkOptions(cursor);
  return {
    operations: [{
      kind: 'copy', table, direction: 'from', endpoint: isLocal ? 'client' : 'server-file', ...(replaces ? { replaces } : {}), span: cursor.statementSpan(),
    }],
    transaction: 'any',
  };
}

const bulkSources = new Set(['INFILE', 'URL', 'S3']);

/** INFILE '…'; MySQL's bulk load takes also URL and S3, a COUNT of files and an order. */
function readFile(cursor: TokenCursor): void {
  if (!cursor.dialect.offers({ mysql: 80200 })) {
    cursor.expect('INFILE');
    readString(cursor, 'a file');
    return;
  }
  cursor.accept('FROM');
  cursor.expectAny(bulkSources);
  readString(cursor, 'a file');
  if (cursor.accept('COUNT')) readInteger(cursor, 'a number of files');
  cursor.acceptAll('IN', 'PRIMARY', 'KEY', 'ORDER');
}

function readFormat(cursor: TokenCursor, isXml: boolean): void {
  if (cursor.accept('PARTITION')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a partition')));
  if (!cursor.dialect.isMariadb && cursor.accept('COMPRESSION')) {
    cursor.accept('=');
    readString(cursor, 'a compression');
  }
  if (acceptCharacterSetWords(cursor)) readCharacterSetName(cursor);
  if (isXml && cursor.acceptAll('ROWS', 'IDENTIFIED', 'BY')) readString(cursor, 'a tag');
  readFieldsAndLines(cursor);
  if (cursor.accept('IGNORE')) {
    readInteger(cursor, 'a number of lines');
    if (!cursor.accept('LINES')) cursor.expect('ROWS');
  }
}

function readColumns(cursor: TokenCursor): void {
  if (!cursor.accept('(')) return;
  if (!cursor.at(')')) {
    cursor.list(() => {
      if (cursor.kind === 'user-variable') {
        cursor.advance();
      } else {
        readColumnReference(cursor);
      }
    });
  }
  cursor.expect(')');
}

/** PARALLEL, MEMORY and ALGORITHM of MySQL's bulk load (8.2). */
function readBulkOptions(cursor: TokenCursor): void {
  if (!cursor.dialect.offers({ mysql: 80200 })) return;
  if (cursor.accept('PARALLEL')) {
    cursor.accept('=');
    readInteger(cursor, 'a number of threads');
  }
  if (cursor.accept('MEMORY')) {
    cursor.accept('=');
    readSize(cursor);
  }
  if (cursor.accept('ALGORITHM')) {
    cursor.accept('=');
    readNameOrString(cursor, 'an algorithm');
  }
}

function readSize(cursor: TokenCursor): void {
  if (cursor.kind === 'integer') {
    cursor.advance();
  } else {
    readName(cursor, 'a size');
  }
}
