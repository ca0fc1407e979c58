import type { ChangeType } from './change-writer.ts';
import { sqlChange } from './sql.ts';

const nothing: ChangeType = { write: () => ({ kind: 'statements', statements: [] }) };

/** How each type of change is written, by its name in a changelog; a type that is not here is not run. */
export const changeTypes: Readonly<Record<string, ChangeType>> = {
  empty: nothing,
  sql: sqlChange,
  sqlFile: sqlChange,
  // The history's row carries the tag.
  tagDatabase: nothing,
};
