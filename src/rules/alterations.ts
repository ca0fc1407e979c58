import { constraintsOf } from '../impact/constraints-of.ts';
import { onlineImpact } from '../impact/mysql/online-impact.ts';
import type { Engine } from '../model/engine-name.ts';
import type { ObjectName } from '../model/expression.ts';
import type { OnlineImpact } from '../model/impact.ts';
import type { RedefineColumn } from '../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../model/schema-state.ts';
import { findColumn, resolveTable } from '../schema/queries/resolve-table.ts';
import { isKind, ofKind, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleGap } from './define-rule.ts';
import { impactContext, shown, tableIdentity } from './naming-objects.ts';

/** A statement that alters a table. */
export interface Alteration {
  readonly at: JudgedStatement;
  readonly name: ObjectName;
  /** Absent where the catalogue does not know it. */
  readonly table?: CatalogTable;
  /** What it does, without settings of the statement itself. */
  readonly actions: readonly [JudgedOperation, ...JudgedOperation[]];
}

/** The statements that alter old tables, those of blocks among them; temporary tables are nobody else's concern (MySQL, MariaDB). */
export function alterations(context: RuleContext): readonly Alteration[] {
  return allAlterations(context).filter(({ table, at }) => !context.isNew(table, at));
}

/** The same with those of new tables. */
export function allAlterations({ statements }: RuleContext): readonly Alteration[] {
  return statements.map(altered).filter((found) => found !== undefined).filter(({ table }) => table?.temporary !== true);
}

function altered(at: JudgedStatement): Alteration | undefined {
  const [first, ...rest] = ofKind(
    at.operations,
    'add-column', 'drop-column', 'redefine-column', 'rename-column', 'set-default', 'drop-default', 'create-index', 'drop-index',
    'rename-index', 'add-constraint', 'drop-constraint', 'convert-character-set', 'set-table-option', 'maintain-partitions', 'rename-table',
  );
  const name = first?.operation.table;
  if (first === undefined || name === undefined) return undefined;
  const table = resolveTable(first.before, name);
  return { at, name, actions: [first, ...rest], ...(table === undefined ? {} : { table }) };
}

/** How InnoDB carries out an alteration at best; undefined where that is not known, and for other storage engines. */
export function impactOf({ actions, table }: Alteration, engine: Engine): OnlineImpact | undefined {
  if (table === undefined || !isInnodb(table)) return undefined;
  return onlineImpact(actions.map(({ operation }) => operation), table, impactContext(engine, actions[0]));
}

/** The same for one of its actions by itself; a primary key that goes is judged with the one that takes its place. */
export function actionImpact({ actions, table }: Alteration, action: JudgedOperation, engine: Engine): OnlineImpact | undefined {
  if (table === undefined || !isInnodb(table)) return undefined;
  const together = actions.filter((other) => other === action || (changesPrimaryKey(action) && changesPrimaryKey(other)));
  return onlineImpact(together.map(({ operation }) => operation), table, impactContext(engine, action));
}

/** ADD and DROP PRIMARY KEY in their forms. */
export function changesPrimaryKey({ operation }: JudgedOperation): boolean {
  switch (operation.kind) {
    case 'drop-constraint': return operation.constraintKind === 'primary-key' || operation.name?.toUpperCase() === 'PRIMARY';
    case 'drop-index': return operation.index.name.toUpperCase() === 'PRIMARY';
    case 'redefine-column': return operation.definition.constraints.some(({ kind }) => kind === 'primary-key');
    default: return constraintsOf(operation).some(({ kind }) => kind === 'primary-key');
  }
}

/** InnoDB is the engine of a table that names none. */
export function isInnodb({ options }: CatalogTable): boolean {
  return (options['engine'] ?? 'innodb').toLowerCase() === 'innodb';
}

/** A column of an old table that MODIFY or CHANGE defines anew. */
export interface Redefinition {
  readonly alteration: Alteration;
  readonly judged: JudgedOperation<RedefineColumn>;
  readonly table: CatalogTable;
  readonly old: CatalogColumn;
  readonly next: CatalogColumn;
  /** Full name of the column, as findings have it. */
  readonly identity: string;
}

/** The redefined columns of old tables; a gap for each that the catalogue does not know. */
export function redefinitions(context: RuleContext): readonly (Redefinition | RuleGap)[] {
  return alterations(context).flatMap((alteration) => alteration.actions.flatMap((judged): readonly (Redefinition | RuleGap)[] => {
    if (!isKind(judged, 'redefine-column')) return [];
    const { before, after, operation } = judged;
    const table = resolveTable(before, operation.table);
    const made = resolveTable(after, operation.table);
    const old = findColumn(before, table, operation.column);
    const next = findColumn(after, made, operation.definition.name);
    if (table === undefined || old === undefined || next === undefined) return table?.complete === true ? [] : [unknownColumn(judged)];
    return context.isNewColumn(old, alteration.at) ? [] : [{ alteration, judged, table, old, next, identity: `${tableIdentity(before, operation.table)}.${old.name}` }];
  }));
}

function unknownColumn({ in: at, operation }: JudgedOperation<RedefineColumn>): RuleGap {
  return { at, missing: 'schema-state', reason: `What column ${operation.column} of ${shown(operation.table)} has been so far is not known.` };
}

/** What the rules about a table's own state say where it is not known. */
export function unknownTable({ at, name }: Alteration): RuleGap {
  return { at, missing: 'schema-state', reason: `Table ${shown(name)} is not known, or not as a table of InnoDB, and so not what the server has to do.` };
}

/** The column or table that an action is about, as findings name it. */
export function actionIdentity({ operation, before }: JudgedOperation, { name }: Alteration): string {
  const table = tableIdentity(before, name);
  if (operation.kind === 'add-column') return `${table}.${operation.column.name}`;
  if (operation.kind !== 'redefine-column') return table;
  const found = resolveTable(before, name);
  return `${table}.${findColumn(before, found, operation.column)?.name ?? operation.column}`;
}
