import { readDefiner } from '../accounts/account.ts';
import { readAlterUser } from '../accounts/users.ts';
import { alterStorageStatements } from '../administration/storage-patterns.ts';
import { readAlterDatabase } from '../objects/databases.ts';
import { readAlterLibrary } from '../objects/libraries.ts';
import { readAlterSequence } from '../objects/sequences.ts';
import { readAlterView, readViewHead } from '../objects/views.ts';
import { readAlterEvent } from '../programs/events.ts';
import { readAlterRoutine } from '../programs/routines.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAlterTable } from '../tables/alter/alter-table.ts';
import { readSimpleStatement } from './simple-statement.ts';

function isAlterTable(cursor: TokenCursor): boolean {
  return cursor.at('TABLE') || (cursor.dialect.isMariadb && (cursor.at('ONLINE') || cursor.at('IGNORE')));
}

function readByKind(cursor: TokenCursor): StatementReading | undefined {
  if (isAlterTable(cursor)) return readAlterTable(cursor);
  if (cursor.accept('DATABASE') || cursor.accept('SCHEMA')) return readAlterDatabase(cursor);
  if (cursor.accept('PROCEDURE')) return readAlterRoutine(cursor, 'procedure');
  if (cursor.accept('FUNCTION')) return readAlterRoutine(cursor, 'function');
  if (cursor.accept('USER')) return readAlterUser(cursor);
  if (cursor.dialect.isMariadb && cursor.accept('SEQUENCE')) return readAlterSequence(cursor);
  return cursor.dialect.offers({ mysql: 90200 }) && cursor.accept('LIBRARY') ? readAlterLibrary(cursor) : undefined;
}

/** ALTER [DEFINER = …] EVENT, ALTER [ALGORITHM …] VIEW. */
function readBehindHead(cursor: TokenCursor): StatementReading | undefined {
  const first = cursor.index;
  const definer = readDefiner(cursor);
  if (cursor.accept('EVENT')) return readAlterEvent(cursor, definer);
  cursor.index = first;
  const head = readViewHead(cursor);
  return cursor.accept('VIEW') ? readAlterView(cursor, head) : undefined;
}

/** Reads a statement that begins with ALTER. */
export function readAlter(cursor: TokenCursor): StatementReading {
  const first = cursor.index;
  cursor.expect('ALTER');
  const found = readByKind(cursor) ?? readBehindHead(cursor);
  if (found !== undefined) return found;
  cursor.index = first;
  return readSimpleStatement(cursor, alterStorageStatements);
}
