import type { CatalogTable } from '../model/schema-state.ts';
import type { KeyConstraint } from '../model/constraint-definition.ts';
import type { AddConstraint } from '../model/operation.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { asWritten, textAt } from './as-written.ts';
import type { JudgedOperation } from './define-rule.ts';
import { inSteps, withInserted, withReplaced } from './edited-statement.ts';

/** The name that a new constraint has or gets; undefined where the table, and with it the server's choice, is not known. */
export function addedName({ operation, before, after }: JudgedOperation<AddConstraint>): string | undefined {
  if (operation.constraint.name !== undefined) return operation.constraint.name;
  const known = new Set(resolveTable(before, operation.table)?.constraints.map(({ id }) => id));
  return resolveTable(after, operation.table)?.constraints.find(({ id }) => !known.has(id))?.name;
}

/** NOT VALID first, validation in a transaction of its own. */
export function validatedLater(judged: JudgedOperation<AddConstraint>): string | undefined {
  const { operation, in: at } = judged;
  const name = addedName(judged);
  if (name === undefined) return undefined;
  const validate = `ALTER TABLE ${textAt(at.file, operation.table.span)} VALIDATE CONSTRAINT ${asWritten(name, at.file, operation.span)};`;
  return inSteps(withInserted(at, operation.span.end, ' NOT VALID'), validate);
}

/** The index first, concurrently, then the constraint upon it. Nothing where the index could not be the same. */
export function uponReadyIndex(judged: JudgedOperation<AddConstraint>, key: KeyConstraint): string | undefined {
  const { operation, in: at } = judged;
  const name = addedName(judged);
  const [first = judged] = at.operations;
  const table = resolveTable(first.before, operation.table);
  const columns = key.keys.flatMap(({ column }) => column ?? []);
  const hasOptions = key.deferrable === true || /\b(?:WITH|TABLESPACE)\b/i.test(textAt(at.file, key.span));
  if (name === undefined || hasOptions || !mayBeIndexed(table, columns)) return undefined;
  const write = (column: string): string => asWritten(column, at.file, key.span);
  const written = asWritten(name, at.file, key.span);
  const include = key.include.length === 0 ? '' : ` INCLUDE (${key.include.map(write).join(', ')})`;
  const nulls = key.nullsNotDistinct === true ? ' NULLS NOT DISTINCT' : '';
  const kind = key.kind === 'unique' ? 'UNIQUE' : 'PRIMARY KEY';
  return inSteps(
    `CREATE UNIQUE INDEX CONCURRENTLY ${written} ON ${textAt(at.file, operation.table.span)} (${columns.map(write).join(', ')})${include}${nulls};`,
    withReplaced(at, key.span, `CONSTRAINT ${written} ${kind} USING INDEX ${written}`),
  );
}

/** The columns are there already, and the table has no partitions, on which no index is built concurrently. */
function mayBeIndexed(table: CatalogTable | undefined, columns: readonly string[]): boolean {
  if (columns.length === 0) return table?.partitionBy === undefined;
  return table !== undefined && table.partitionBy === undefined && columns.every((column) => table.columns.some(({ name }) => name === column));
}
