import type { CreateIndex, DropIndex } from '../../../model/operation.ts';
import { readName } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readIndexMethod, readIndexOptions } from './index-options.ts';
import type { IndexFamily } from './index-options.ts';
import { readKeyParts } from './key-parts.ts';
import { onlineOf, readOnlineClause, readWait } from './online-clause.ts';
import type { OnlineParts } from './online-clause.ts';

const families: Readonly<Record<string, IndexFamily>> = { FULLTEXT: 'fulltext', SPATIAL: 'spatial', VECTOR: 'vector' };

/** ALGORITHM and LOCK, each once and in any order, without commas. */
function readOnlineClauses(cursor: TokenCursor, found: OnlineParts): void {
  for (let taken = 0; taken < 2; taken += 1) {
    if (taken === 1 && ((found.lock !== undefined && cursor.at('LOCK')) || (found.algorithm !== undefined && cursor.at('ALGORITHM')))) {
      cursor.fail('ALGORITHM and LOCK were expected once');
    }
    readOnlineClause(cursor, found);
  }
}

/** Reads CREATE INDEX from UNIQUE, FULLTEXT, SPATIAL, VECTOR or INDEX on; OR REPLACE (MariaDB) drops one of the name first. */
export function readCreateIndex(cursor: TokenCursor, orReplace: boolean): StatementReading {
  const unique = cursor.accept('UNIQUE');
  cursor.require(!cursor.at('VECTOR') || cursor.dialect.offers({ mariadb: 110701 }), 'VECTOR');
  const family = unique || cursor.symbol === '' ? undefined : families[cursor.symbol];
  if (family !== undefined) cursor.advance();
  cursor.expect('INDEX');
  const ifNotExists = cursor.dialect.isMariadb && cursor.acceptAll('IF', 'NOT', 'EXISTS');
  const at = cursor.index;
  const name = readName(cursor, 'a name for the index');
  const written = { name, span: cursor.spanFrom(at) };
  const early = family === undefined ? readIndexMethod(cursor) : undefined;
  cursor.expect('ON');
  const table = readTableName(cursor);
  const keys = readKeyParts(cursor);
  const online: OnlineParts = {};
  const late = readIndexOptions(cursor, family ?? 'plain');
  readWait(cursor, online);
  readOnlineClauses(cursor, online);
  const operation: CreateIndex = {
    kind: 'create-index',
    table,
    index: { name, unique, method: family ?? late ?? early ?? 'btree', keys, include: [] },
    ifNotExists,
    concurrently: false,
    only: false,
    span: cursor.statementSpan(),
  };
  return { operations: orReplace ? [replacedBy(operation, written), operation] : [operation], transaction: 'implicit-commit', ...onlineOf(online) };
}

function replacedBy({ table, span }: CreateIndex, index: DropIndex['index']): DropIndex {
  return { kind: 'drop-index', index, table, ifExists: true, concurrently: false, cascade: false, span };
}

/** Reads DROP INDEX, behind INDEX. */
export function readDropIndex(cursor: TokenCursor): StatementReading {
  const ifExists = cursor.dialect.isMariadb && cursor.acceptAll('IF', 'EXISTS');
  const at = cursor.index;
  const index = { name: readName(cursor, 'an index'), span: cursor.spanFrom(at) };
  cursor.expect('ON');
  const table = readTableName(cursor);
  const online: OnlineParts = {};
  readWait(cursor, online);
  if (!cursor.dialect.isMariadb) readOnlineClauses(cursor, online);
  const operation: DropIndex = {
    kind: 'drop-index', index, table, ifExists, concurrently: false, cascade: false, span: cursor.statementSpan(),
  };
  return { operations: [operation], transaction: 'implicit-commit', ...onlineOf(online) };
}
