import type { Operation } from '../model/operation.ts';
import type { StatementEffect } from '../model/statement.ts';

/** A name of a table or column that a statement takes away. */
export interface TakenName {
  readonly kind: 'table' | 'column';
  readonly name: string;
}

/** Shorter names stand everywhere as words of the language. */
const shortest = 4;

/** Names that nearly every table or program has: where they stand says nothing. */
const common: ReadonlySet<string> = new Set([
  'name', 'type', 'types', 'date', 'time', 'data', 'code', 'kind', 'text', 'user', 'value', 'values', 'state', 'status', 'title', 'label', 'count', 'order',
  'index', 'group', 'level', 'active', 'enabled', 'content', 'description', 'comment', 'version', 'parent', 'position', 'number', 'amount', 'price', 'total',
  'created', 'updated', 'deleted', 'created_at', 'updated_at', 'deleted_at', 'body', 'path', 'size', 'flag', 'hash', 'token', 'test', 'tests', 'items', 'item', 'settings', 'options',
]);

/** The name that an operation takes away; undefined where none goes, or where looking for it would be of no use. */
export function takenName(operation: Operation): TakenName | undefined {
  const taken = anyTakenName(operation);
  if (taken === undefined || taken.name.length < shortest || common.has(taken.name.toLowerCase())) return undefined;
  return taken;
}

function anyTakenName(operation: Operation): TakenName | undefined {
  switch (operation.kind) {
    case 'drop-table':
    case 'rename-table': return { kind: 'table', name: operation.table.name };
    case 'drop-column':
    case 'rename-column': return { kind: 'column', name: operation.column };
    case 'redefine-column': {
      const isSame = operation.definition.name.toLowerCase() === operation.column.toLowerCase();
      return isSame ? undefined : { kind: 'column', name: operation.column };
    }
    default: return undefined;
  }
}

/** The names that statements take away, each once: what is worth searching the repository for. */
export function takenNames(statements: readonly StatementEffect[]): readonly string[] {
  const names = statements.filter(({ section }) => section === 'up').flatMap(({ operations, body }) => [
    ...operations.flatMap((operation) => takenName(operation)?.name ?? []),
    ...(body?.executes === 'now' ? takenNames(body.statements) : []),
  ]);
  return [...new Set(names)];
}
