import type { Change, ChangeColumn } from '../change-set.ts';
import { decodeAs } from '../decode-file.ts';
import type { ChangeContext, ChangeType, WrittenChange } from './change-writer.ts';
import { isYes } from './column-definition.ts';
import { filled, qualified, quoted } from './names.ts';
import { columnValue, textLiteral } from './values.ts';

/** `insert` */
export const insert: ChangeType = {
  write: (change, context) => withValues(change, context, (columns) => {
    const names = columns.map(({ name }) => name).join(', ');
    return `INSERT INTO ${qualified(change, context)} (${names}) VALUES (${columns.map(({ value }) => value).join(', ')})`;
  }),
};

/** `update` */
export const update: ChangeType = {
  write: (change, context) => withValues(change, context, (columns) => `UPDATE ${qualified(change, context)} SET ${columns.map(({ name, value }) => `${name} = ${value}`).join(', ')}${condition(change, context)}`),
};

/** `delete` */
export const deleteRows: ChangeType = {
  write: (change, context) => ({ kind: 'statements', statements: [`DELETE FROM ${qualified(change, context)}${condition(change, context)}`] }),
};

interface Assigned {
  readonly name: string;
  readonly value: string;
}

function withValues(change: Change, context: ChangeContext, text: (columns: readonly Assigned[]) => string): WrittenChange {
  const binary = change.columns.find(({ fields }) => filled(fields['valueBlobFile']) !== undefined);
  if (binary !== undefined) return { kind: 'not-run', reason: `${change.type} in line ${change.line} takes the bytes of ${binary.fields['valueBlobFile'] ?? ''}` };
  const columns = change.columns.filter(({ fields }) => !isYes(fields['autoIncrement']));
  return { kind: 'statements', statements: [text(columns.map((column) => ({ name: quoted(context, column.fields['name'] ?? ''), value: valueOf(change, column, context) })))] };
}

function valueOf(change: Change, column: ChangeColumn, context: ChangeContext): string {
  const file = change.columnFiles[filled(column.fields['valueClobFile']) ?? ''];
  if (file !== undefined) return textLiteral(context, decodeAs(file, column.fields['encoding']));
  return columnValue(column, context) ?? 'NULL';
}

/** `:name`, `:value` and `?` stand for the names and values of the parameters, in their order. */
function condition({ fields, whereParams }: Change, context: ChangeContext): string {
  const where = filled(fields['where']);
  if (where === undefined) return '';
  const rest = [...whereParams];
  const filledIn = where.replace(/\?|:name\b|:value\b/g, (mark) => {
    const [param] = rest;
    if (param === undefined) return mark;
    if (mark === ':name') return quoted(context, param.fields['name'] ?? '');
    rest.shift();
    return columnValue(param, context) ?? 'NULL';
  });
  return ` WHERE ${filledIn}`;
}
