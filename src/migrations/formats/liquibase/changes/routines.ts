import type { ChangeType } from './change-writer.ts';
import { isYes } from './column-definition.ts';
import { qualified, type NameFields } from './names.ts';

const named: NameFields = { name: 'procedureName', schema: 'schemaName', catalog: 'catalogName' };

/** `createProcedure`: the statement as it is written, in one piece. */
export const createProcedure: ChangeType = {
  write: (change, context) => {
    const body = (change.body ?? '').trim().replace(/;\s*$/, '');
    const drop = isYes(change.fields['replaceIfExists']) && context.family === 'mysql' ? [`DROP PROCEDURE IF EXISTS ${qualified(change, context, named)}`] : [];
    return { kind: 'statements', statements: [...drop, body] };
  },
};

/** `dropProcedure` */
export const dropProcedure: ChangeType = { write: (change, context) => ({ kind: 'statements', statements: [`DROP PROCEDURE ${qualified(change, context, named)}`] }) };
