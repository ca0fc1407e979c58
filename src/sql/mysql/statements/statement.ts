import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDelete } from '../rows/delete.ts';
import { readInsert } from '../rows/insert.ts';
import { readLoadData } from '../rows/load-data.ts';
import { readSelectStatement, readWithStatement } from '../rows/select-statement.ts';
import { readUpdate } from '../rows/update.ts';
import { readAlterTable } from '../tables/alter/alter-table.ts';
import { readDropIndex } from '../tables/index-statements.ts';
import { readDropTable, readRenameTable, readTruncate } from '../tables/table-statements.ts';
import { readCreate } from './create.ts';

type StatementReader = (cursor: TokenCursor) => StatementReading;

function behind(word: string, read: StatementReader): StatementReader {
  return (cursor) => {
    cursor.expect(word);
    return read(cursor);
  };
}

function readDrop(cursor: TokenCursor): StatementReading {
  cursor.expect('DROP');
  const temporary = cursor.accept('TEMPORARY');
  if (cursor.accept('TABLE') || cursor.accept('TABLES')) {
    return readDropTable(cursor, temporary);
  }
  if (!temporary && cursor.accept('INDEX')) {
    return readDropIndex(cursor);
  }
  return cursor.fail('the kind of what is dropped was expected');
}

function readRename(cursor: TokenCursor): StatementReading {
  cursor.expect('RENAME');
  if (!cursor.accept('TABLE')) {
    cursor.expect('TABLES');
  }
  return readRenameTable(cursor);
}

const readers: ReadonlyMap<string, StatementReader> = new Map<string, StatementReader>([
  ['CREATE', readCreate], ['ALTER', behind('ALTER', readAlterTable)], ['DROP', readDrop], ['RENAME', readRename],
  ['TRUNCATE', behind('TRUNCATE', readTruncate)],
  ['INSERT', readInsert], ['REPLACE', readInsert], ['UPDATE', readUpdate], ['DELETE', readDelete],
  ['SELECT', readSelectStatement], ['VALUES', readSelectStatement], ['TABLE', readSelectStatement], ['(', readSelectStatement],
  ['WITH', readWithStatement], ['LOAD', behind('LOAD', readLoadData)],
]);

/** Reads one statement from the current token on, up to a semicolon or the end. */
export function readStatement(cursor: TokenCursor): StatementReading {
  const reader = cursor.symbol === '' ? undefined : readers.get(cursor.symbol);
  if (reader === undefined) {
    cursor.fail('a statement was expected');
  }
  return reader(cursor);
}
