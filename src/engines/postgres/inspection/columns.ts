import type { AttributeValue, SchemaObject } from '../../../model/schema-object.ts';
import { flag, integer, optionalInteger, optionalText, sortedTexts, text, texts } from '../../catalog-values.ts';
import { buildObject, readComment, withCompanions } from './build-object.ts';
import type { Described, PartFamily } from './family.ts';
import { readGrants } from './grants.ts';
import { identifyPart } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { collationName, commentOn, hashedOptions, notOfExtension, userSchema } from './schema-filter.ts';

/** Columns of tables and foreign tables; dropped ones keep their number but are not there. */
export const columns: PartFamily = {
  name: 'columns',
  catalog: 'pg_class',
  parent: 'a.attrelid',
  order: 'a.attnum',
  query: (version) => ({
    fields: {
      name: 'a.attname',
      type: mandatory('format_type(a.atttypid, a.atttypmod)'),
      not_null: 'a.attnotnull',
      // A NOT NULL is a constraint of its own from 18 on (release notes); one that is not validated binds new rows alone.
      not_null_name: version >= 180_000 ? 'k.conname' : 'null',
      // A default names no column, so that it prints without its table being opened, which is half the cost of all columns.
      expression: `case when a.atthasdef then ${mandatory(`pg_get_expr(x.adbin, case a.attgenerated when '' then 0 else x.adrelid end)`)} end`,
    },
    rare: {
      not_null_unvalidated: version >= 180_000 ? 'nullif(not k.convalidated, false)' : 'null::boolean',
      identity: `nullif(a.attidentity, '')::text`,
      generated: `nullif(a.attgenerated, '')::text`,
      collation: collationName('a.attcollation', 'a.attcollation <> t.typcollation and a.attcollation <> 0'),
      statistics: 'nullif(a.attstattarget, -1)',
      storage: 'nullif(a.attstorage, t.typstorage)::text',
      compression: version >= 140_000 ? `nullif(a.attcompression, '')::text` : 'null::text',
      options: 'array_to_json(a.attoptions)',
      server_options: hashedOptions('a.attfdwoptions'),
      is_inherited: 'nullif(not a.attislocal, false)',
      comment: 'd.description',
      acl: 'array_to_json(a.attacl::text[])',
    },
    numbers: { attribute: 'a.attnum' },
    from: `from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid
join pg_type t on t.oid = a.atttypid
left join pg_attrdef x on a.atthasdef and x.adrelid = c.oid and x.adnum = a.attnum
${version >= 180_000 ? `left join pg_constraint k on a.attnotnull and k.conrelid = c.oid and k.contype = 'n' and k.conkey[1] = a.attnum` : ''}
${commentOn('pg_class', 'c.oid', 'a.attnum')}
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and a.attnum > 0 and not a.attisdropped
  and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: readColumn,
};

function readColumn(described: Described): readonly SchemaObject[] {
  const { row, owner, number, position } = described;
  const identity = identifyPart('column', owner, text(row, 'name'));
  const expression = optionalText(row, 'expression');
  const generatedKind = optionalText(row, 'generated');
  const isGenerated = expression !== undefined && generatedKind !== undefined;
  const object = buildObject(described, {
    identity,
    parent: owner.key,
    attributes: {
      collation: optionalText(row, 'collation'),
      compression: compressions[optionalText(row, 'compression') ?? ''],
      default: isGenerated ? undefined : expression,
      generated: isGenerated ? `${expression} ${generatedKind === 'v' ? 'VIRTUAL' : 'STORED'}` : undefined,
      identity: identities[optionalText(row, 'identity') ?? ''],
      not_null_name: optionalText(row, 'not_null_name'),
      nullable: nullability(described),
      options: sortedTexts(row, 'options', 'server_options'),
      statistics: optionalInteger(row, 'statistics'),
      storage: storages[optionalText(row, 'storage') ?? ''],
      type: text(row, 'type'),
    },
    marks: row['is_inherited'] === true ? ['inherited'] : [],
    references: [{ catalog: 'pg_class', number, part: integer(row, 'attribute') }],
    position,
  });
  return withCompanions(object, described, byNobody);
}

/** Nobody has anything on a column without a grant. */
const byNobody = { by: '', ownerLetters: '' } as const;

/** A NOT NULL that is not validated is neither: old rows may hold what new ones may not. */
function nullability({ row }: Described): AttributeValue {
  if (!flag(row, 'not_null')) return true;
  return row['not_null_unvalidated'] === true ? 'not validated' : false;
}

const identities: Readonly<Record<string, string>> = { a: 'always', d: 'by default' };
const compressions: Readonly<Record<string, string>> = { p: 'pglz', l: 'lz4' };

/** pg_type.typstorage and pg_attribute.attstorage (PostgreSQL manual, 52.64). */
export const storages: Readonly<Record<string, string>> = { p: 'plain', e: 'external', m: 'main', x: 'extended' };

/**
 * What columns of views have of their own. They are no objects: which there are is the view's definition. Yet they may have
 * comments, grants and defaults, of materialized views also targets of statistics, and storage.
 */
export const viewColumns: PartFamily = {
  name: 'view columns',
  catalog: 'pg_class',
  parent: 'a.attrelid',
  order: 'a.attname',
  query: () => ({
    fields: { name: 'a.attname', comment: 'd.description', acl: 'array_to_json(a.attacl::text[])' },
    numbers: { attribute: 'a.attnum' },
    from: `from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid
${commentOn('pg_class', 'c.oid', 'a.attnum')}
where c.oid in (select ev_class from pg_rewrite where rulename = '_RETURN') and c.relkind in ('v', 'm') and c.relpersistence <> 't' and a.attnum > 0 and not a.attisdropped
  and (d.description is not null or a.attacl is not null)
  and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: ({ row, owner }) => {
    const column = identifyPart('column', owner, text(row, 'name'));
    const companions = [...readComment(column, optionalText(row, 'comment')), ...readGrants(column, texts(row, 'acl'), byNobody)];
    return companions.map((object) => ({ ...object, parent: owner.key }));
  },
};
