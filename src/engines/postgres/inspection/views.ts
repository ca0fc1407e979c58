import type { SchemaObject } from '../../../model/schema-object.ts';
import { optionalText, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, TopFamily } from './family.ts';
import { schemaKey } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { tableLetters } from './relations.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** One text for each column that differs from what its type gives: of views defaults, of materialized views the rest. */
function perColumn(value: string, wanted: string): string {
  return `(
  select json_agg(a.attname || ' ' || ${value} order by a.attname)
  from pg_attribute a join pg_type t on t.oid = a.atttypid left join pg_attrdef x on x.adrelid = c.oid and x.adnum = a.attnum
  where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and ${wanted})`;
}

/** Views and materialized views; read last, since printing a view locks all that it reads until the end of the transaction. */
export const views: TopFamily = {
  name: 'views',
  catalog: 'pg_class',
  number: 'c.oid',
  identity: { kind: `case c.relkind when 'm' then 'materialized_view' else 'view' end`, schema: 'n.nspname', name: 'c.relname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(c.relowner)',
      definition: mandatory('pg_get_viewdef(c.oid)'),
      options: 'array_to_json(c.reloptions)',
      access_method: 'am.amname',
      tablespace: 'ts.spcname',
      defaults: `case when c.relkind = 'v' then ${perColumn('pg_get_expr(x.adbin, x.adrelid)', 'x.adbin is not null')} end`,
      statistics: `case when c.relkind = 'm' then ${perColumn('a.attstattarget', 'a.attstattarget >= 0')} end`,
      storage: `case when c.relkind = 'm' then ${perColumn(`case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end`, 'a.attstorage <> t.typstorage')} end`,
      comment: 'd.description',
      acl: 'array_to_json(c.relacl::text[])',
    },
    numbers: {},
    from: `from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_am am on am.oid = c.relam
left join pg_tablespace ts on ts.oid = c.reltablespace
${commentOn('pg_class', 'c.oid')}
where c.oid in (select ev_class from pg_rewrite where rulename = '_RETURN') and c.relkind in ('v', 'm') and c.relpersistence <> 't' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: readView,
};

function readView(described: Described): readonly SchemaObject[] {
  const { row, owner, number, version } = described;
  const definition = text(row, 'definition').replace(/;\s*$/, '');
  const object = buildObject(described, {
    identity: owner,
    parent: schemaKey(owner.place.schema ?? ''),
    attributes: {
      owner: text(row, 'role'),
      definition,
      options: texts(row, 'options').toSorted(),
      access_method: optionalText(row, 'access_method'),
      tablespace: optionalText(row, 'tablespace'),
      default: texts(row, 'defaults'),
      statistics: texts(row, 'statistics'),
      storage: texts(row, 'storage'),
    },
    references: [{ catalog: 'pg_class', number }],
    written: definition,
  });
  return withCompanions(object, described, { by: text(row, 'role'), ownerLetters: tableLetters(version) });
}
