import type { ObjectName } from '../../../model/expression.ts';
import type { DeleteRows } from '../../../model/operation.ts';
import { readCondition } from '../expressions/capture.ts';
import { isOptionalName, readName, takeName } from '../names/identifier.ts';
import { readTableName } from '../names/object-name.ts';
import { readTableReferences } from '../queries/table-references.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import { readPartitionSelection } from '../names/partition-names.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readReturning } from './returning.ts';
import { readOrderAndLimit, readPortion } from './row-limit.ts';

/** Reads DELETE from one table, or of several by a join. */
export function readDelete(cursor: TokenCursor): StatementReading {
  cursor.expect('DELETE');
  while (cursor.accept('LOW_PRIORITY') || cursor.accept('QUICK') || cursor.accept('IGNORE')) {
    // Each step takes one option.
  }
  if (cursor.dialect.isMariadb && cursor.atAll('HISTORY', 'FROM')) return readDeleteHistory(cursor);
  if (!cursor.accept('FROM')) {
    const targets = readTargetList(cursor);
    cursor.expect('FROM');
    return readJoinedDelete(cursor, targets);
  }
  const using = cursor.attempt(() => {
    const targets = readTargetList(cursor);
    cursor.expect('USING');
    return targets;
  });
  return using === undefined ? readSingleDelete(cursor) : readJoinedDelete(cursor, using);
}

/** `table [.*], …`. */
function readTargetList(cursor: TokenCursor): ObjectName[] {
  return cursor.list(() => {
    const first = cursor.index;
    const parts = [readName(cursor, 'a table name')];
    while (parts.length < 2 && cursor.peek(1) !== '*' && cursor.accept('.')) {
      parts.push(readName(cursor, 'a table name'));
    }
    const span = cursor.spanFrom(first);
    cursor.acceptAll('.', '*');
    const [schema = '', name] = parts;
    return name === undefined ? { name: schema, span } : { schema, name, span };
  });
}

/** In MariaDB ORDER BY and LIMIT came to the joined form with 11.8. */
function readJoinedDelete(cursor: TokenCursor, targets: readonly ObjectName[]): StatementReading {
  readTableReferences(cursor);
  readWhere(cursor);
  if (cursor.dialect.offers({ mariadb: 110801 })) readOrderAndLimit(cursor);
  return deleteReading(cursor, targets.map((target) => resolve(cursor, target)));
}

/** The table behind a target that may be an alias. */
function resolve(cursor: TokenCursor, target: ObjectName): ObjectName {
  const table = target.schema === undefined ? cursor.use.tableCalled(target.name) : undefined;
  return table === undefined ? target : { ...table, span: target.span };
}

function readSingleDelete(cursor: TokenCursor): StatementReading {
  const table = readTableName(cursor);
  cursor.use.addTable(table);
  if (cursor.dialect.offers({ mysql: 80016, mariadb: 110600 })) readAlias(cursor);
  readPortion(cursor);
  readPartitionSelection(cursor);
  readWhere(cursor);
  readOrderAndLimit(cursor);
  readReturning(cursor);
  return deleteReading(cursor, [table]);
}

function readAlias(cursor: TokenCursor): void {
  if (cursor.accept('AS')) {
    readName(cursor, 'an alias');
  } else if (isOptionalName(cursor)) {
    takeName(cursor);
  }
}

/** DELETE HISTORY FROM t [PARTITION (…)] [BEFORE SYSTEM_TIME …] (MariaDB 10.3.4). */
function readDeleteHistory(cursor: TokenCursor): StatementReading {
  cursor.expect('HISTORY', 'FROM');
  const table = readTableName(cursor);
  cursor.use.addTable(table);
  if (!cursor.at('BEFORE') && cursor.dialect.offers({ mariadb: 110600 })) readAlias(cursor);
  if (cursor.accept('PARTITION')) cursor.parenthesised(() => cursor.list(() => readName(cursor, 'a partition')));
  if (cursor.acceptAll('BEFORE', 'SYSTEM_TIME')) {
    if (!cursor.accept('TIMESTAMP')) cursor.accept('TRANSACTION');
    cursor.grammar.operand(cursor);
  }
  return deleteReading(cursor, [table]);
}

function readWhere(cursor: TokenCursor): void {
  if (cursor.accept('WHERE')) cursor.use.predicate = readCondition(cursor);
}

function deleteReading(cursor: TokenCursor, tables: readonly ObjectName[]): StatementReading {
  const query = cursor.use.toQueryUse();
  const operations = tables.map((table): DeleteRows => ({
    kind: 'delete', table, query, span: tables.length === 1 ? cursor.statementSpan() : table.span,
  }));
  return { operations, transaction: 'any' };
}
