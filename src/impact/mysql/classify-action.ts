import type { Engine } from '../../model/engine-name.ts';
import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { ConstraintDefinition } from '../../model/constraint-definition.ts';
import type { IndexKey } from '../../model/index-definition.ts';
import type {
  AddColumn, ColumnPosition, ConvertCharacterSet, CreateIndex, DropColumn, DropConstraint, Operation, RedefineColumn,
} from '../../model/operation.ts';
import type { CatalogIndex, CatalogTable } from '../../model/schema-state.ts';
import { completeCharacterSet } from '../../schema/mysql/character-sets.ts';
import { hasCharacterSet } from '../../schema/mysql/column-type.ts';
import { byKind, type ByKind } from '../by-kind.ts';
import type { ImpactContext } from '../impact-context.ts';
import { isComputedByRow } from './computed-default.ts';
import { classifyRedefinition } from './classify-column.ts';
import { addsClusteredKey, isClusteredBy, losesClusteredKey } from './clustered-key.ts';
import type { OnlineAction } from './measured-online.ts';
import { optionAction } from './option-action.ts';
import { convertedColumnAction } from './text-change.ts';
import { shiftsVirtual } from './virtual-order.ts';

/** What an action meets. */
interface ActionContext extends ImpactContext {
  readonly table: CatalogTable;
}

/** The actions of each kind; undefined where what InnoDB does is not known. */
const actions: ByKind<ActionContext, readonly OnlineAction[] | undefined> = {
  'add-column': addColumn,
  'drop-column': dropColumn,
  'redefine-column': redefineColumn,
  'rename-column': () => ['rename-column'],
  'set-default': () => ['set-default'],
  'drop-default': () => ['set-default'],
  'create-index': createIndex,
  'drop-index': ({ index }, { table }) => [dropIndex(table, index.name)],
  'rename-index': () => ['rename-index'],
  'add-constraint': ({ constraint }, context) => addConstraint(constraint, context),
  'drop-constraint': dropConstraint,
  'convert-character-set': convert,
  'set-table-option': (operation) => optionAction(operation),
  'comment': () => ['comment'],
  // A new name for the table takes no clause worth asking for.
  'rename-table': () => [],
};

/** What InnoDB has to do for one action of an ALTER TABLE; undefined where it is not known. */
export function classifyAction(operation: Operation, context: ActionContext): readonly OnlineAction[] | undefined {
  return byKind(actions, operation, context);
}

function addColumn({ column, position }: AddColumn, context: ActionContext): readonly OnlineAction[] | undefined {
  const added = computedColumn(column, context.engine) ?? storedColumn(position, context);
  const constraints = ownConstraints(column, context.engine).map((constraint) => addConstraint(constraint, context));
  if (constraints.includes(undefined)) return undefined;
  // An index on a virtual column that comes with it is not built in place (measured on both).
  if (added === 'add-column-virtual' && constraints.length > 0) return ['add-column-stored'];
  return [added, ...constraints.flatMap((actions) => actions ?? [])];
}

/** A CHECK in a column's definition costs nothing in MariaDB, which does not compare old rows by it (measured on 10.11). */
function ownConstraints({ constraints }: ColumnDefinition, { name }: Engine): readonly ConstraintDefinition[] {
  return name === 'mariadb' ? constraints.filter(({ kind }) => kind !== 'check') : constraints;
}

/** AUTO_INCREMENT, generated columns, and defaults that every row computes. */
function computedColumn(column: ColumnDefinition, engine: Engine): OnlineAction | undefined {
  if (column.autoIncrement === true) return 'add-column-auto-increment';
  if (column.generated !== undefined) return column.generated.stored ? 'add-column-stored' : 'add-column-virtual';
  return isComputedByRow(column, engine) ? 'add-column-computed' : undefined;
}

function storedColumn(position: ColumnPosition | undefined, { engine, table }: ActionContext): OnlineAction {
  if (position === undefined) return 'add-column';
  return engine.name === 'mariadb' && shiftsVirtual(table, position) ? 'add-column-stored' : 'add-column-positioned';
}

/** MariaDB 10.11: a stored column in the table makes NOT NULL copy (measured); MySQL 9.7 does not mind. */
function redefineColumn(operation: RedefineColumn, context: ActionContext): readonly OnlineAction[] | undefined {
  const { engine, table } = context;
  const redefined = classifyRedefinition(operation, context);
  const keys = ownConstraints(operation.definition, engine).map((constraint) => addConstraint(constraint, context));
  if (redefined === undefined || keys.includes(undefined)) return undefined;
  const actions = [...redefined, ...keys.flatMap((each) => each ?? [])];
  if (actions.includes('drop-not-null') && isClusteredBy(table, operation.column)) return [...actions, 'drop-primary-key'];
  const hasStored = table.columns.some(({ generated }) => generated?.stored === true);
  return engine.name === 'mariadb' && hasStored ? actions.map((action) => (action === 'set-not-null' ? 'change-type' : action)) : actions;
}

/** An index of several columns is built anew without the dropped one. */
function dropColumn({ column }: DropColumn, { engine, table }: ActionContext): readonly OnlineAction[] {
  const isKey = (key: IndexKey): boolean => key.column?.toLowerCase() === column.toLowerCase();
  const indexes = table.indexes.filter(({ definition }) => definition.keys.some(isKey));
  if (indexes.some((index) => losesClusteredKey(table, index))) return [dropClusteredKey(table, engine)];
  if (indexes.length === 0) return ['drop-column'];
  return indexes.every(({ definition }) => definition.keys.length === 1) ? ['drop-column-indexed'] : ['drop-column-indexed', 'rebuild'];
}

function createIndex({ index }: CreateIndex, context: ActionContext): readonly OnlineAction[] {
  const { method, unique, keys } = index;
  const { table } = context;
  if (method === 'fulltext') {
    return [table.indexes.some(({ definition }) => definition.method === 'fulltext') ? 'add-fulltext-again' : 'add-fulltext-index'];
  }
  if (method === 'spatial' || method === 'rtree' || keys.some(({ expression }) => expression !== undefined)) return ['add-spatial-index'];
  return [unique && addsClusteredKey(table, keys) ? 'add-primary-key' : 'add-index'];
}

function dropIndex(table: CatalogTable, name: string): OnlineAction {
  const index = table.indexes.find((each) => each.name.toLowerCase() === name.toLowerCase());
  return index !== undefined && losesClusteredKey(table, index) ? 'drop-primary-key' : 'drop-index';
}

function addConstraint(constraint: ConstraintDefinition, { settings, table }: ActionContext): readonly OnlineAction[] | undefined {
  switch (constraint.kind) {
    case 'unique': return [addsClusteredKey(table, constraint.keys) ? 'add-primary-key' : 'add-index'];
    case 'primary-key': return ['add-primary-key'];
    case 'check': return [constraint.notEnforced === true ? 'drop-check' : 'add-check'];
    case 'foreign-key': {
      const checks = settings.get('foreign_key_checks') ?? '1';
      if (!/^(?:0|off|false)$/i.test(checks)) return ['add-foreign-key'];
      return [table.indexes.some((index) => leadsWith(index, constraint.columns)) ? 'add-foreign-key-indexed' : 'add-foreign-key-unchecked'];
    }
    default: return undefined;
  }
}

function leadsWith({ definition: { keys } }: CatalogIndex, columns: readonly string[]): boolean {
  return columns.every((column, index) => keys[index]?.column?.toLowerCase() === column.toLowerCase());
}

const dropActions: Readonly<Partial<Record<ConstraintDefinition['kind'], OnlineAction>>> = {
  'foreign-key': 'drop-foreign-key',
  'check': 'drop-check',
};

/** DROP CONSTRAINT does not say of what kind it is. */
function dropConstraint({ constraintKind, name = 'PRIMARY' }: DropConstraint, { engine, table }: ActionContext): readonly OnlineAction[] | undefined {
  const kind = constraintKind ?? table.constraints.find((constraint) => constraint.name === name)?.definition.kind;
  if (kind === 'unique') return [dropIndex(table, name)];
  if (kind === 'primary-key') return [dropClusteredKey(table, engine)];
  const action = kind === undefined ? undefined : dropActions[kind];
  return action === undefined ? undefined : [action];
}

/** MariaDB 10.11: another key takes the place of the primary one while the table is rebuilt; MySQL 9.7 copies. */
function dropClusteredKey(table: CatalogTable, { name }: Engine): OnlineAction {
  return name === 'mariadb' && hasOtherKey(table) ? 'rebuild' : 'drop-primary-key';
}

function hasOtherKey(table: CatalogTable): boolean {
  return table.indexes.some(({ name, definition }) => definition.unique && name !== 'PRIMARY'
    && definition.keys.every(({ column }) => table.columns.some((each) => !each.nullable && each.name.toLowerCase() === column?.toLowerCase())));
}

/** Whoever converts a text of an unknown set has a reason to. */
function hasUnknownTexts({ columns, options }: CatalogTable): boolean {
  return options['charset'] === undefined && columns.some(({ type, characterSet }) => hasCharacterSet(type) && characterSet === undefined);
}

/** CONVERT TO CHARACTER SET does to each column what it needs; where none needs anything, the default alone changes. */
function convert({ characterSet, collation }: ConvertCharacterSet, { engine, table }: ActionContext): readonly OnlineAction[] | undefined {
  const target = completeCharacterSet(engine, { characterSet: characterSet === 'default' ? undefined : characterSet, collation });
  if (target === undefined || !table.complete || hasUnknownTexts(table)) return ['convert-character-set'];
  const actions = table.columns.map((column) => convertedColumnAction(column, target, { engine, table })).filter((action) => action !== undefined);
  return ['default-character-set', ...actions];
}
