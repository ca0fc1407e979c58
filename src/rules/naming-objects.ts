import type { ImpactContext } from '../impact/impact-context.ts';
import type { Engine } from '../model/engine-name.ts';
import type { Span } from '../model/location.ts';
import type { SchemaState } from '../model/schema-state.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation } from './define-rule.ts';

/** A name as somebody wrote it. */
interface Written {
  readonly schema?: string;
  readonly name: string;
}

/** A name for people: with its schema where the file has one. */
export function shown({ schema, name }: Written): string {
  return schema === undefined || schema === '' ? name : `${schema}.${name}`;
}

/** The name for people of the table that an operation is on; empty where it is on none. */
export function tableName({ operation }: JudgedOperation): string {
  return 'table' in operation ? shown(operation.table) : '';
}

/** The identity of a table in a finding: its full name where the catalogue knows it, else as it is written. */
export function tableIdentity(state: SchemaState, name: Written): string {
  return shown(resolveTable(state, name) ?? name);
}

/** Where a finding about an operation starts: at its own action of an ALTER TABLE, else at the statement. */
export function placeOf({ operation, in: { statement } }: JudgedOperation): Span {
  return statement.command.startsWith('ALTER') ? operation.span : statement.span;
}

/** What an operation meets, for asking what it does. */
export function impactContext(engine: Engine, { before, in: { settings } }: JudgedOperation): ImpactContext {
  return { engine, before, settings };
}
