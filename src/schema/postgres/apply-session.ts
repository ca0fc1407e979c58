import type { SetVariable, TransactionControl } from '../../model/operation.ts';
import type { Catalog } from '../catalog.ts';

/** SET search_path decides where names without a schema are found from here on. */
export function applySetVariable(catalog: Catalog, operation: SetVariable): void {
  if (operation.name !== 'search_path' && operation.name !== 'all') return;
  const path = operation.value === undefined ? catalog.defaults.searchPath : parseSearchPath(operation.value);
  catalog.setSearchPath(path, operation.scope === 'transaction');
}

/**
 * The schemas of a search_path setting, whose names the reader has folded already.
 * `"$user"` names the session's user, who has no schema of that name as a rule.
 */
export function parseSearchPath(value: string): readonly string[] {
  const names = value.match(/"(?:[^"]|"")*"|'(?:[^']|'')*'|[^,\s]+/g) ?? [];
  return names.map(unquote).filter((name) => name !== '$user' && name !== '');
}

function unquote(written: string): string {
  if (written.startsWith('"')) return written.slice(1, -1).replaceAll('""', '"');
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
}

/** BEGIN … ROLLBACK undoes what lies between; a part of a transaction that is undone by savepoint is not followed. */
export function applyTransactionControl(catalog: Catalog, operation: TransactionControl): void {
  switch (operation.command) {
    case 'begin':
      catalog.begin();
      return;
    case 'commit':
    case 'prepare':
      catalog.commit();
      return;
    case 'rollback':
      catalog.rollback();
      return;
    case 'rollback-to':
    case 'rollback-prepared':
      catalog.unfollowed('what is undone depends on the server');
      return;
    default:
  }
}
