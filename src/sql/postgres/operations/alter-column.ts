import type { Operation, SetIdentity } from '../../../model/operation.ts';
import { readColumn } from '../columns.ts';
import { bracketsAfter } from '../constraints.ts';
import { readExpression } from '../expressions.ts';
import { findOption, optionText } from '../options.ts';
import { as, strings } from '../syntax-tree.ts';
import { readColumnType } from '../type-names.ts';
import type { TableAction } from './table-action.ts';

/** Sub-actions on columns that the model knows; undefined for the others. */
export function readColumnAction(action: TableAction): Operation | undefined {
  const { source, table, command, range } = action;
  const placed = { table, span: source.spanOf(range) };
  const column = command.name ?? '';
  switch (command.subtype) {
    case 'AT_AddColumn':
      return readAddColumn(action);
    case 'AT_DropColumn':
      return { kind: 'drop-column', ...placed, column, ifExists: command.missing_ok === true, cascade: command.behavior === 'DROP_CASCADE' };
    case 'AT_AlterColumnType':
      return readAlterType(action);
    case 'AT_ColumnDefault':
      return readDefault(action);
    case 'AT_SetNotNull':
      return { kind: 'set-not-null', ...placed, column };
    case 'AT_DropNotNull':
      return { kind: 'drop-not-null', ...placed, column };
    case 'AT_SetExpression':
      return readSetExpression(action);
    case 'AT_DropExpression':
      return { kind: 'set-generated-expression', ...placed, column };
    default:
      return readIdentityAction(action);
  }
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
  if (command.subtype === 'AT_AddIdentity') return { ...placed, identity: identityOf(as(command.def, 'Constraint')?.generated_when) };
  if (command.subtype !== 'AT_SetIdentity') return undefined;
  const generated = findOption(as(command.def, 'List')?.items, 'generated');
  // Without GENERATED only the sequence's options change. The option's value is the character's code.
  return generated === undefined ? undefined : { ...placed, identity: identityOf(String.fromCharCode(Number(optionText(generated.arg)))) };
}

/** Codes of pg_attribute.attidentity (manual 52.7). */
function identityOf(code: string | undefined): 'always' | 'by-default' {
  return code === 'd' ? 'by-default' : 'always';
}
