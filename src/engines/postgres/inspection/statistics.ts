import { integer, optionalInteger, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { identify, schemaKey } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** Extended statistics. Columns stand in the order of the table, which is not compared, so they are sorted. */
export const statistics: TopFamily = {
  name: 'statistics',
  catalog: 'pg_statistic_ext',
  number: 's.oid',
  identity: { kind: `'statistics'`, schema: 'n.nspname', name: 's.stxname' },
  query: (version) => ({
    fields: {
      role: 'pg_get_userbyid(s.stxowner)',
      definition: mandatory('pg_get_statisticsobjdef(s.oid)'),
      columns: `(select json_agg(a.attname order by a.attname) from pg_attribute a where a.attrelid = s.stxrelid and a.attnum = any (s.stxkeys::int2[]))`,
      kinds: `(select json_agg(case k when 'd' then 'ndistinct' when 'f' then 'dependencies' else 'mcv' end) from unnest(s.stxkind) k where k <> 'e')`,
      expressions: version >= 140_000 ? 'array_to_json(pg_get_statisticsobjdef_expressions(s.oid))' : 'null',
      table_schema: 'tn.nspname',
      table_name: 't.relname',
      // NULL stands for the default from 17 on, -1 before.
      target: version >= 130_000 ? 'nullif(s.stxstattarget, -1)' : 'null',
      comment: 'd.description',
    },
    numbers: { table: 's.stxrelid' },
    from: `from pg_statistic_ext s
join pg_namespace n on n.oid = s.stxnamespace
join pg_class t on t.oid = s.stxrelid
join pg_namespace tn on tn.oid = t.relnamespace
${commentOn('pg_statistic_ext', 's.oid')}
where ${userSchema} and ${notOfExtension('pg_statistic_ext', 's.oid')}`,
  }),
  read: (described) => {
    const { row, owner, number, names } = described;
    const printed = text(row, 'definition');
    const table = identify('table', { schema: text(row, 'table_schema'), name: text(row, 'table_name') });
    const object = buildObject(described, {
      identity: owner,
      parent: schemaKey(owner.place.schema ?? ''),
      attributes: {
        owner: text(row, 'role'),
        table: table.name,
        columns: texts(row, 'columns'),
        definition: [texts(row, 'kinds').toSorted().join(', '), ...texts(row, 'expressions')].filter((part) => part !== '').join(' ON '),
        statistics: optionalInteger(row, 'target'),
      },
      references: [{ catalog: 'pg_statistic_ext', number }],
      uses: [names.key({ catalog: 'pg_class', number: integer(row, 'table') })],
      written: printed,
    });
    return withCompanions(object, described);
  },
};
