import { checksumFields, columnsOf, countedColumnFields, countedConstraintFields } from './change-fields.ts';
import type { Change, ChangeColumn, Fields, SqlVisitor } from './change-set.ts';

const indent = '    ';

/** How a change is summed. */
export interface Serialisation {
  /** Fields beside those of the table. */
  readonly more?: Fields;
  /** As Liquibase 4.33.0 does. */
  readonly withRawDates?: boolean;
}

/** The text over which Liquibase sums a change. */
export function serialiseChange(change: Change, { more = {}, withRawDates = false }: Serialisation = {}): string {
  const counted = checksumFields(change.type);
  const scalars = Object.fromEntries(Object.entries(change.fields).filter(([name]) => counted.has(name)));
  const lines = scalarLines({ ...scalars, ...more }, 1);
  const list = columnsOf(change.type);
  if (list === 'printed' || (list !== undefined && change.columns.length > 0)) lines.push(listOf(change, withRawDates));
  return block(change.type, lines);
}

/** The text over which Liquibase sums a `modifySql` child. @param dbms printed by older versions. */
export function serialiseVisitor({ type, fields, appliesToRollback }: SqlVisitor, dbms?: readonly string[]): string {
  const lines = scalarLines({ ...fields, applyToRollback: String(appliesToRollback) }, 1);
  if (dbms !== undefined && dbms.length > 0) {
    lines.push(`${indent}applicableDbms=[\n${dbms.map((name) => indent.repeat(2) + name).join(',\n')}\n${indent}]`);
  }
  return block(type, lines);
}

function block(name: string, lines: readonly string[]): string {
  const sorted = [...new Set(lines)].sort(byUnit);
  const body = sorted.length === 0 ? '' : `\n${sorted.join('\n')}\n`;
  return `${name}:[${body}]`.replaceAll(/\r\n?/g, '\n');
}

function scalarLines(fields: Fields, depth: number): string[] {
  return Object.entries(fields).map(([name, value]) => `${indent.repeat(depth)}${name}="${value}"`);
}

function listOf(change: Change, withRawDates: boolean): string {
  if (change.columns.length === 0) return `${indent}columns=[]`;
  const items = change.columns.map((column) => columnBlock(change.type, column, withRawDates));
  return `${indent}columns=[\n${items.join(',\n')}\n${indent}]`;
}

function columnBlock(type: string, column: ChangeColumn, withRawDates: boolean): string {
  const lines = scalarLines(countedColumnFields(type, column.fields, withRawDates), 3);
  const constraints = scalarLines(countedConstraintFields(column.constraints ?? {}), 4).sort(byUnit);
  // The list sorts by whole lines: a nested object begins with a bracket, before any letter.
  const nested = constraints.length === 0 ? [] : [`${indent.repeat(3)}[\n${constraints.join('\n')}\n${indent.repeat(3)}]`];
  return `${indent.repeat(2)}[\n${[...lines, ...nested].sort(byUnit).join('\n')}\n${indent.repeat(2)}]`;
}

/** UTF-16 order, as Java compares strings. */
function byUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
