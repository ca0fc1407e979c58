import type { AlterTableCmd, AlterTableStmt, AlterTableType, RangeVar } from 'libpg-query';
import type { Operation } from '../../../model/operation.ts';
import { nameRange, relationName } from '../names.ts';
import type { StatementSource } from '../statement-source.ts';
import { allOf } from '../syntax-tree.ts';
import { readColumnAction } from './alter-column.ts';
import { readConstraintAction } from './alter-constraint.ts';
import { readTableOption } from './alter-table-options.ts';
import { readPartitionAction } from './alter-partitions.ts';
import type { TableAction } from './table-action.ts';

/** ALTER TABLE: an operation for each sub-action, in the order of the server's passes. */
export function readAlterTable(source: StatementSource, node: AlterTableStmt): readonly Operation[] {
  return actionsOf(source, node)
    .toSorted((left, right) => passOf(left.command) - passOf(right.command))
    .map(readAction)
    .map((operation) => ({ ...operation, ...(isOnly(node.relation) ? { only: true } : {}), ...(node.missing_ok === true ? { ifTableExists: true } : {}) }));
}

/** ONLY before the name: tables that inherit are left alone. */
function isOnly(relation: RangeVar | undefined): boolean {
  return relation !== undefined && relation.inh !== true;
}

/** The sub-actions as written; also those of ALTER VIEW, ALTER TYPE and others that share the node. */
export function actionsOf(source: StatementSource, node: AlterTableStmt): readonly TableAction[] {
  const table = relationName(source, node.relation);
  const ranges = source.listItems({ from: afterTable(source, node.relation), to: source.tokens.length });
  const commands = allOf(node.cmds, 'AlterTableCmd');
  return commands.map((command, index) => ({ source, table, command, range: ranges[index] ?? source.all }));
}

/** The name may be followed by a star, or by the bracket of ONLY (name). */
function afterTable(source: StatementSource, relation: RangeVar | undefined): number {
  let { to } = nameRange(source, source.tokenAt(relation?.location));
  while (source.word(to) === '*' || source.word(to) === ')') to += 1;
  return to;
}

function readAction(action: TableAction): Operation {
  return readColumnAction(action) ?? readConstraintAction(action) ?? readPartitionAction(action) ?? readTableOption(action);
}

/**
 * The server runs all drops first, then type changes, and so on, whatever the order in the text
 * (AlterTablePass in src/backend/commands/tablecmds.c, 13 to 18).
 */
const passes: Readonly<Partial<Record<AlterTableType, number>>> = {
  AT_DropColumn: 0,
  AT_DropConstraint: 0,
  AT_DropNotNull: 0,
  AT_DropExpression: 0,
  AT_DropIdentity: 0,
  AT_AlterColumnType: 1,
  AT_AddColumn: 2,
  AT_SetExpression: 3,
  AT_SetNotNull: 5,
  AT_AddIdentity: 7,
};
const miscellaneous = 8;

function passOf({ subtype, def }: AlterTableCmd): number {
  if (subtype === 'AT_ColumnDefault') return def === undefined ? 0 : 7;
  if (subtype === 'AT_AddConstraint') return isIndexConstraint(def) ? 6 : 7;
  return (subtype === undefined ? undefined : passes[subtype]) ?? miscellaneous;
}

function isIndexConstraint(def: AlterTableCmd['def']): boolean {
  const [constraint] = allOf(def === undefined ? [] : [def], 'Constraint');
  return constraint?.contype === 'CONSTR_PRIMARY' || constraint?.contype === 'CONSTR_UNIQUE' || constraint?.contype === 'CONSTR_EXCLUSION';
}
