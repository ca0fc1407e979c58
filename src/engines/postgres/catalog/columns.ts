import type { CatalogColumn } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, integer, optionalText, serverExpression, text } from '../../catalog-values.ts';
import type { CatalogNames } from './catalog-names.ts';
import { readType } from './types.ts';

/** Columns of tables in order. Few joins: of all families this one has by far the most rows. */
export const columnsQuery = `
select a.attrelid::bigint as table_id, a.attnum as attribute, a.attname as column_name, a.attndims as dimensions,
  a.atttypid::bigint as type_id, a.atttypmod as type_modifier, a.attcollation::bigint as collation,
  a.attnotnull as is_not_null, a.attidentity::text as identity, a.attgenerated::text as generated, not a.attislocal as is_inherited,
  case when a.atthasdef then pg_get_expr(d.adbin, d.adrelid) end as value
from relations r
join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where r.relkind in ('r', 'p')
order by a.attrelid, a.attnum`;

/** Comments on columns, which few columns have. */
export const commentsQuery = `
select m.objoid::bigint as table_id, m.objsubid as attribute, m.description as comment
from relations r
join pg_description m on m.classoid = 'pg_class'::regclass and m.objoid = r.oid and m.objsubid > 0
where r.relkind in ('r', 'p')`;

type ColumnFacts = Omit<CatalogColumn, 'id' | 'origin'>;

/** What surrounds the row of a column. */
export interface ColumnContext {
  readonly names: CatalogNames;
  /** The row of its type. */
  readonly type: Row;
  readonly comment: string | undefined;
  /** Columns whose NOT NULL is NOT VALID: PostgreSQL 18 sets attnotnull for them, too (manual 52.7). */
  readonly unvalidated: ReadonlySet<number>;
}

/** Finds the row of `columnTypesQuery` that a column's row means. */
export function typeKey(row: Row): string {
  return `${integer(row, 'type_id')} ${integer(row, 'type_modifier')}`;
}

export function readColumn(row: Row, { names, type, comment, unvalidated }: ColumnContext): ColumnFacts {
  const collation = integer(row, 'collation');
  return {
    name: text(row, 'column_name'),
    type: readType(type, integer(row, 'dimensions')),
    nullable: !flag(row, 'is_not_null') || unvalidated.has(integer(row, 'attribute')),
    autoIncrement: false,
    ...readValue(row),
    ...(collation === integer(type, 'type_collation') ? {} : { collation: names.collation(collation) }),
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
