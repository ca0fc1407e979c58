import type { ObjectName } from '../../../../model/expression.ts';
import type { Operation, SetTableOption } from '../../../../model/operation.ts';
import type { TokenCursor } from '../../reading/token-cursor.ts';

/** What a reader of one clause of ALTER TABLE gets: the cursor behind the clause's first word, and where that stands. */
export interface ActionContext {
  readonly cursor: TokenCursor;
  readonly table: ObjectName;
  /** The token at which the clause begins. */
  readonly first: number;
}

/** Reads one clause of ALTER TABLE; some make several operations, as ADD (a int, b int). */
export type ActionReader = (context: ActionContext) => readonly Operation[];

/** An understood clause that changes nothing the catalogue models. */
export function tableOption({ cursor, table, first }: ActionContext, option: string, value?: string): SetTableOption {
  return { kind: 'set-table-option', table, option, ...(value === undefined ? {} : { value }), span: cursor.spanFrom(first) };
}

/** Takes IF EXISTS, which only MariaDB has inside ALTER TABLE. */
export function acceptIfExists(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && cursor.acceptAll('IF', 'EXISTS');
}

/** Takes IF NOT EXISTS, which only MariaDB has inside ALTER TABLE. */
export function acceptIfNotExists(cursor: TokenCursor): boolean {
  return cursor.dialect.isMariadb && cursor.acceptAll('IF', 'NOT', 'EXISTS');
}
