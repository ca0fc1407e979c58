import type { Operation } from '../../../../model/operation.ts';
import { readTableName } from '../../names/object-name.ts';
import type { StatementReading } from '../../reading/statement-reading.ts';
import type { TokenCursor } from '../../reading/token-cursor.ts';
import { onlineOf, readOnlineClause, readWait } from '../online-clause.ts';
import type { OnlineParts } from '../online-clause.ts';
import type { ActionContext, ActionReader } from './action.ts';
import { readAdd } from './add.ts';
import { readAlter, readChange, readModify, readRename } from './change.ts';
import { readDrop } from './drop.ts';
import { isPartitioning, readConvert, readForce, readKeys, readOptions, readOrderBy, readSecondary, readTablespace, readValidation } from './options.ts';
import { readPartitionClause, readPartitioning } from './partitions.ts';

/** Clauses of both servers, by their first word. */
const readers: ReadonlyMap<string, ActionReader> = new Map<string, ActionReader>([
  ['ADD', readAdd], ['DROP', readDrop], ['MODIFY', readModify], ['CHANGE', readChange], ['RENAME', readRename], ['ALTER', readAlter],
  ['CONVERT', readConvert], ['ORDER', readOrderBy], ['ENABLE', readKeys], ['DISABLE', readKeys], ['FORCE', readForce],
]);

/** Clauses of MySQL alone that stand among others. */
const onlyMysql: ReadonlyMap<string, ActionReader> = new Map<string, ActionReader>([
  ['WITH', readValidation], ['WITHOUT', readValidation],
]);

/** Clauses that stand alone. */
const alone: ReadonlyMap<string, ActionReader> = new Map<string, ActionReader>([
  ['DISCARD', readTablespace], ['IMPORT', readTablespace], ['SECONDARY_LOAD', readSecondary], ['SECONDARY_UNLOAD', readSecondary],
]);

/** Reads ALTER [ONLINE] [IGNORE] TABLE [IF EXISTS] t [WAIT n] and its clauses, behind ALTER. */
export function readAlterTable(cursor: TokenCursor): StatementReading {
  if (cursor.dialect.isMariadb) {
    while (cursor.accept('ONLINE') || cursor.accept('IGNORE')) {
      // MariaDB takes the two words in any order and number.
    }
  }
  cursor.expect('TABLE');
  const ifTableExists = cursor.dialect.isMariadb && cursor.acceptAll('IF', 'EXISTS');
  const table = readTableName(cursor);
  const online: OnlineParts = {};
  readWait(cursor, online);
  const ordered = inOrderOfExecution(readClauses(cursor, table, online));
  const operations = ifTableExists ? ordered.map((operation) => ({ ...operation, ifTableExists })) : ordered;
  return { operations, transaction: 'implicit-commit', ...onlineOf(online) };
}

/**
 * The servers take all drops first, then what happens to columns that stay, then new columns and columns with a
 * place, then new keys, whatever the order in the text; the table's new name comes last
 * (mysql_prepare_alter_table in sql/sql_table.cc of both).
 */
function inOrderOfExecution(operations: readonly Operation[]): readonly Operation[] {
  return operations.toSorted((left, right) => passOf(left) - passOf(right));
}

const passes: Readonly<Partial<Record<Operation['kind'], number>>> = {
  'drop-column': 0,
  'drop-constraint': 0,
  'drop-index': 0,
  'convert-character-set': 1,
  'set-table-option': 1,
  'rename-column': 2,
  'rename-index': 2,
  'set-default': 2,
  'drop-default': 2,
  'add-column': 3,
  'add-constraint': 4,
  'create-index': 4,
  'maintain-partitions': 5,
  'rename-table': 6,
};

function passOf(operation: Operation): number {
  if (operation.kind === 'redefine-column') return operation.position === undefined ? 2 : 3;
  return passes[operation.kind] ?? 5;
}

function atClauseEnd(cursor: TokenCursor): boolean {
  return cursor.atEnd || cursor.at(';') || isPartitioning(cursor);
}

function readClauses(cursor: TokenCursor, table: ActionContext['table'], online: OnlineParts): Operation[] {
  const operations: Operation[] = [];
  if (!atClauseEnd(cursor)) {
    do {
      const context = { cursor, table, first: cursor.index };
      if (readOnlineClause(cursor, online)) continue;
      const lone = operations.length === 0 ? readLoneClause(context) : undefined;
      if (lone !== undefined) return [...lone];
      operations.push(...readClause(context));
    } while (cursor.accept(','));
  }
  if (isPartitioning(cursor)) operations.push(readPartitioning({ cursor, table, first: cursor.index }));
  // An ALTER TABLE without any clause is valid and does nothing but commit.
  return operations.length === 0 ? [{ kind: 'set-table-option', table, option: '', span: cursor.statementSpan() }] : operations;
}

/** Clauses that no other clause may stand beside; MySQL lets ALGORITHM and LOCK stand in front, MariaDB nothing. */
function readLoneClause(context: ActionContext): readonly Operation[] | undefined {
  const { cursor } = context;
  if (cursor.dialect.isMariadb && cursor.peek(-1) === ',') return undefined;
  const partition = readPartitionClause(context);
  if (partition !== undefined) return [partition];
  const reader = cursor.symbol === '' || (cursor.dialect.isMariadb && cursor.symbol.startsWith('SECONDARY')) ? undefined : alone.get(cursor.symbol);
  if (reader === undefined) return undefined;
  cursor.advance();
  return reader(context);
}

function readClause(context: ActionContext): readonly Operation[] {
  const { cursor } = context;
  const { symbol } = cursor;
  const reader = symbol === '' ? undefined : readers.get(symbol) ?? (cursor.dialect.isMariadb ? undefined : onlyMysql.get(symbol));
  if (reader !== undefined) {
    cursor.advance();
    return reader(context);
  }
  return readOptions(context) ?? cursor.fail('a clause of ALTER TABLE was expected');
}
