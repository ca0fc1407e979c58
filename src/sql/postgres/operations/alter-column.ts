import type { AlterTableType } from 'libpg-query';
import type { ObjectName } from '../../../model/expression.ts';
import type { Span } from '../../../model/location.ts';
import type { Operation, SetIdentity } from '../../../model/operation.ts';
import { readColumn, sequenceOf } from '../columns.ts';
import { bracketsAfter } from '../constraints.ts';
import { readExpression } from '../expressions.ts';
import { findOption, optionText } from '../options.ts';
import { as, strings } from '../syntax-tree.ts';
import { readColumnType } from '../type-names.ts';
import type { TableAction } from './table-action.ts';

type ColumnActionReader = (action: TableAction, placed: { readonly table: ObjectName; readonly span: Span; readonly column: string }) => Operation | undefined;

const readers: Readonly<Partial<Record<AlterTableType, ColumnActionReader>>> = {
  AT_AddColumn: readAddColumn,
  AT_DropColumn: ({ command }, placed) => ({ kind: 'drop-column', ...placed, ifExists: command.missing_ok === true, cascade: command.behavior === 'DROP_CASCADE' }),
  AT_AlterColumnType: readAlterType,
  AT_ColumnDefault: readDefault,
  AT_SetNotNull: (_action, placed) => ({ kind: 'set-not-null', ...placed }),
  AT_DropNotNull: (_action, placed) => ({ kind: 'drop-not-null', ...placed }),
  AT_SetExpression: readSetExpression,
  AT_DropExpression: (_action, placed) => ({ kind: 'set-generated-expression', ...placed }),
  AT_AddIdentity: readIdentityAction,
  AT_SetIdentity: readIdentityAction,
  AT_DropIdentity: readIdentityAction,
};

/** Sub-actions on columns that the model knows; undefined for the others. */
export function readColumnAction(action: TableAction): Operation | undefined {
  const { source, table, command, range } = action;
  const read = command.subtype === undefined ? undefined : readers[command.subtype];
  return read?.(action, { table, span: source.spanOf(range), column: command.name ?? '' });
}

function readAddColumn({ source, table, command, range }: TableAction): Operation | undefined {
  const definition = as(command.def, 'ColumnDef');
  if (definition === undefined) return undefined;
  const from = Math.max(range.from, source.tokenAt(definition.location));
  const column = readColumn(source, definition, { from, to: range.to });
  return { kind: 'add-column', table, span: source.spanOf(range), column, ifNotExists: command.missing_ok === true };
}

function readAlterType({ source, table, command, range }: TableAction): Operation | undefined {
  const definition = as(command.def, 'ColumnDef');
  if (definition === undefined) return undefined;
  const collation = strings(definition.collClause?.collname).join('.');
  const using = definition.raw_default;
  const from = source.find(range, (word) => word === 'USING') + 1;
  return {
    kind: 'alter-column-type',
    table,
    span: source.spanOf(range),
    column: command.name ?? '',
    type: readColumnType(definition.typeName),
    ...(collation === '' ? {} : { collation }),
    ...(using === undefined ? {} : { using: readExpression(source, using, { from, to: range.to }) }),
  };
}

function readDefault({ source, table, command, range }: TableAction): Operation {
  const placed = { table, span: source.spanOf(range), column: command.name ?? '' };
  if (command.def === undefined) return { kind: 'drop-default', ...placed };
  const from = source.find(range, (word) => word === 'DEFAULT') + 1;
  return { kind: 'set-default', ...placed, default: readExpression(source, command.def, { from, to: range.to }) };
}

function readSetExpression({ source, table, command, range }: TableAction): Operation | undefined {
  if (command.def === undefined) return undefined;
  const expression = readExpression(source, command.def, bracketsAfter(source, range, 'AS'));
  return { kind: 'set-generated-expression', table, span: source.spanOf(range), column: command.name ?? '', expression };
}

function readIdentityAction({ source, table, command, range }: TableAction): SetIdentity | undefined {
  const placed = { kind: 'set-identity', table, span: source.spanOf(range), column: command.name ?? '' } as const;
  if (command.subtype === 'AT_DropIdentity') return placed;
  if (command.subtype === 'AT_AddIdentity') {
    const added = as(command.def, 'Constraint');
    return { ...placed, identity: identityOf(added?.generated_when), ...sequenceOf(added) };
  }
  if (command.subtype !== 'AT_SetIdentity') return undefined;
  const generated = findOption(as(command.def, 'List')?.items, 'generated');
  // Without GENERATED only the sequence's options change. The option's value is the character's code.
  return generated === undefined ? undefined : { ...placed, identity: identityOf(String.fromCharCode(Number(optionText(generated.arg)))) };
}

/** Codes of pg_attribute.attidentity (manual 52.7). */
function identityOf(code: string | undefined): 'always' | 'by-default' {
  return code === 'd' ? 'by-default' : 'always';
}
