import type { ObjectName } from '../../../model/expression.ts';
import type { UpdateRows } from '../../../model/operation.ts';
import { repeatedNames } from '../../repeated-names.ts';
import { readCondition } from '../expressions/capture.ts';
import { readTableName } from '../names/object-name.ts';
import { readTableReferences } from '../queries/table-references.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readAssignments } from './assignments.ts';
import { readOrderAndLimit, readPortion } from './row-limit.ts';

/** Reads UPDATE of one or several tables. */
export function readUpdate(cursor: TokenCursor): StatementReading {
  cursor.expect('UPDATE');
  cursor.accept('LOW_PRIORITY');
  cursor.accept('IGNORE');
  readTargets(cursor);
  cursor.expect('SET');
  const columns = readAssignments(cursor);
  if (cursor.accept('WHERE')) cursor.use.predicate = readCondition(cursor);
  readOrderAndLimit(cursor);
  return { operations: updates(cursor, columns), transaction: 'any' };
}

function readTargets(cursor: TokenCursor): void {
  const portion = cursor.dialect.isMariadb
    ? cursor.attempt(() => {
      const table = readTableName(cursor);
      return cursor.atAll('FOR', 'PORTION') ? table : cursor.fail('FOR PORTION was expected');
    })
    : undefined;
  if (portion === undefined) {
    readTableReferences(cursor);
  } else {
    readPortion(cursor);
    cursor.use.addTable(portion);
    cursor.use.addAlias(portion.name, portion);
  }
}

/** One operation for each table that an assignment names; an unqualified column counts for the first table. */
function updates(cursor: TokenCursor, columns: readonly (readonly string[])[]): UpdateRows[] {
  const fallback = cursor.use.firstTable;
  const byTable = new Map<ObjectName, string[]>();
  for (const parts of columns) {
    const qualifier = parts.at(-2);
    const table = (qualifier === undefined ? undefined : cursor.use.tableCalled(qualifier)) ?? fallback;
    const column = parts.at(-1);
    if (table !== undefined && column !== undefined) byTable.set(table, [...(byTable.get(table) ?? []), column]);
  }
  const query = cursor.use.toQueryUse();
  return [...byTable].map(([table, setColumns]) => {
    const repeated = repeatedNames(setColumns.map((column) => column.toLowerCase()));
    return { kind: 'update', table, query, setColumns, ...(repeated.length === 0 ? {} : { repeated }), span: cursor.statementSpan() };
  });
}
