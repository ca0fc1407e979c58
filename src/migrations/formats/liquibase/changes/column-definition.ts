import type { ChangeColumn } from '../change-set.ts';
import type { ChangeContext } from './change-writer.ts';
import { columnType } from './data-types.ts';
import { filled, quoted } from './names.ts';
import { defaultValue, textLiteral } from './values.ts';

/** Whether an attribute says yes. */
export function isYes(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === 'true';
}

/** Whether an attribute says no; absent says nothing. */
export function isNo(value: string | undefined): boolean {
  return value?.trim().toLowerCase() === 'false';
}

/**
 * A column of CREATE TABLE or ADD: name, type, default, counting up, nullability, and on MySQL its comment. Without a type it is left to
 * the server to refuse it.
 */
export function columnDefinition(column: ChangeColumn, context: ChangeContext, isNotNull: boolean): string {
  const { fields } = column;
  const type = fields['type'] === undefined ? undefined : columnType(fields['type'], context);
  const counts = isYes(fields['autoIncrement']) || type?.isSerial === true;
  const value = counts && context.family === 'postgres' ? undefined : defaultValue(fields, context, type);
  return [
    quoted(context, fields['name'] ?? ''),
    type?.sql,
    value === undefined ? undefined : defaultClause(value),
    counts ? countingClause(column, context) : undefined,
    nullability(column, context, { isNotNull, isTyped: type !== undefined }),
    commentClause(fields['remarks'], context),
  ].filter((part) => part !== undefined).join(' ');
}

/** A TIMESTAMP of MySQL that says nothing may not be NULL (8.4 manual, explicit_defaults_for_timestamp): so each says it. */
function nullability({ constraints }: ChangeColumn, context: ChangeContext, { isNotNull, isTyped }: { readonly isNotNull: boolean; readonly isTyped: boolean }): string | undefined {
  if (!isNotNull) return context.family === 'mysql' && isTyped ? 'NULL' : undefined;
  const name = context.family === 'postgres' ? filled(constraints?.['notNullConstraintName']) : undefined;
  return `${name === undefined ? '' : `CONSTRAINT ${quoted(context, name)} `}NOT NULL`;
}

function defaultClause(value: string): string {
  return value.startsWith('GENERATED ALWAYS ') ? value : `DEFAULT ${value}`;
}

/** How a column counts up. */
function countingClause({ fields }: Pick<ChangeColumn, 'fields'>, { family }: ChangeContext): string {
  if (family === 'mysql') return 'AUTO_INCREMENT';
  const options = [
    ...(fields['startWith'] === undefined || fields['startWith'] === '1' ? [] : [`START WITH ${fields['startWith']}`]),
    ...(fields['incrementBy'] === undefined || fields['incrementBy'] === '1' ? [] : [`INCREMENT BY ${fields['incrementBy']}`]),
  ];
  return `GENERATED ${filled(fields['generationType']) ?? 'BY DEFAULT'} AS IDENTITY${options.length === 0 ? '' : ` (${options.join(' ')})`}`;
}

function commentClause(remarks: string | undefined, context: ChangeContext): string | undefined {
  const text = filled(remarks);
  return text === undefined || context.family === 'postgres' ? undefined : `COMMENT ${textLiteral(context, text)}`;
}
