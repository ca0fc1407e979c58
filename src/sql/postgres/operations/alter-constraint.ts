import type { Operation } from '../../../model/operation.ts';
import { readTableConstraint } from '../constraints.ts';
import { as } from '../syntax-tree.ts';
import type { TableAction } from './table-action.ts';

/** Sub-actions on constraints that the model knows; undefined for the others. */
export function readConstraintAction(action: TableAction): Operation | undefined {
  const { source, table, command, range } = action;
  const placed = { table, span: source.spanOf(range) };
  const name = command.name ?? '';
  switch (command.subtype) {
    case 'AT_AddConstraint':
      return readAddConstraint(action);
    case 'AT_DropConstraint':
      return { kind: 'drop-constraint', ...placed, name, ifExists: command.missing_ok === true, cascade: command.behavior === 'DROP_CASCADE' };
    case 'AT_ValidateConstraint':
      return { kind: 'validate-constraint', ...placed, name };
    default:
      return undefined;
  }
}

function readAddConstraint({ source, table, command, range }: TableAction): Operation | undefined {
  const node = as(command.def, 'Constraint');
  const constraint = node === undefined ? undefined : readTableConstraint(source, node, range);
  if (constraint === undefined) return undefined;
  return { kind: 'add-constraint', table, span: source.spanOf(range), constraint, ifNotExists: false };
}
