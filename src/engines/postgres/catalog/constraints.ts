import type { ConstraintDefinition, ForeignKeyConstraint, KeyConstraint, ReferentialAction } from '../../../model/constraint-definition.ts';
import type { CatalogConstraint, CatalogIndex } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, integer, integers, nowhere, serverExpression, text } from '../../catalog-values.ts';
import type { CatalogNames } from './catalog-names.ts';

/**
 * Constraints of tables. Left out are the rows that a foreign key to a partitioned table has for each partition:
 * they hang below another constraint of their own table (manual 52.13, conparentid).
 */
export function constraintsQuery(version: number): string {
  return `
select k.conrelid::bigint as table_id, k.conindid::bigint as index_id, k.conname as constraint_name, k.contype::text as kind,
  k.condeferrable as is_deferrable, k.convalidated as is_validated, ${version >= 180_000 ? 'k.conenforced' : 'true'} as is_enforced,
  not k.conislocal as is_inherited, k.confdeltype::text as on_delete, k.confupdtype::text as on_update,
  k.confrelid::bigint as referenced_id, array_to_json(k.conkey) as attributes, array_to_json(k.confkey) as referenced_attributes,
  case when k.contype = 'c' then pg_get_expr(k.conbin, k.conrelid) end as expression
from relations r
join pg_constraint k on k.conrelid = r.oid and k.contype in ('p', 'u', 'f', 'c', 'x', 'n')
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

/** What surrounds the row of a constraint. */
export interface ConstraintContext {
  readonly names: CatalogNames;
  /** The index that upholds a key or an exclusion. */
  readonly index: Pick<CatalogIndex, 'definition'> | undefined;
}

export function readConstraint(row: Row, context: ConstraintContext): ConstraintFacts {
  return {
    name: text(row, 'constraint_name'),
    definition: readDefinition(row, context),
    validated: flag(row, 'is_validated'),
    ...(flag(row, 'is_inherited') ? { inherited: true } : {}),
  };
}

/** The columns of a table whose NOT NULL is NOT VALID. */
export function unvalidatedNotNulls(constraints: readonly Row[]): ReadonlySet<number> {
  const unvalidated = constraints.filter((row) => text(row, 'kind') === 'n' && !flag(row, 'is_validated'));
  return new Set(unvalidated.flatMap((row) => integers(row, 'attributes')));
}

function columnsOf(row: Row, names: CatalogNames): readonly string[] {
  return integers(row, 'attributes').map((number) => names.attribute(integer(row, 'table_id'), number).name);
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

function readDefinition(row: Row, context: ConstraintContext): ConstraintDefinition {
  switch (text(row, 'kind')) {
    case 'p':
      return { kind: 'primary-key', ...readKey(row, context) };
    case 'u':
      return { kind: 'unique', ...readKey(row, context) };
    case 'f':
      return readForeignKey(row, context.names);
    case 'n':
      return { kind: 'not-null', ...readCommon(row), column: columnsOf(row, context.names)[0] ?? '' };
    case 'x':
      return readExclusion(row, context);
    default:
      return { kind: 'check', ...readCommon(row), expression: serverExpression(text(row, 'expression')) };
  }
}

function readKey(row: Row, { names, index }: ConstraintContext): Omit<KeyConstraint, 'kind'> {
  return {
    ...readCommon(row),
    keys: columnsOf(row, names).map((column) => ({ column })),
    include: index?.definition.include ?? [],
    ...(index?.definition.nullsNotDistinct === true ? { nullsNotDistinct: true } : {}),
  };
}

function readForeignKey(row: Row, names: CatalogNames): ForeignKeyConstraint {
  const referenced = integer(row, 'referenced_id');
  return {
    kind: 'foreign-key',
    ...readCommon(row),
    columns: columnsOf(row, names),
    referenced: { ...names.table(referenced), span: nowhere },
    referencedColumns: integers(row, 'referenced_attributes').map((number) => names.attribute(referenced, number).name),
    onDelete: referentialActions[text(row, 'on_delete')] ?? 'no-action',
    onUpdate: referentialActions[text(row, 'on_update')] ?? 'no-action',
  };
}

function readExclusion(row: Row, { index }: ConstraintContext): ConstraintDefinition {
  const predicate = index?.definition.predicate;
  return {
    kind: 'exclusion',
    ...readCommon(row),
    keys: index?.definition.keys ?? [],
    method: index?.definition.method ?? '',
    ...(predicate === undefined ? {} : { predicate }),
  };
}
