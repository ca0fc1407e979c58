import type { CatalogColumn } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, integer, optionalText, serverExpression, text } from '../../catalog-values.ts';
import { readType } from './types.ts';

/**
 * Columns of tables, in order. NOT NULL counts when it has been validated: PostgreSQL 18 sets attnotnull
 * also for a constraint that is NOT VALID (manual 52.7).
 */
export const columnsQuery = `
select a.attrelid::bigint as table_id, a.attname as column_name, a.attndims as dimensions,
  a.atttypid::bigint as type_id, a.atttypmod as type_modifier,
  a.attnotnull and k.oid is null as is_not_null,
  a.attidentity::text as identity, a.attgenerated::text as generated,
  pg_get_expr(d.adbin, d.adrelid) as value,
  case when a.attcollation <> t.typcollation then cn.nspname end as collation_schema, case when a.attcollation <> t.typcollation then co.collname end as collation_name,
  not a.attislocal as is_inherited,
  m.description as comment
from relations r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
join pg_type t on t.oid = a.atttypid
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
left join pg_collation co on co.oid = a.attcollation
left join pg_namespace cn on cn.oid = co.collnamespace
left join pg_description m on m.classoid = 'pg_class'::regclass and m.objoid = a.attrelid and m.objsubid = a.attnum
left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'n' and not k.convalidated and k.conkey = array[a.attnum]
where r.relkind in ('r', 'p')
order by a.attrelid, a.attnum`;

type ColumnFacts = Omit<CatalogColumn, 'id' | 'origin'>;

/** Finds the row of `columnTypesQuery` that a column's row means. */
export function typeKey(row: Row): string {
  return `${integer(row, 'type_id')} ${integer(row, 'type_modifier')}`;
}

/** @param type the row of the column's type. */
export function readColumn(row: Row, type: Row): ColumnFacts {
  const collation = readCollation(row);
  const comment = optionalText(row, 'comment');
  return {
    name: text(row, 'column_name'),
    type: readType(type, integer(row, 'dimensions')),
    nullable: !flag(row, 'is_not_null'),
    autoIncrement: false,
    ...readValue(row),
    ...(collation === undefined ? {} : { collation }),
    ...(comment === undefined ? {} : { comment }),
    ...(flag(row, 'is_inherited') ? { inherited: true } : {}),
  };
}

/** One expression is a default or, with attgenerated set, what the column is computed from. */
function readValue(row: Row): Pick<ColumnFacts, 'default' | 'generated' | 'identity'> {
  const value = optionalText(row, 'value');
  const generated = text(row, 'generated');
  const identity = text(row, 'identity');
  if (identity !== '') return { identity: identity === 'd' ? 'by-default' : 'always' };
  if (value === undefined) return {};
  const expression = serverExpression(value);
  return generated === '' ? { default: expression } : { generated: { expression, stored: generated === 's' } };
}

function readCollation(row: Row): string | undefined {
  const schema = optionalText(row, 'collation_schema');
  if (schema === undefined) return undefined;
  const name = text(row, 'collation_name');
  return schema === 'pg_catalog' ? name : `${schema}.${name}`;
}
