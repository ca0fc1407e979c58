import type { CatalogTable } from '../../model/schema-state.ts';
import { conjunctsOf } from '../expression-tokens.ts';
import { isNotNullTest } from './covering-index.ts';

/**
 * Whether a column is known to hold no NULL: it is NOT NULL, or a validated CHECK says so in one of the parts
 * that AND joins. PostgreSQL 12 and later then set NOT NULL without reading the table
 * (manual, ALTER TABLE, SET NOT NULL).
 */
export function isProvenNotNull(table: CatalogTable, column: string): boolean {
  const known = table.columns.find((each) => each.name === column);
  if (known?.nullable === false) return true;
  return table.constraints.some(({ definition, validated }) =>
    validated && definition.kind === 'check'
    && conjunctsOf(definition.expression.text).some((words) => isNotNullTest(words, column)));
}
