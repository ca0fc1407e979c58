import type { SetTableOption } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';

/** What a table has where nothing is written. */
const defaults: Readonly<Record<string, string>> = { tablespace: 'pg_default', using: 'heap', persistence: 'logged' };

/**
 * Whether an option moves all rows to other files: another tablespace or access method, logged to unlogged and back.
 * Where the table has what is asked for already, nothing happens (measured on 13 to 18).
 */
export function movesRows({ option, value }: SetTableOption, table: CatalogTable | undefined): boolean {
  switch (option) {
    case 'SET LOGGED': return differs('persistence', 'logged', table);
    case 'SET UNLOGGED': return differs('persistence', 'unlogged', table);
    case 'SET TABLESPACE': return differs('tablespace', value, table);
    case 'SET ACCESS METHOD': return differs('using', value, table);
    default: return false;
  }
}

function differs(key: string, asked: string | undefined, table: CatalogTable | undefined): boolean {
  return table === undefined || (asked ?? defaults[key]) !== (table.options[key] ?? defaults[key]);
}
