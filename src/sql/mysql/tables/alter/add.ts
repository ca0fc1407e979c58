import type { ColumnPosition, Operation } from '../../../../model/operation.ts';
import { readName } from '../../names/identifier.ts';
import type { TokenCursor } from '../../reading/token-cursor.ts';
import { readColumnDefinition } from '../column-definition.ts';
import { readTableItem } from '../table-items.ts';
import type { TableItem } from '../table-items.ts';
import { acceptIfNotExists, tableOption } from './action.ts';
import type { ActionContext } from './action.ts';

/** Reads FIRST, AFTER column, or nothing. */
export function readPosition(cursor: TokenCursor): { readonly position?: ColumnPosition } {
  if (cursor.accept('FIRST')) {
    return { position: { first: true } };
  }
  return cursor.accept('AFTER') ? { position: { after: readName(cursor, 'a column name') } } : {};
}

function itemOperation(context: ActionContext, item: TableItem): Operation {
  const { table } = context;
  switch (item.kind) {
    case 'constraint': {
      const { constraint, ifNotExists } = item;
      return { kind: 'add-constraint', table, constraint, ifNotExists, span: constraint.span };
    }
    case 'index': {
      const { index, ifNotExists, span } = item;
      return { kind: 'create-index', table, index, ifNotExists, concurrently: false, only: false, span };
    }
    default: {
      return tableOption(context, 'ADD PERIOD FOR', item.name);
    }
  }
}

/** ADD (a int, b int, key (a)): a list without positions. */
function readList(context: ActionContext, ifNotExists: boolean): Operation[] {
  const { cursor, table } = context;
  return cursor.parenthesised(() => cursor.list((): Operation => {
    const item = readTableItem(cursor, { altersTable: false });
    if (item !== undefined) return itemOperation({ ...context, first: cursor.index }, item);
    const first = cursor.index;
    const column = readColumnDefinition(cursor);
    return { kind: 'add-column', table, column, ifNotExists, span: cursor.spanFrom(first) };
  }));
}

/** ADD, behind the word: columns, keys, constraints, periods, versioning. ADD PARTITION is read elsewhere. */
export function readAdd(context: ActionContext): readonly Operation[] {
  const { cursor, table, first } = context;
  if (cursor.dialect.isMariadb && cursor.acceptAll('SYSTEM', 'VERSIONING')) {
    return [tableOption(context, 'ADD SYSTEM VERSIONING')];
  }
  const isColumn = cursor.accept('COLUMN');
  const item = isColumn ? undefined : readTableItem(cursor, { altersTable: true });
  if (item !== undefined) return [spanned(itemOperation(context, item), cursor, first)];
  const ifNotExists = acceptIfNotExists(cursor);
  if (cursor.at('(')) return readList(context, ifNotExists);
  const column = readColumnDefinition(cursor);
  const position = readPosition(cursor);
  return [{ kind: 'add-column', table, column, ifNotExists, ...position, span: cursor.spanFrom(first) }];
}

/** The operation of a clause begins at ADD, not at the key behind it. */
function spanned(operation: Operation, cursor: TokenCursor, first: number): Operation {
  return { ...operation, span: cursor.spanFrom(first) };
}
