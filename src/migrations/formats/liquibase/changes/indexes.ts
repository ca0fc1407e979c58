import type { Change, ChangeColumn } from '../change-set.ts';
import type { ChangeContext, ChangeType } from './change-writer.ts';
import { isYes } from './column-definition.ts';
import { filled, qualified, quoted, required } from './names.ts';

/** `createIndex` */
export const createIndex: ChangeType = {
  write: (change, context) => {
    const { fields } = change;
    const table = qualified(change, context);
    const name = filled(fields['indexName']);
    const plain = change.columns.filter((column) => !isYes(column.fields['included']));
    const { using, behind } = partsOfPostgres(change, context);
    const create = [
      `CREATE ${isYes(fields['unique']) ? 'UNIQUE ' : ''}INDEX`,
      ...(name === undefined ? [] : [quoted(context, name)]),
      `ON ${table}${using} (${plain.map((column) => keyPart(column, context)).join(', ')})`,
      ...behind,
    ].join(' ');
    const isClustered = context.family === 'postgres' && isYes(fields['clustered']) && name !== undefined;
    return { kind: 'statements', statements: [create, ...(isClustered ? [`CLUSTER ${table} USING ${quoted(context, name)}`] : [])] };
  },
  inverse: (change, context) => ({ kind: 'statements', statements: [drop(required(change, 'indexName', context), { table: qualified(change, context), schema: change.fields['schemaName'], context })] }),
};

/** What stands before and behind the keys on PostgreSQL alone. */
function partsOfPostgres({ fields, columns }: Change, context: ChangeContext): { readonly using: string; readonly behind: readonly string[] } {
  if (context.family !== 'postgres') return { using: '', behind: [] };
  const [using, tablespace] = [filled(fields['using']), filled(fields['tablespace'])];
  const included = columns.filter((column) => isYes(column.fields['included'])).map(({ fields: { name = '' } }) => quoted(context, name));
  return {
    using: using === undefined ? '' : ` USING ${using}`,
    behind: [
      ...(included.length === 0 ? [] : [`INCLUDE (${included.join(', ')})`]),
      ...(tablespace === undefined ? [] : [`TABLESPACE ${tablespace}`]),
    ],
  };
}

/** A column, or an expression: what has brackets is one, whether it says so or not. */
function keyPart({ fields }: ChangeColumn, context: ChangeContext): string {
  const { name = '' } = fields;
  const part = isYes(fields['computed']) || name.includes('(') ? name : quoted(context, name);
  return `${part}${isYes(fields['descending']) ? ' DESC' : ''}`;
}

interface DropPlace {
  readonly table: string;
  readonly schema: string | undefined;
  readonly context: ChangeContext;
}

function drop(name: string, { table, schema, context }: DropPlace): string {
  if (context.family === 'mysql') return `DROP INDEX ${quoted(context, name)} ON ${table}`;
  return `DROP INDEX ${filled(schema) === undefined ? '' : `${quoted(context, schema ?? '')}.`}${quoted(context, name)}`;
}

/** `dropIndex` */
export const dropIndex: ChangeType = {
  write: (change, context) => {
    const table = context.family === 'mysql' ? qualified(change, context) : '';
    return { kind: 'statements', statements: [drop(required(change, 'indexName', context), { table, schema: change.fields['schemaName'], context })] };
  },
};
