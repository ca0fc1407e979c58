import type { CheckConstraint, ConstraintDefinition, ForeignKeyConstraint, ReferentialAction } from '../../../model/constraint-definition.ts';
import type { CatalogConstraint, CatalogIndex } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, nowhere, serverExpression, text, texts } from '../../catalog-values.ts';

/**
 * Constraints of tables. Left out are the rows that a foreign key to a partitioned table has for each partition:
 * they hang below another constraint of their own table (manual 52.13, conparentid).
 */
export function constraintsQuery(version: number): string {
  return `
select k.conrelid::bigint as table_id, k.conindid::bigint as index_id, k.conname as constraint_name, k.contype::text as kind,
  k.condeferrable as is_deferrable, k.convalidated as is_validated, ${version >= 180_000 ? 'k.conenforced' : 'true'} as is_enforced,
  not k.conislocal as is_inherited,
  k.confdeltype::text as on_delete, k.confupdtype::text as on_update,
  fn.nspname as referenced_schema, fc.relname as referenced_table, own.names as columns, other.names as referenced_columns,
  case when k.contype = 'c' then pg_get_expr(k.conbin, k.conrelid) end as expression
from relations r
join pg_constraint k on k.conrelid = r.oid and k.contype in ('p', 'u', 'f', 'c', 'x', 'n')
left join pg_class fc on fc.oid = k.confrelid and k.contype = 'f'
left join pg_namespace fn on fn.oid = fc.relnamespace
left join lateral (
  select json_agg(a.attname order by s.position) as names
  from unnest(k.conkey) with ordinality as s(number, position)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = s.number
) own on true
left join lateral (
  select json_agg(a.attname order by s.position) as names
  from unnest(k.confkey) with ordinality as s(number, position)
  join pg_attribute a on a.attrelid = k.confrelid and a.attnum = s.number
) other on true
where r.relkind in ('r', 'p')
  and not exists (select from pg_constraint u where u.oid = k.conparentid and u.conrelid = k.conrelid)
order by k.conrelid, k.conname`;
}

/** Codes of confdeltype and confupdtype (manual 52.13). */
const referentialActions: Readonly<Record<string, ReferentialAction>> = {
  a: 'no-action',
  r: 'restrict',
  c: 'cascade',
  n: 'set-null',
  d: 'set-default',
};

type ConstraintFacts = Omit<CatalogConstraint, 'id' | 'origin'>;

/** @param index the index that upholds a key or an exclusion. */
export function readConstraint(row: Row, index: Pick<CatalogIndex, 'definition'> | undefined): ConstraintFacts {
  return {
    name: text(row, 'constraint_name'),
    definition: readDefinition(row, index),
    validated: flag(row, 'is_validated'),
    ...(flag(row, 'is_inherited') ? { inherited: true } : {}),
  };
}

type Common = Pick<ConstraintDefinition, 'name' | 'span' | 'deferrable' | 'notValid' | 'notEnforced'>;

/** What is not enforced is never validated either; that is one fact, not two. */
function readCommon(row: Row): Common {
  const isEnforced = flag(row, 'is_enforced');
  return {
    name: text(row, 'constraint_name'),
    span: nowhere,
    ...(flag(row, 'is_deferrable') ? { deferrable: true } : {}),
    ...(isEnforced && !flag(row, 'is_validated') ? { notValid: true } : {}),
    ...(isEnforced ? {} : { notEnforced: true }),
  };
}

function readDefinition(row: Row, index: Pick<CatalogIndex, 'definition'> | undefined): ConstraintDefinition {
  switch (text(row, 'kind')) {
    case 'p':
      return { ...readKey(row, index), kind: 'primary-key' };
    case 'u':
      return { ...readKey(row, index), kind: 'unique' };
    case 'f':
      return readForeignKey(row);
    case 'n':
      return { kind: 'not-null', ...readCommon(row), column: texts(row, 'columns')[0] ?? '' };
    case 'x':
      return readExclusion(row, index);
    default:
      return readCheck(row);
  }
}

function readKey(row: Row, index: Pick<CatalogIndex, 'definition'> | undefined): Omit<Extract<ConstraintDefinition, { kind: 'unique' | 'primary-key' }>, 'kind'> {
  return {
    ...readCommon(row),
    keys: texts(row, 'columns').map((column) => ({ column })),
    include: index?.definition.include ?? [],
    ...(index?.definition.nullsNotDistinct === true ? { nullsNotDistinct: true } : {}),
  };
}

function readForeignKey(row: Row): ForeignKeyConstraint {
  return {
    kind: 'foreign-key',
    ...readCommon(row),
    columns: texts(row, 'columns'),
    referenced: { schema: text(row, 'referenced_schema'), name: text(row, 'referenced_table'), span: nowhere },
    referencedColumns: texts(row, 'referenced_columns'),
    onDelete: referentialActions[text(row, 'on_delete')] ?? 'no-action',
    onUpdate: referentialActions[text(row, 'on_update')] ?? 'no-action',
  };
}

function readExclusion(row: Row, index: Pick<CatalogIndex, 'definition'> | undefined): ConstraintDefinition {
  const predicate = index?.definition.predicate;
  return {
    kind: 'exclusion',
    ...readCommon(row),
    keys: index?.definition.keys ?? [],
    method: index?.definition.method ?? '',
    ...(predicate === undefined ? {} : { predicate }),
  };
}

function readCheck(row: Row): CheckConstraint {
  return { kind: 'check', ...readCommon(row), expression: serverExpression(text(row, 'expression')) };
}
