import type { SchemaObject } from '../../../model/schema-object.ts';
import { flag, integer, integers, optionalText, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, PartFamily } from './family.ts';
import { isGeneratedName } from './generated-names.ts';
import { identify } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { cutList, isBareName, leadingName } from './printed-list.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/**
 * Indexes that no constraint has. That of a partitioned table counts as valid: it is not while a partition lacks its own,
 * which is seen there.
 */
export const indexes: PartFamily = {
  name: 'indexes',
  catalog: 'pg_class',
  parent: 'i.indrelid',
  order: 'ic.relname',
  query: () => ({
    fields: {
      name: 'ic.relname',
      is_unique: 'i.indisunique',
      is_valid: `ic.relkind = 'I' or (i.indisvalid and i.indisready)`,
      definition: mandatory('pg_get_indexdef(i.indexrelid)'),
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
join pg_class c on c.oid = i.indrelid
join pg_namespace n on n.oid = c.relnamespace
left join pg_constraint k on k.conindid = i.indexrelid and k.conrelid = i.indrelid and k.contype in ('p', 'u', 'x')
left join pg_inherits h on h.inhrelid = i.indexrelid
left join pg_class pc on pc.oid = h.inhparent
left join pg_namespace pn on pn.oid = pc.relnamespace
left join pg_tablespace ts on ts.oid = ic.reltablespace
${commentOn('pg_class', 'ic.oid')}
where k.oid is null and c.relkind in ('r', 'p', 'm') and c.relpersistence <> 't' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
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
  const columns = keys.map((key) => leadingName(key) ?? 'expr');
  const generated = isGeneratedName(name, { table, columns: unlike(columns), label: 'idx' });
  const object = buildObject(described, {
    identity: identify('index', schema === undefined ? { name } : { schema, name }),
    parent: owner.key,
    attributes: {
      table: owner.name,
      columns: keys.map((key) => leadingName(key) ?? '(expression)'),
      unique: flag(row, 'is_unique'),
      valid: flag(row, 'is_valid'),
      definition,
      options: texts(row, 'options').toSorted(),
      tablespace: optionalText(row, 'tablespace'),
      statistics: texts(row, 'statistics'),
    },
    marks: [...(generated ? ['generated-name' as const] : []), ...(parent === undefined ? [] : ['inherited' as const])],
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
