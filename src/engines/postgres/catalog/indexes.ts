import type { IndexDefinition, IndexKey } from '../../../model/index-definition.ts';
import type { CatalogIndex } from '../../../model/schema-state.ts';
import type { Row } from '../../../ports/database-session.ts';
import { flag, integer, integers, optionalText, serverExpression, text, texts } from '../../catalog-values.ts';
import type { CatalogNames } from './catalog-names.ts';

/**
 * Indexes of tables. The first indnkeyatts columns are keys, the rest is INCLUDE; a key of number 0 is an expression
 * (manual 52.26). What an expression is only its printed definition tells, which is asked for where there is one.
 */
export function indexesQuery(version: number): string {
  return `
select i.indexrelid::bigint as index_id, i.indrelid::bigint as table_id, ic.relname as index_name, am.amname as method,
  i.indisunique as is_unique, i.indisvalid as is_valid, pc.relname as parent_name, k.conname as constraint_name,
  ${version >= 150_000 ? 'i.indnullsnotdistinct' : 'false'} as nulls_not_distinct,
  i.indnkeyatts as key_count, array_to_json(i.indkey::int2[]) as attributes, array_to_json(i.indoption::int2[]) as flags,
  array_to_json(i.indclass::bigint[]) as classes, array_to_json(i.indcollation::bigint[]) as collations,
  case when i.indpred is not null then pg_get_expr(i.indpred, i.indrelid) end as predicate,
  case when i.indexprs is not null then pg_get_indexdef(i.indexrelid) end as definition,
  case when i.indexprs is not null then (
    select json_agg(pg_get_indexdef(i.indexrelid, part, false) order by part) from generate_series(1, i.indnkeyatts) as part where i.indkey[part - 1] = 0
  ) end as expressions
from relations r
join pg_index i on i.indrelid = r.oid
join pg_class ic on ic.oid = i.indexrelid
join pg_am am on am.oid = ic.relam
left join pg_inherits h on h.inhrelid = i.indexrelid
left join pg_class pc on pc.oid = h.inhparent
left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
where r.relkind in ('r', 'p')
order by i.indrelid, ic.relname`;
}

type IndexFacts = Omit<CatalogIndex, 'id' | 'origin'>;

export function readIndex(row: Row, names: CatalogNames): IndexFacts {
  const parent = optionalText(row, 'parent_name');
  const constraint = optionalText(row, 'constraint_name');
  return {
    name: text(row, 'index_name'),
    definition: readDefinition(row, names),
    valid: flag(row, 'is_valid'),
    ...(constraint === undefined ? {} : { constraint }),
    ...(parent === undefined ? {} : { partitionOf: parent }),
  };
}

function readDefinition(row: Row, names: CatalogNames): IndexDefinition {
  const predicate = optionalText(row, 'predicate');
  const table = integer(row, 'table_id');
  return {
    name: text(row, 'index_name'),
    unique: flag(row, 'is_unique'),
    method: text(row, 'method'),
    keys: readKeys(row, names),
    include: integers(row, 'attributes').slice(integer(row, 'key_count')).map((number) => names.attribute(table, number).name),
    ...(predicate === undefined ? {} : { predicate: serverExpression(predicate) }),
    ...(flag(row, 'nulls_not_distinct') ? { nullsNotDistinct: true } : {}),
  };
}

function readKeys(row: Row, names: CatalogNames): readonly IndexKey[] {
  const [flags, classes, collations] = [integers(row, 'flags'), integers(row, 'classes'), integers(row, 'collations')];
  const expressions = texts(row, 'expressions').values();
  return integers(row, 'attributes').slice(0, integer(row, 'key_count')).map((attribute, position) => {
    const operatorClass = names.operatorClass(classes[position] ?? 0);
    const collation = collations[position] ?? 0;
    const isExpression = attribute === 0;
    const subject = isExpression ? readExpression(row, String(expressions.next().value), collation) : readColumn(row, names, { attribute, collation });
    return {
      ...subject.key,
      ...readOrder(flags[position] ?? 0),
      ...(operatorClass === undefined ? {} : { operatorClass }),
      ...(subject.hasCollation ? { collation: names.collation(collation) } : {}),
    };
  });
}

/** What a key orders by, and whether it has a collation that is not its own. */
interface KeySubject {
  readonly key: Pick<IndexKey, 'column' | 'expression'>;
  readonly hasCollation: boolean;
}

function readColumn(row: Row, names: CatalogNames, { attribute, collation }: { readonly attribute: number; readonly collation: number }): KeySubject {
  const column = names.attribute(integer(row, 'table_id'), attribute);
  return { key: { column: column.name }, hasCollation: collation !== column.collation };
}

/** The collation that an expression has by itself stands nowhere; one that was written shows in the definition. */
function readExpression(row: Row, expression: string, collation: number): KeySubject {
  const hasCollation = collation !== 0 && text(row, 'definition').includes(`${expression} COLLATE `);
  return { key: { expression: serverExpression(expression) }, hasCollation };
}

/** Bit 0 of indoption is DESC, bit 1 NULLS FIRST. ASC puts nulls last and DESC first; what differs from that is told. */
function readOrder(flags: number): Pick<IndexKey, 'order' | 'nulls'> {
  const isDescending = (flags & 1) !== 0;
  const hasNullsFirst = (flags & 2) !== 0;
  return {
    ...(isDescending ? { order: 'desc' } : {}),
    ...(hasNullsFirst === isDescending ? {} : { nulls: hasNullsFirst ? 'first' : 'last' }),
  };
}
