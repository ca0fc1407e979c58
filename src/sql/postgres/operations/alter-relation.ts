import type { AlterTableStmt, AlterTableType } from 'libpg-query';
import type { AlterObject, Operation } from '../../../model/operation.ts';
import { objectKindOf } from '../object-kinds.ts';
import type { StatementSource } from '../statement-source.ts';
import { as } from '../syntax-tree.ts';
import { readTableOption } from './alter-table-options.ts';
import { actionsOf, readAlterTable } from './alter-table.ts';
import type { TableAction } from './table-action.ts';

/** ALTER TABLE, and ALTER of views, indexes, sequences, composite types and foreign tables, which share its node. */
export function readAlterRelation(source: StatementSource, node: AlterTableStmt): readonly Operation[] {
  if (node.objtype === undefined || node.objtype === 'OBJECT_TABLE') return readAlterTable(source, node);
  return actionsOf(source, node).map((action) => readRelationAction(action, node.objtype));
}

/** Words of the sub-actions that for a table are operations of their own. */
const words: Readonly<Partial<Record<AlterTableType, string>>> = {
  AT_AddColumn: 'ADD COLUMN',
  AT_DropColumn: 'DROP COLUMN',
  AT_AlterColumnType: 'ALTER COLUMN TYPE',
  AT_SetNotNull: 'SET NOT NULL',
  AT_DropNotNull: 'DROP NOT NULL',
  AT_AddConstraint: 'ADD CONSTRAINT',
  AT_DropConstraint: 'DROP CONSTRAINT',
  AT_ValidateConstraint: 'VALIDATE CONSTRAINT',
  AT_AttachPartition: 'ATTACH PARTITION',
};

/** A composite type calls its columns attributes. */
function readRelationAction(action: TableAction, type: AlterTableStmt['objtype']): AlterObject {
  const { source, command, range, table } = action;
  const { option, value } = readTableOption(action);
  const known = command.subtype === undefined ? undefined : words[command.subtype];
  const named = command.name ?? as(command.def, 'ColumnDef')?.colname ?? as(command.def, 'Constraint')?.conname ?? value;
  return {
    kind: 'alter-object',
    span: source.spanOf(range),
    objectKind: objectKindOf(type),
    object: table,
    action: wordsFor(action, known ?? option).replace(type === 'OBJECT_TYPE' ? 'COLUMN' : /$^/, 'ATTRIBUTE'),
    ...(named === undefined ? {} : { value: named }),
  };
}

function wordsFor({ command }: TableAction, other: string): string {
  if (command.subtype !== 'AT_ColumnDefault') return other;
  return command.def === undefined ? 'DROP DEFAULT' : 'SET DEFAULT';
}
