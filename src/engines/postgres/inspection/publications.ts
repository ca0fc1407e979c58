import type { SchemaObject } from '../../../model/schema-object.ts';
import { flag, optionalText, rows, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, TopFamily } from './family.ts';
import { identify, schemaKey } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { commentOn, notOfExtension } from './schema-filter.ts';

/** Publications: tables, since 15 with row filters, lists of columns and whole schemas, since 18 with generated columns. */
export const publications: TopFamily = {
  name: 'publications',
  catalog: 'pg_publication',
  number: 'p.oid',
  identity: { kind: `'publication'`, name: 'p.pubname' },
  query: (version) => ({
    fields: {
      role: 'pg_get_userbyid(p.pubowner)',
      all_tables: 'p.puballtables',
      operations: `array_to_json(array_remove(array[case when p.pubinsert then 'insert' end, case when p.pubupdate then 'update' end,
        case when p.pubdelete then 'delete' end, case when p.pubtruncate then 'truncate' end], null))`,
      via_root: version >= 130_000 ? 'p.pubviaroot' : 'false',
      generated: version >= 180_000 ? 'p.pubgencols::text' : `'n'`,
      tables: `(
        select json_agg(json_build_array(n.nspname, c.relname, ${version >= 150_000 ? publishedPart : 'null, null'}) order by n.nspname, c.relname)
        from pg_publication_rel r join pg_class c on c.oid = r.prrelid join pg_namespace n on n.oid = c.relnamespace where r.prpubid = p.oid)`,
      schemas: version >= 150_000 ? publishedSchemas : 'null',
      comment: 'd.description',
    },
    numbers: {},
    from: `from pg_publication p
${commentOn('pg_publication', 'p.oid')}
where ${notOfExtension('pg_publication', 'p.oid')}`,
  }),
  read: readPublication,
};

const publishedPart = `case when r.prqual is not null then ${mandatory('pg_get_expr(r.prqual, r.prrelid)')} end,
  (select string_agg(quote_ident(a.attname), ', ' order by a.attname) from pg_attribute a where a.attrelid = r.prrelid and a.attnum = any (r.prattrs::int2[]))`;

const publishedSchemas = `(
  select json_agg(n.nspname order by n.nspname) from pg_publication_namespace s join pg_namespace n on n.oid = s.pnnspid where s.pnpubid = p.oid)`;

const generatedColumns: Readonly<Record<string, string>> = { s: 'stored' };

function readPublication(described: Described): readonly SchemaObject[] {
  const { row, owner } = described;
  const tables = rows(row, 'tables').map((table) => ({
    place: identify('table', { schema: text(table, '0'), name: text(table, '1') }),
    filter: optionalText(table, '2'),
    columns: optionalText(table, '3'),
  }));
  const schemas = texts(row, 'schemas');
  const object = buildObject(described, {
    identity: owner,
    attributes: {
      owner: text(row, 'role'),
      operations: texts(row, 'operations'),
      tables: flag(row, 'all_tables') ? ['ALL TABLES'] : tables.map(({ place }) => place.name),
      filter: tables.flatMap(({ place, filter }) => (filter === undefined ? [] : [`${place.name} WHERE ${filter}`])),
      columns: tables.flatMap(({ place, columns }) => (columns === undefined ? [] : [`${place.name} (${columns})`])),
      schemas,
      via_root: flag(row, 'via_root'),
      generated: generatedColumns[text(row, 'generated')],
    },
    uses: [...tables.map(({ place }) => place.key), ...schemas.map(schemaKey)],
  });
  return withCompanions(object, described);
}
