import type { DropTable, RenameTable } from '../../../model/operation.ts';
import { readTableName } from '../names/object-name.ts';
import type { StatementReading } from '../reading/statement-reading.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { onlineOf, readWait } from './online-clause.ts';
import type { OnlineParts } from './online-clause.ts';

/** RESTRICT and CASCADE stand behind dropped tables and views and do nothing (MySQL 8.4 Reference Manual 15.1.32). */
export function readDropBehaviour(cursor: TokenCursor): boolean {
  const cascade = cursor.accept('CASCADE');
  if (!cascade) cursor.accept('RESTRICT');
  return cascade;
}

/** Reads DROP [TEMPORARY] TABLE, behind TABLE; `temporary` says whether the word stood there. */
export function readDropTable(cursor: TokenCursor, temporary: boolean): StatementReading {
  const ifExists = cursor.acceptAll('IF', 'EXISTS');
  const places = cursor.list(() => ({ first: cursor.index, table: readTableName(cursor) }));
  const online: OnlineParts = {};
  readWait(cursor, online);
  const cascade = readDropBehaviour(cursor);
  const operations = places.map(({ table }): DropTable => ({ kind: 'drop-table', table, ifExists, temporary, cascade, span: table.span }));
  return { operations, transaction: temporary ? 'any' : 'implicit-commit', ...onlineOf(online) };
}

/** Reads RENAME TABLE, behind TABLE. */
export function readRenameTable(cursor: TokenCursor): StatementReading {
  if (cursor.dialect.isMariadb) cursor.acceptAll('IF', 'EXISTS');
  const online: OnlineParts = {};
  const operations = cursor.list((): RenameTable => {
    const first = cursor.index;
    const table = readTableName(cursor);
    readWait(cursor, online);
    cursor.expect('TO');
    const to = readTableName(cursor);
    return { kind: 'rename-table', table, to, span: cursor.spanFrom(first) };
  });
  return { operations, transaction: 'implicit-commit', ...onlineOf(online) };
}

/** Reads TRUNCATE [TABLE], behind TRUNCATE. */
export function readTruncate(cursor: TokenCursor): StatementReading {
  cursor.accept('TABLE');
  const table = readTableName(cursor);
  const online: OnlineParts = {};
  readWait(cursor, online);
  return {
    operations: [{ kind: 'truncate-table', table, cascade: false, span: cursor.statementSpan() }],
    transaction: 'implicit-commit',
    ...onlineOf(online),
  };
}
