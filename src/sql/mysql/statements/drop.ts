import type { ObjectKind } from '../../../model/operation.ts';
import { readDropAccounts } from '../accounts/users.ts';
import { dropStorageStatements } from '../administration/storage-patterns.ts';
import type { Availability } from '../dialect.ts';
import { readDropDatabase } from '../objects/databases.ts';
import { readDropObject } from '../objects/drop-object.ts';
import { readDropSequences } from '../objects/sequences.ts';
import { readDropView } from '../objects/views.ts';
import { readDeallocate } from '../programs/prepared-statements.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readDropIndex } from '../tables/index-statements.ts';
import { readDropTable } from '../tables/table-statements.ts';
import { readSimpleStatement } from './simple-statement.ts';

const everywhere = { mysql: 50000, mariadb: 100000 } as const;

/** Kinds of which one goes at a time, by their word. */
const single: readonly (readonly [string, ObjectKind, Availability])[] = [
  ['PROCEDURE', 'procedure', everywhere], ['FUNCTION', 'function', everywhere], ['TRIGGER', 'trigger', everywhere],
  ['EVENT', 'event', everywhere], ['LIBRARY', 'other', { mysql: 90200 }], ['PACKAGE', 'package', { mariadb: 110400 }],
];

function readSingle(cursor: TokenCursor): StatementReading | undefined {
  const found = single.find(([word, , offered]) => cursor.dialect.offers(offered) && cursor.accept(word));
  if (found === undefined) return undefined;
  if (found[1] === 'package') cursor.accept('BODY');
  return readDropObject(cursor, found[1]);
}

function readTable(cursor: TokenCursor): StatementReading | undefined {
  const temporary = cursor.accept('TEMPORARY');
  if (cursor.accept('TABLE') || cursor.accept('TABLES')) return readDropTable(cursor, temporary);
  if (cursor.dialect.isMariadb && cursor.accept('SEQUENCE')) return readDropSequences(cursor, temporary);
  return temporary ? cursor.fail('TABLE was expected') : undefined;
}

function readOther(cursor: TokenCursor): StatementReading | undefined {
  if (cursor.accept('INDEX')) return readDropIndex(cursor);
  if (cursor.accept('VIEW')) return readDropView(cursor);
  if (cursor.accept('DATABASE') || cursor.accept('SCHEMA')) return readDropDatabase(cursor);
  if (cursor.accept('USER') || cursor.accept('ROLE')) return readDropAccounts(cursor);
  return cursor.at('PREPARE') ? readDeallocate(cursor) : undefined;
}

/** Reads a statement that begins with DROP. */
export function readDrop(cursor: TokenCursor): StatementReading {
  const first = cursor.index;
  cursor.expect('DROP');
  const found = readTable(cursor) ?? readOther(cursor) ?? readSingle(cursor);
  if (found !== undefined) return found;
  cursor.index = first;
  return readSimpleStatement(cursor, dropStorageStatements);
}
