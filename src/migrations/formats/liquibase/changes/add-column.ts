import type { Change, ChangeColumn } from '../change-set.ts';
import type { ChangeContext, ChangeType } from './change-writer.ts';
import { columnDefinition, isNo, isYes } from './column-definition.ts';
import { columnType } from './data-types.ts';
import { foreignKeyClause, referenceOf, uniqueClauses } from './inline-constraints.ts';
import { filled, qualified, quoted } from './names.ts';
import { columnRemarks } from './remarks.ts';
import { columnValue } from './values.ts';

/**
 * `addColumn`: the columns, then their constraints, then the values that rows get which are there already; a column that gets one may
 * not be NULL only behind that.
 */
export const addColumn: ChangeType = {
  write: (change, context) => {
    const table = qualified(change, context);
    const add = (parts: readonly string[]): readonly string[] => parts.map((part) => `ALTER TABLE ${table} ADD ${part}`);
    const definitions = change.columns.map((column) => definition(column, context));
    const columns = context.family === 'mysql' && definitions.length > 1 ? [`ALTER TABLE ${table} ${definitions.map((part) => `ADD ${part}`).join(', ')}`] : add(definitions);
    const keys = change.columns.flatMap((column) => {
      const reference = referenceOf(column.constraints ?? {}, context);
      return [...uniqueClauses([column], context), ...(reference === undefined ? [] : [foreignKeyClause(column, reference, context)])];
    });
    return { kind: 'statements', statements: [...columns, ...add(keys), ...values(change, context), ...columnRemarks(change, context)] };
  },
  inverse: (change, context) => ({
    kind: 'statements',
    statements: change.columns.map(({ fields }) => `ALTER TABLE ${qualified(change, context)} DROP COLUMN ${quoted(context, fields['name'] ?? '')}`),
  }),
};

function definition(column: ChangeColumn, context: ChangeContext): string {
  const { fields, constraints } = column;
  const after = filled(fields['afterColumn']);
  const isFirst = filled(fields['position']) === '1';
  const place = after === undefined ? (isFirst ? ' FIRST' : '') : ` AFTER ${quoted(context, after)}`;
  const isKey = isYes(constraints?.['primaryKey']);
  const isNotNull = isKey || (isNo(constraints?.['nullable']) && valueOf(column, context) === undefined);
  return `${columnDefinition(column, context, isNotNull)}${isKey ? ' PRIMARY KEY' : ''}${context.family === 'mysql' ? place : ''}`;
}

function valueOf(column: ChangeColumn, context: ChangeContext): string | undefined {
  const type = column.fields['type'];
  return columnValue(column, context, type === undefined ? undefined : columnType(type, context));
}

function values(change: Change, context: ChangeContext): readonly string[] {
  const table = qualified(change, context);
  const given = change.columns.flatMap((column) => {
    const value = valueOf(column, context);
    return value === undefined ? [] : [{ column, value, name: quoted(context, column.fields['name'] ?? '') }];
  });
  return [
    ...given.map(({ name, value }) => `UPDATE ${table} SET ${name} = ${value}`),
    ...given.filter(({ column }) => isNo(column.constraints?.['nullable'])).map(({ name, column }) => notNull(table, name, { column, context })),
  ];
}

function notNull(table: string, name: string, { column, context }: { readonly column: ChangeColumn; readonly context: ChangeContext }): string {
  if (context.family === 'postgres') return `ALTER TABLE ${table} ALTER COLUMN ${name} SET NOT NULL`;
  return `ALTER TABLE ${table} MODIFY ${name} ${columnType(column.fields['type'] ?? '', context).sql} NOT NULL`;
}
