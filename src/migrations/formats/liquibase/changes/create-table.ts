import type { Change, ChangeColumn } from '../change-set.ts';
import type { ChangeContext, ChangeType, WrittenChange } from './change-writer.ts';
import { columnDefinition, isNo, isYes } from './column-definition.ts';
import { deferring, foreignKeyClause, named, referenceOf, uniqueClauses } from './inline-constraints.ts';
import { filled, qualified, quoted, required } from './names.ts';
import { primaryKeyName } from './primary-key-name.ts';
import { columnRemarks, tableRemarks } from './remarks.ts';
import { textLiteral } from './values.ts';

/** `createTable`, and DROP TABLE as its way back. */
export const createTable: ChangeType = {
  write,
  inverse: (change, context) => ({ kind: 'statements', statements: [`DROP TABLE ${qualified(change, context)}`] }),
};

function write(change: Change, context: ChangeContext): WrittenChange {
  const { fields, columns } = change;
  const parts = [
    ...columns.map((column) => columnDefinition(column, context, isNo(column.constraints?.['nullable']) || isYes(column.constraints?.['primaryKey']))),
    ...primaryKey(change, context),
    ...columns.flatMap((column) => foreignKey(column, context)),
    ...uniqueClauses(columns, context),
  ];
  const kind = filled(fields['tableType'])?.toUpperCase();
  const guard = isYes(fields['ifNotExists']) ? 'IF NOT EXISTS ' : '';
  const create = `CREATE ${kind === undefined ? '' : `${kind} `}TABLE ${guard}${qualified(change, context)} (${parts.join(', ')})${options(change, context)}`;
  return { kind: 'statements', statements: [create, ...tableRemarks(change, context), ...columnRemarks(change, context)] };
}

function primaryKey(change: Change, context: ChangeContext): readonly string[] {
  const members = change.columns.filter(({ constraints }) => isYes(constraints?.['primaryKey']));
  if (members.length === 0) return [];
  const given = members.map(({ constraints }) => filled(constraints?.['primaryKeyName'])).find((name) => name !== undefined);
  const name = given ?? (context.family === 'postgres' ? primaryKeyName(required(change, 'tableName', context)) : undefined);
  const tablespace = members.map(({ constraints }) => filled(constraints?.['primaryKeyTablespace'])).find((found) => found !== undefined);
  const list = inKeyOrder(members, context).map(({ fields }) => quoted(context, fields['name'] ?? '')).join(', ');
  return [[
    ...named(name, context),
    `PRIMARY KEY (${list})`,
    ...(tablespace === undefined || context.family === 'mysql' ? [] : [`USING INDEX TABLESPACE ${tablespace}`]),
    ...deferring(members[0]?.constraints ?? {}, context),
  ].join(' ')];
}

/** InnoDB wants the counting column first (MySQL 8.4 manual, 17.6.1.6). */
function inKeyOrder(members: readonly ChangeColumn[], { family }: ChangeContext): readonly ChangeColumn[] {
  if (family === 'postgres') return members;
  const counts = ({ fields }: ChangeColumn): boolean => isYes(fields['autoIncrement']);
  return [...members.filter(counts), ...members.filter((member) => !counts(member))];
}

function foreignKey(column: ChangeColumn, context: ChangeContext): readonly string[] {
  const reference = referenceOf(column.constraints ?? {}, context);
  return reference === undefined ? [] : [foreignKeyClause(column, reference, context)];
}

function options({ fields, columns }: Change, context: ChangeContext): string {
  const remarks = filled(fields['remarks']);
  const tablespace = filled(fields['tablespace']);
  if (context.family === 'postgres') return tablespace === undefined ? '' : ` TABLESPACE ${tablespace}`;
  const start = columns.map((column) => filled(column.fields['startWith'])).findLast((value) => value !== undefined);
  return `${start === undefined ? '' : ` AUTO_INCREMENT=${start}`}${remarks === undefined ? '' : ` COMMENT=${textLiteral(context, remarks)}`}`;
}
