import type { Change } from '../change-set.ts';
import type { ChangeContext, ChangeType } from './change-writer.ts';
import { columnType } from './data-types.ts';
import { filled, qualified, quoted, required } from './names.ts';
import { textLiteral } from './values.ts';

/** COMMENT ON TABLE for the remarks of a change; MySQL has them in the table's own statement. */
export function tableRemarks(change: Change, context: ChangeContext): readonly string[] {
  const remarks = filled(change.fields['remarks']);
  return remarks === undefined || context.family === 'mysql' ? [] : [`COMMENT ON TABLE ${qualified(change, context)} IS ${textLiteral(context, remarks)}`];
}

/** COMMENT ON COLUMN for each column with remarks. */
export function columnRemarks(change: Change, context: ChangeContext): readonly string[] {
  if (context.family === 'mysql') return [];
  return change.columns.flatMap(({ fields }) => {
    const remarks = filled(fields['remarks']);
    return remarks === undefined ? [] : [`COMMENT ON COLUMN ${qualified(change, context)}.${quoted(context, fields['name'] ?? '')} IS ${textLiteral(context, remarks)}`];
  });
}

/** `setTableRemarks` */
export const setTableRemarks: ChangeType = {
  write: (change, context) => {
    const text = textLiteral(context, change.fields['remarks'] ?? '');
    const table = qualified(change, context);
    return { kind: 'statements', statements: [context.family === 'postgres' ? `COMMENT ON TABLE ${table} IS ${text}` : `ALTER TABLE ${table} COMMENT = ${text}`] };
  },
};

/** `setColumnRemarks`: MySQL changes a comment with the whole column, so the change has to say its type. */
export const setColumnRemarks: ChangeType = {
  write: (change, context) => {
    const text = textLiteral(context, change.fields['remarks'] ?? '');
    const column = quoted(context, required(change, 'columnName', context));
    const table = qualified(change, context);
    if (context.family === 'postgres') return { kind: 'statements', statements: [`COMMENT ON COLUMN ${table}.${column} IS ${text}`] };
    const { sql } = columnType(required(change, 'columnDataType', context), context);
    return { kind: 'statements', statements: [`ALTER TABLE ${table} MODIFY COLUMN ${column} ${sql} COMMENT ${text}`] };
  },
};
