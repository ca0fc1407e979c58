import type { ColumnDefinition } from '../../model/column-definition.ts';
import type { Engine } from '../../model/engine-name.ts';

/** Functions that give every row another value: MariaDB evaluates all others once (measured on 10.11). */
const unlikeEachTime = new Set(['uuid', 'uuid_short', 'uuid_v4', 'uuid_v7', 'sys_guid', 'random_bytes', 'nextval', 'lastval', 'setval', 'utc_timestamp']);

/**
 * Whether the default of a new column is computed for each row that is there. MySQL does it for every default in parentheses,
 * a constant too (measured on 9.7).
 */
export function isComputedByRow({ default: value }: ColumnDefinition, { name }: Engine): boolean {
  if (value === undefined) return false;
  if (name === 'mysql') return value.text.startsWith('(');
  return value.columns.length > 0 || value.functions.some((each) => unlikeEachTime.has(each)) || /\bnext\s+value\s+for\b/i.test(value.text);
}

/** Functions that MySQL calls unsafe in the default of an added column (error 1674; measured on 8.0 and 9.7). */
const unsafe = new Set(['uuid', 'uuid_short', 'rand', 'random_bytes', 'user', 'current_user', 'session_user', 'system_user']);

/** Whether MySQL refuses to add a column with this default, because a replica could not repeat its value. */
export function isRefusedDefault({ default: value }: ColumnDefinition, { name }: Engine): boolean {
  return name === 'mysql' && value?.functions.some((each) => unsafe.has(each)) === true;
}
