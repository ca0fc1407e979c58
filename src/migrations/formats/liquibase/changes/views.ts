import type { Change } from '../change-set.ts';
import type { ChangeContext, ChangeType } from './change-writer.ts';
import { isYes } from './column-definition.ts';
import { filled, qualified, quoted, required, type NameFields } from './names.ts';
import { textLiteral } from './values.ts';

const named: NameFields = { name: 'viewName', schema: 'schemaName', catalog: 'catalogName' };

/** `createView`: the query, or with `fullDefinition` the whole statement. PostgreSQL makes a replaced view anew, as its columns may be others. */
export const createView: ChangeType = {
  write: (change, context) => {
    const { body = '', fields } = change;
    const query = body.trim().replace(/;\s*$/, '');
    const view = qualified(change, context, named);
    const isReplaced = isYes(fields['replaceIfExists']);
    const drop = isReplaced && context.family === 'postgres' ? [`DROP VIEW IF EXISTS ${view}`] : [];
    const verb = isReplaced && context.family === 'mysql' ? 'CREATE OR REPLACE VIEW' : 'CREATE VIEW';
    const create = isYes(fields['fullDefinition']) ? query : `${verb} ${view} AS ${query}`;
    return { kind: 'statements', statements: [...drop, create, ...remarks(change, context, view)] };
  },
  inverse: (change, context) => ({ kind: 'statements', statements: [`DROP VIEW ${qualified(change, context, named)}`] }),
};

function remarks({ fields }: Change, context: ChangeContext, view: string): readonly string[] {
  const text = filled(fields['remarks']);
  return text === undefined || context.family === 'mysql' ? [] : [`COMMENT ON VIEW ${view} IS ${textLiteral(context, text)}`];
}

/** `dropView` */
export const dropView: ChangeType = {
  write: (change, context) => ({ kind: 'statements', statements: [`DROP VIEW ${isYes(change.fields['ifExists']) ? 'IF EXISTS ' : ''}${qualified(change, context, named)}`] }),
};

/** `renameView` */
export const renameView: ChangeType = {
  write: (change, context) => {
    const from = qualified(change, context, { ...named, name: 'oldViewName' });
    const to = quoted(context, required(change, 'newViewName', context));
    return { kind: 'statements', statements: [context.family === 'postgres' ? `ALTER TABLE ${from} RENAME TO ${to}` : `RENAME TABLE ${from} TO ${to}`] };
  },
};
