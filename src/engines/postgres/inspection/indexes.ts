import type { SchemaObject } from '../../../model/schema-object.ts';
import { flag, integer, integers, optionalText, sortedTexts, text, texts } from '../../catalog-values.ts';
import { buildObject, marksOf, withCompanions } from './build-object.ts';
import type { Described, PartFamily } from './family.ts';
import { isGeneratedName } from './generated-names.ts';
import { identify } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { cutList, expressionName, isBareName, leadingName } from './printed-list.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/**
 * One key as pg_get_indexdef would print it, from its column `a` and its operator class `o`; NULL where it is an expression, or
 * has a collation or an operator class that is not its column's. 25 and 1043 are text and varchar, which shares its class.
 */
function plainKey(at: string): string {
  return `case when o.opcdefault and (o.opcintype = a.atttypid or o.opcintype = 25 and a.atttypid = 1043) and i.indcollation[${at}] = a.attcollation then
    quote_ident(a.attname) || case i.indoption[${at}] when 1 then ' DESC NULLS LAST' when 2 then ' NULLS FIRST' when 3 then ' DESC' else '' end end`;
}

/** All keys, NULL where one is not plain, at a fraction of what the function costs. Most indexes have one key, which needs no list. */
const plainKeys = `case i.indnatts when 1 then (select ${plainKey('0')} from pg_attribute a where a.attrelid = i.indrelid and a.attnum = i.indkey[0]) else (
  select case when count(keys.printed) = i.indnatts then string_agg(keys.printed, ', ' order by keys.at) end
  from (
    select k.at, ${plainKey('k.at')} as printed
    from generate_series(0, i.indnatts - 1) k(at)
    left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k.at]
    left join pg_opclass o on o.oid = i.indclass[k.at]
  ) keys) end`;

/** Only B-trees: operator classes of others have options. */
function definition(version: number): string {
  const isPlain = `am.amname = 'btree' and i.indnatts = i.indnkeyatts and i.indexprs is null and ic.reloptions is null${version >= 150_000 ? ' and not i.indnullsnotdistinct' : ''}`;
  return mandatory(`coalesce(case when ${isPlain} then
    'CREATE ' || case when i.indisunique then 'UNIQUE ' else '' end || 'INDEX ' || quote_ident(ic.relname) || ' ON ' || case c.relkind when 'p' then 'ONLY ' else '' end
    || quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' USING btree (' || ${plainKeys} || ')'
    || case when i.indpred is null then '' else ' WHERE ' || pg_get_expr(i.indpred, i.indrelid) end
  end, pg_get_indexdef(i.indexrelid))`);
}

/**
 * Indexes that no constraint has. That of a partitioned table counts as valid: it is not while a partition lacks its own,
 * which is seen there.
 */
export const indexes: PartFamily = {
  name: 'indexes',
  catalog: 'pg_class',
  parent: 'i.indrelid',
  order: 'ic.relname',
  query: (version) => ({
    fields: {
      name: 'ic.relname',
      is_unique: 'i.indisunique',
      is_valid: `ic.relkind = 'I' or (i.indisvalid and i.indisready)`,
      definition: definition(version),
      options: 'array_to_json(ic.reloptions)',
      tablespace: 'ts.spcname',
      parent_schema: 'pn.nspname',
      parent_name: 'pc.relname',
      statistics: `case when i.indexprs is not null then (
        select json_agg(a.attnum || ' ' || a.attstattarget order by a.attnum) from pg_attribute a where a.attrelid = i.indexrelid and a.attstattarget >= 0) end`,
      comment: 'd.description',
    },
    numbers: { index: 'i.indexrelid', attributes: 'array_to_json(i.indkey::int2[])' },
    from: `from pg_index i
join pg_class ic on ic.oid = i.indexrelid
join pg_am am on am.oid = ic.relam
join pg_class c on c.oid = i.indrelid
left join pg_opclass o on o.oid = i.indclass[0]
join pg_namespace n on n.oid = c.relnamespace
left join pg_inherits h on h.inhrelid = i.indexrelid
left join pg_class pc on pc.oid = h.inhparent
left join pg_namespace pn on pn.oid = pc.relnamespace
left join pg_tablespace ts on ts.oid = ic.reltablespace
${commentOn('pg_class', 'ic.oid')}
where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')) and c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: readIndex,
};

function readIndex(described: Described): readonly SchemaObject[] {
  const { row, owner, names, number } = described;
  const { schema, name: table } = owner.place;
  const name = text(row, 'name');
  const printed = text(row, 'definition');
  const { keys, definition } = cutDefinition(printed);
  const parent = optionalText(row, 'parent_name');
  const generated = isGeneratedName(name, { table, columns: () => unlike(keys.map((key) => leadingName(key) ?? expressionName(key))), label: 'idx' });
  const object = buildObject(described, {
    identity: identify('index', schema === undefined ? { name } : { schema, name }),
    parent: owner.key,
    attributes: {
      columns: keys.map((key) => leadingName(key) ?? '(expression)'),
      definition,
      options: sortedTexts(row, 'options'),
      statistics: texts(row, 'statistics'),
      table: owner.name,
      tablespace: optionalText(row, 'tablespace'),
      unique: flag(row, 'is_unique'),
      valid: flag(row, 'is_valid'),
    },
    marks: marksOf({ 'generated-name': generated, inherited: parent !== undefined }),
    references: [{ catalog: 'pg_class', number: integer(row, 'index') }],
    uses: [
      ...integers(row, 'attributes').map((attribute) => names.key({ catalog: 'pg_class', number, part: attribute })),
      parent === undefined ? undefined : identify('index', { schema: text(row, 'parent_schema'), name: parent }).key,
    ],
    written: printed,
  });
  return withCompanions(object, described);
}

/** A column that stands twice, and each further expression, has a number in the name (indexcmds.c, ChooseIndexColumnNames). */
function unlike(columns: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return columns.map((column) => {
    let name = column;
    for (let number = 1; taken.has(name); number += 1) name = `${column}${number}`;
    taken.add(name);
    return name;
  });
}

/**
 * What no finer attribute says: the method, those keys that are more than a column, and what stands behind them.
 * Options have their attribute.
 */
function cutDefinition(printed: string): { readonly keys: readonly string[]; readonly definition: string } {
  const { before, items, after } = cutList(printed);
  const method = before.slice(before.lastIndexOf(' ') + 1);
  const decorated = items.filter((item) => !isBareName(item));
  const include = after.startsWith('INCLUDE') ? cutList(after) : undefined;
  const rest = include?.after ?? after;
  const [, nulls = '', behind = ''] = /^(NULLS NOT DISTINCT)? ?([^]*)$/.exec(rest) ?? [];
  const predicate = behind.startsWith('WITH (') ? cutList(behind).after : behind;
  const parts = [method, decorated.length === 0 ? '' : `(${decorated.join(', ')})`, include === undefined ? '' : `INCLUDE (${include.items.join(', ')})`, nulls, predicate];
  return { keys: items, definition: parts.filter((part) => part !== '').join(' ') };
}
