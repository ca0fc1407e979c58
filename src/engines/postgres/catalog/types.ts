import type { TypeName } from '../../../model/column-definition.ts';
import type { Row } from '../../../ports/database-session.ts';
import { integer, optionalText, text } from '../../catalog-values.ts';

/**
 * Selects the parts of a type. `type` and `modifier` are the SQL of its number and its typmod; for an array the parts are
 * those of its element. `t`, `e` and `tn` are joined by `typeJoins`.
 */
export function typeColumns(type: string, modifier: string): string {
  return `
  case when e.oid is not null then 1 else 0 end as is_array,
  tn.nspname as type_schema, coalesce(e.typname, t.typname) as type_name,
  format_type(coalesce(e.oid, ${type}), null) as type_base, format_type(coalesce(e.oid, ${type}), ${modifier}) as type_text`;
}

/** The joins that `typeColumns` needs. A true array has variable length; `name` and the vectors also have elements. */
export function typeJoins(type: string): string {
  return `
join pg_type t on t.oid = ${type}
left join pg_type e on e.oid = t.typelem and t.typcategory = 'A' and t.typlen = -1 and e.typarray = t.oid
join pg_namespace tn on tn.oid = coalesce(e.typnamespace, t.typnamespace)`;
}

/** The types that columns of tables have, each once: a large schema has few. */
export const columnTypesQuery = `
select u.atttypid::bigint as type_id, u.atttypmod as type_modifier, t.typcollation::bigint as type_collation, ${typeColumns('u.atttypid', 'u.atttypmod')}
from (
  select distinct a.atttypid, a.atttypmod
  from relations r
  join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
  where r.relkind in ('r', 'p')
) u
${typeJoins('u.atttypid')}`;

/** Reads the parts into the model's form; types of the system have no schema. */
export function readType(row: Row, dimensions: number): TypeName {
  const printed = text(row, 'type_text');
  const schema = optionalText(row, 'type_schema');
  const count = integer(row, 'is_array') === 1 ? Math.max(dimensions, 1) : 0;
  if (schema !== 'pg_catalog' && schema !== undefined) {
    const modifiers = printed.slice(text(row, 'type_base').length);
    return { schema, name: text(row, 'type_name'), arguments: splitArguments(modifiers.replace(/^\(|\)$/g, '')), dimensions: count };
  }
  return { ...readBuiltIn(printed), dimensions: count };
}

/** format_type puts the arguments inside some names: `timestamp(3) without time zone`, `interval day to second(3)`. */
function readBuiltIn(printed: string): Pick<TypeName, 'name' | 'arguments'> {
  const parts = /^([^(]*)\(([^)]*)\)(.*)$/.exec(printed);
  const name = parts === null ? printed : `${parts[1] ?? ''}${parts[3] ?? ''}`;
  const numbers = splitArguments(parts?.[2] ?? '');
  const fields = /^interval (.+)$/.exec(name)?.[1];
  return fields === undefined ? { name, arguments: numbers } : { name: 'interval', arguments: [fields, ...numbers] };
}

function splitArguments(list: string): readonly string[] {
  return list === '' ? [] : list.split(',').map((argument) => argument.trim());
}
