import type { Engine } from '../../model/engine-name.ts';
import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { AddColumn, DropColumn, DropConstraint, Operation, RedefineColumn, SetTableOption } from '../../model/operation.ts';
import type { CatalogTable } from '../../model/schema-state.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import type { ImpactContext } from '../impact-context.ts';
import { classifyRedefinition } from './classify-column.ts';
import type { OnlineAction } from './measured-online.ts';

/** What an action meets. */
interface ActionContext extends ImpactContext {
  readonly table: CatalogTable;
}

/** The actions of each kind; undefined where what InnoDB does is not known. */
const actions: ByKind<ActionContext, readonly OnlineAction[] | undefined> = {
  'add-column': addColumn,
  'drop-column': (operation, { table }) => [dropColumn(operation, table)],
  'redefine-column': redefineColumn,
  'rename-column': () => ['rename-column'],
  'set-default': () => ['set-default'],
  'drop-default': () => ['set-default'],
  'create-index': ({ index }) => [addIndex(index.method)],
  'drop-index': () => ['drop-index'],
  'rename-index': () => ['rename-index'],
  'add-constraint': ({ constraint }, context) => addConstraint(constraint, context),
  'drop-constraint': (operation, { table }) => dropConstraint(operation, table),
  'convert-character-set': () => ['convert-character-set'],
  'set-table-option': tableOption,
  'comment': () => ['comment'],
  // A new name for the table takes no clause worth asking for.
  'rename-table': () => [],
};

/** What InnoDB has to do for one action of an ALTER TABLE; undefined where it is not known. */
export function classifyAction(operation: Operation, context: ActionContext): readonly OnlineAction[] | undefined {
  return byKind(actions, operation, context);
}

function addColumn({ column, position }: AddColumn, context: ActionContext): readonly OnlineAction[] | undefined {
  const added = computedColumn(column, context.engine) ?? storedColumn(column, position !== undefined, context);
  const constraints = column.constraints.map((constraint) => addConstraint(constraint, context));
  if (added === undefined || constraints.includes(undefined)) return undefined;
  return [added, ...constraints.flatMap((actions) => actions ?? [])];
}

/** AUTO_INCREMENT and generated columns. */
function computedColumn(column: ColumnDefinition, engine: Engine): OnlineAction | undefined {
  if (column.autoIncrement === true) return 'add-column-auto-increment';
  if (column.generated !== undefined) return column.generated.stored ? 'add-column-stored' : 'add-column-virtual';
  // A computed default makes MariaDB copy (measured); what MySQL does depends on the expression.
  return engine.name === 'mariadb' && hasComputedDefault(column) ? 'add-column-stored' : undefined;
}

function storedColumn(column: ColumnDefinition, isPositioned: boolean, { engine, table }: ActionContext): OnlineAction | undefined {
  if (hasComputedDefault(column)) return undefined;
  if (!isPositioned) return 'add-column';
  // MariaDB 10.11: a virtual column in the table rules out INSTANT FIRST and AFTER; MySQL 9.7 does not mind.
  const hasVirtual = table.columns.some(({ generated }) => generated?.stored === false);
  return hasVirtual && engine.name === 'mariadb' ? 'add-column-stored' : 'add-column-positioned';
}

function hasComputedDefault({ default: value }: ColumnDefinition): boolean {
  return value !== undefined && value.constant === undefined && !isCurrentTime(value.functions);
}

function isCurrentTime(functions: readonly string[]): boolean {
  return functions.length === 1 && ['current_timestamp', 'now', 'localtime', 'localtimestamp'].includes(functions[0] ?? '');
}

/** MariaDB 10.11: a stored column in the table makes NOT NULL copy (measured); MySQL 9.7 does not mind. */
function redefineColumn(operation: RedefineColumn, { engine, table }: ActionContext): readonly OnlineAction[] | undefined {
  const actions = classifyRedefinition(operation, table);
  const hasStored = table.columns.some(({ generated }) => generated?.stored === true);
  return engine.name === 'mariadb' && hasStored ? actions?.map((action) => (action === 'set-not-null' ? 'change-type' : action)) : actions;
}

function dropColumn(operation: DropColumn, table: CatalogTable): OnlineAction {
  const name = operation.column.toLowerCase();
  const isIndexed = table.indexes.some(({ definition }) => definition.keys.some(({ column }) => column?.toLowerCase() === name));
  return isIndexed ? 'drop-column-indexed' : 'drop-column';
}

function addIndex(method: string): OnlineAction {
  if (method === 'fulltext') return 'add-fulltext-index';
  return method === 'spatial' || method === 'rtree' ? 'add-spatial-index' : 'add-index';
}

function addConstraint(constraint: ConstraintDefinition, { settings }: ImpactContext): readonly OnlineAction[] | undefined {
  switch (constraint.kind) {
    case 'unique': return ['add-index'];
    case 'primary-key': return ['add-primary-key'];
    case 'check': return ['add-check'];
    case 'foreign-key': {
      const checks = settings.get('foreign_key_checks') ?? '1';
      return /^(?:0|off|false)$/i.test(checks) ? ['add-foreign-key-unchecked'] : ['add-foreign-key'];
    }
    default: return undefined;
  }
}

const dropActions: Readonly<Partial<Record<ConstraintDefinition['kind'], OnlineAction>>> = {
  'primary-key': 'drop-primary-key',
  'foreign-key': 'drop-foreign-key',
  'check': 'drop-check',
  'unique': 'drop-index',
};

/** DROP CONSTRAINT does not say of what kind it is. */
function dropConstraint({ constraintKind, name }: DropConstraint, table: CatalogTable): readonly OnlineAction[] | undefined {
  const kind = constraintKind ?? table.constraints.find((constraint) => constraint.name === name)?.definition.kind;
  const action = kind === undefined ? undefined : dropActions[kind];
  return action === undefined ? undefined : [action];
}

function tableOption({ option }: SetTableOption): readonly OnlineAction[] | undefined {
  const name = option.toUpperCase();
  if (/^(?:FORCE|ENGINE|ROW_FORMAT|KEY_BLOCK_SIZE)$/.test(name)) return ['rebuild'];
  if (/CHARACTER SET|CHARSET|COLLATE/.test(name)) return ['default-character-set'];
  return /^(?:COMMENT|AUTO_INCREMENT|STATS_\w+)$/.test(name) ? ['table-option'] : undefined;
}

