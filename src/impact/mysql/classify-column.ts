import type { ColumnDefinition, TypeName } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { ColumnPosition, RedefineColumn } from '../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import { labelBytes } from '../../schema/mysql/column-bytes.ts';
import { hasCharacterSet } from '../../schema/mysql/column-type.ts';
import type { ImpactContext } from '../impact-context.ts';
import { isVariable, keepsLengthBytes, maximumLength, variableBytes } from './length-bytes.ts';
import type { OnlineAction } from './measured-online.ts';
import { isIndexed, oldCharacterSet, textAction, writtenCharacterSet } from './text-change.ts';
import { shiftsVirtual } from './virtual-order.ts';

/** A column that is redefined, in its table. */
interface Redefined {
  readonly engine: Engine;
  readonly old: CatalogColumn;
  readonly next: ColumnDefinition;
  readonly table: CatalogTable;
}

/** What MODIFY and CHANGE really alter, as InnoDB tells it; undefined where the old column is not known. */
export function classifyRedefinition(
  operation: RedefineColumn,
  { engine, table, settings }: ImpactContext & { readonly table: CatalogTable },
): readonly OnlineAction[] | undefined {
  const old = table.columns.find(({ name }) => name.toLowerCase() === operation.column.toLowerCase());
  if (old === undefined) return undefined;
  const { definition: next, position } = operation;
  if (changesNature(old, next)) return ['change-type'];
  const redefined: Redefined = { engine, old, next, table };
  const actions = [
    ...typeChange(redefined),
    nullability(redefined, settings),
    movement(redefined, position),
    next.name === old.name ? undefined : 'rename-column' as const,
  ].filter((action) => action !== undefined);
  return actions.length === 0 ? ['set-default'] : actions;
}

/** From or to a generated column, or to AUTO_INCREMENT. */
function changesNature(old: CatalogColumn, next: ColumnDefinition): boolean {
  return next.generated !== undefined || old.generated !== undefined || (next.autoIncrement === true && !old.autoIncrement);
}

function nullability({ engine, old, next, table }: Redefined, settings: ReadonlyMap<string, string>): OnlineAction | undefined {
  const isRequired = isPrimaryKey(old, table) || next.constraints.some(({ kind }) => kind === 'primary-key');
  const nullable = !isRequired && (next.nullable ?? true) && next.autoIncrement !== true;
  if (nullable === old.nullable) return undefined;
  if (nullable) return 'drop-not-null';
  // Outside strict mode MySQL has to turn NULL into something, row by row (measured on 9.7); MariaDB 10.11 does not mind.
  const isLax = engine.name === 'mysql' && !/strict|traditional/i.test(settings.get('sql_mode') ?? 'strict');
  return isLax ? 'change-type' : 'set-not-null';
}

function isPrimaryKey({ name }: CatalogColumn, table: CatalogTable): boolean {
  return table.constraints.some(({ definition }) =>
    definition.kind === 'primary-key' && definition.keys.some(({ column }) => column?.toLowerCase() === name.toLowerCase()));
}

function movement(redefined: Redefined, position: ColumnPosition | undefined): OnlineAction | undefined {
  if (position === undefined || !isMoved(redefined, position)) return undefined;
  const { engine, table, old } = redefined;
  return engine.name === 'mariadb' && shiftsVirtual(table, position, old) ? 'change-type' : 'reorder-column';
}

/** A place that the column has already is none. */
function isMoved({ old, table: { columns } }: Redefined, position: ColumnPosition): boolean {
  const at = columns.findIndex(({ id }) => id === old.id);
  const neighbour = columns[at - 1]?.name.toLowerCase();
  return 'first' in position ? at !== 0 : neighbour !== position.after.toLowerCase();
}

function typeChange(redefined: Redefined): readonly (OnlineAction | undefined)[] {
  const { old, next } = redefined;
  const text = changedText(redefined);
  if (text === 'change-type') return [text];
  if (isLabelled(old.type) && old.type.name === next.type.name) {
    if (isSameType(old.type, next.type)) return [text];
    return [text, appendsLabels(old.type, next.type) ? 'append-label' : 'change-type'];
  }
  // A wider character set takes a length over the boundary too.
  if (isSameType(old.type, next.type) && (text === undefined || !isVariable(old.type))) return [text];
  if (!growsInPlace(redefined)) return ['change-type'];
  return [text, isSameType(old.type, next.type) ? undefined : 'grow-varchar'];
}

function changedText({ engine, old, next, table }: Redefined): OnlineAction | undefined {
  if (!hasCharacterSet(old.type) || !hasCharacterSet(next.type)) return undefined;
  return textAction({
    engine, type: next.type, isIndexed: isIndexed(old, table),
    old: oldCharacterSet(engine, old, table),
    next: writtenCharacterSet(engine, next, table),
  });
}

function isSameType(a: TypeName, b: TypeName): boolean {
  const display = /^(?:tiny|small|medium|big)?int$/;
  const sameArguments = display.test(a.name) || a.arguments.join() === b.arguments.join();
  return a.name === b.name && sameArguments && (a.unsigned ?? false) === (b.unsigned ?? false);
}

function isLabelled({ name }: TypeName): boolean {
  return name === 'enum' || name === 'set';
}

/** Labels are only added at the end, and their number stays within the bytes that a value takes. */
export function appendsLabels(old: TypeName, next: TypeName): boolean {
  const keeps = old.arguments.every((label, index) => label === next.arguments[index]);
  return keeps && labelBytes(old) === labelBytes(next);
}

/** Whether a text gets longer without its rows being written. */
function growsInPlace({ engine, old, next, table }: Redefined): boolean {
  if (!isVariable(old.type) || old.type.name !== next.type.name || maximumLength(next.type) < maximumLength(old.type)) return false;
  return keepsLengthBytes(table, engine, {
    before: variableBytes(old.type, oldCharacterSet(engine, old, table).characterSet),
    after: variableBytes(next.type, writtenCharacterSet(engine, next, table).characterSet),
  });
}
