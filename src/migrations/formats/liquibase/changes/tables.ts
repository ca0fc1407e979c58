import { isYes } from './column-definition.ts';
import type { ChangeType } from './change-writer.ts';
import { qualified, quoted, required } from './names.ts';

/** `dropTable` */
export const dropTable: ChangeType = {
  write: (change, context) => ({ kind: 'statements', statements: [`DROP TABLE ${qualified(change, context)}${isYes(change.fields['cascadeConstraints']) ? ' CASCADE' : ''}`] }),
};

/** `renameTable` */
export const renameTable: ChangeType = {
  write: (change, context) => {
    const from = qualified(change, context, { name: 'oldTableName', schema: 'schemaName', catalog: 'catalogName' });
    const to = quoted(context, required(change, 'newTableName', context));
    return { kind: 'statements', statements: [`ALTER TABLE ${from} RENAME TO ${to}`] };
  },
  inverse: (change, context) => {
    const from = qualified(change, context, { name: 'newTableName', schema: 'schemaName', catalog: 'catalogName' });
    return { kind: 'statements', statements: [`ALTER TABLE ${from} RENAME TO ${quoted(context, required(change, 'oldTableName', context))}`] };
  },
};
