import { UserError } from '../../../../errors/user-error.ts';
import { quoteName } from '../../../quote-table.ts';
import type { Change, Fields } from '../change-set.ts';
import type { ChangeContext } from './change-writer.ts';

/** Words that Liquibase quotes on PostgreSQL as they are written; others it leaves to the server, which folds them (its PostgresDatabase). */
const reserved = new Set((
  'all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate collation column concurrently constraint create cross '
  + 'current_catalog current_date current_role current_schema current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch '
  + 'for foreign freeze from full grant group having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural '
  + 'not notnull null offset on only or order outer overlaps placing primary references returning right select session_user similar some symmetric table tablesample then to '
  + 'trailing true union unique user using variadic verbose when where window with'
).split(' '));

/** A name, quoted so that it is the object that Liquibase would make of it. */
export function quoted({ family }: ChangeContext, name: string): string {
  const trimmed = name.trim();
  return quoteName(family, family === 'postgres' && isFolded(trimmed) ? trimmed.toLowerCase() : trimmed);
}

/** True for a name that Liquibase sends without quotes. */
function isFolded(name: string): boolean {
  const isMixed = /[A-Z]/.test(name) && /[a-z]/.test(name);
  return !isMixed && /^[A-Za-z_]\w*$/.test(name) && !reserved.has(name.toLowerCase());
}

/** Fields that name an object, and where it lives. */
export interface NameFields {
  readonly name: string;
  readonly schema: string;
  readonly catalog: string;
}

const tableFields: NameFields = { name: 'tableName', schema: 'schemaName', catalog: 'catalogName' };

/** An object with its schema, where the change names one. MySQL's databases are Liquibase's catalogues. @throws UserError migrations/changelog-unreadable. */
export function qualified(change: Change, context: ChangeContext, fields: NameFields = tableFields): string {
  const name = quoted(context, required(change, fields.name, context));
  const schema = context.family === 'mysql' ? (change.fields[fields.catalog] ?? change.fields[fields.schema]) : change.fields[fields.schema];
  return schema === undefined || schema.trim() === '' ? name : `${quoted(context, schema)}.${name}`;
}

/** A field that the change cannot be without. @throws UserError migrations/changelog-unreadable. */
export function required(change: { readonly type: string; readonly fields: Fields }, name: string, context: ChangeContext): string {
  const value = change.fields[name];
  if (value !== undefined && value.trim() !== '') return value;
  throw new UserError('migrations/changelog-unreadable', { where: context.where, detail: `${change.type} has no ${name}` });
}

/** `a, b` as a list of quoted columns. */
export function columnList(context: ChangeContext, names: string): string {
  return names.split(',').map((name) => quoted(context, name)).join(', ');
}

/** A field's text; undefined where it is absent or empty. */
export function filled(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}
