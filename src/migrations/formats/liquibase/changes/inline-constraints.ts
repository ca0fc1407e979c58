import type { ChangeColumn, Fields } from '../change-set.ts';
import type { ChangeContext } from './change-writer.ts';
import { isYes } from './column-definition.ts';
import { columnList, filled, quoted } from './names.ts';

/** What a column's constraints refer to: `orders(id)` as it is written, or a table and its columns; undefined where they refer to nothing. */
export function referenceOf(constraints: Fields, context: ChangeContext): string | undefined {
  const { references, referencedTableName: table, referencedColumnNames: columns, referencedTableSchemaName: schema } = constraints;
  if (filled(references) !== undefined) return references;
  if (filled(table) === undefined || filled(columns) === undefined) return undefined;
  const place = filled(schema) === undefined ? '' : `${quoted(context, schema ?? '')}.`;
  return `${place}${quoted(context, table ?? '')}(${columnList(context, columns ?? '')})`;
}

/** FOREIGN KEY of one column. */
export function foreignKeyClause(column: ChangeColumn, reference: string, context: ChangeContext): string {
  const { fields, constraints = {} } = column;
  return [
    ...named(constraints['foreignKeyName'], context),
    `FOREIGN KEY (${quoted(context, fields['name'] ?? '')}) REFERENCES ${reference}`,
    ...(isYes(constraints['deleteCascade']) ? ['ON DELETE CASCADE'] : []),
    ...deferring(constraints, context),
  ].join(' ');
}

/** UNIQUE constraints; columns that name the same one share it. */
export function uniqueClauses(columns: readonly ChangeColumn[], context: ChangeContext): readonly string[] {
  const groups = new Map<string, string[]>();
  const single: string[] = [];
  for (const { fields, constraints = {} } of columns.filter((column) => isYes(column.constraints?.['unique']))) {
    const name = filled(constraints['uniqueConstraintName']);
    const column = quoted(context, fields['name'] ?? '');
    if (name === undefined) single.push(`UNIQUE (${column})`);
    else groups.set(name, [...(groups.get(name) ?? []), column]);
  }
  return [...single, ...[...groups].map(([name, members]) => `CONSTRAINT ${quoted(context, name)} UNIQUE (${members.join(', ')})`)];
}

/** PostgreSQL alone has constraints that wait for the end of the transaction. */
export function deferring(fields: Fields, { family }: ChangeContext): readonly string[] {
  if (family === 'mysql') return [];
  const isInitially = isYes(fields['initiallyDeferred']);
  return [...(isYes(fields['deferrable']) || isInitially ? ['DEFERRABLE'] : []), ...(isInitially ? ['INITIALLY DEFERRED'] : [])];
}

/** `CONSTRAINT name`, where there is one. */
export function named(name: string | undefined, context: ChangeContext): readonly string[] {
  return filled(name) === undefined ? [] : [`CONSTRAINT ${quoted(context, name ?? '')}`];
}
