import { text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { schemaKey } from './identify.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** Text search configurations: which dictionaries see which kind of token, in their order. */
export const textSearchConfigurations: TopFamily = {
  name: 'text search configurations',
  catalog: 'pg_ts_config',
  number: 'c.oid',
  identity: { kind: `'ts_config'`, schema: 'n.nspname', name: 'c.cfgname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(c.cfgowner)',
      parser: `(select quote_ident(pn.nspname) || '.' || quote_ident(p.prsname) from pg_ts_parser p join pg_namespace pn on pn.oid = p.prsnamespace where p.oid = c.cfgparser)`,
      mappings: `(
        select json_agg(m.line order by m.line) from (
          select k.alias || ': ' || string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as line
          from pg_ts_config_map m join ts_token_type(c.cfgparser) k on k.tokid = m.maptokentype where m.mapcfg = c.oid group by k.alias) m)`,
      comment: 'd.description',
    },
    numbers: {},
    from: `from pg_ts_config c
join pg_namespace n on n.oid = c.cfgnamespace
${commentOn('pg_ts_config', 'c.oid')}
where ${userSchema} and ${notOfExtension('pg_ts_config', 'c.oid')}`,
  }),
  read: (described) => {
    const { row, owner } = described;
    const object = buildObject(described, {
      identity: owner,
      parent: schemaKey(owner.place.schema ?? ''),
      attributes: { owner: text(row, 'role'), definition: `PARSER ${text(row, 'parser')}`, mappings: texts(row, 'mappings') },
    });
    return withCompanions(object, described);
  },
};
