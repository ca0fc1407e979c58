import type { AttributeValue, SchemaObject } from '../../../model/schema-object.ts';
import { flag, optionalText, rows, text, texts } from '../../catalog-values.ts';
import { buildObject, readComment, withCompanions } from './build-object.ts';
import type { Described, TopFamily } from './family.ts';
import { identifyPart, schemaKey } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { collationName, commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** Enums, domains and ranges. A multirange comes with its range. */
export const types: TopFamily = {
  name: 'types',
  catalog: 'pg_type',
  number: 't.oid',
  identity: { kind: `'type'`, schema: 'n.nspname', name: 't.typname' },
  query: (version) => ({
    fields: {
      role: 'pg_get_userbyid(t.typowner)',
      labels: `case when t.typtype = 'e' then (select coalesce(json_agg(e.enumlabel order by e.enumsortorder), '[]') from pg_enum e where e.enumtypid = t.oid) end`,
      base: `case when t.typtype = 'd' then format_type(t.typbasetype, t.typtypmod) end`,
      not_null: 't.typnotnull',
      default: 't.typdefault',
      collation: collationName('t.typcollation', `t.typtype = 'd' and t.typcollation <> 0 and t.typcollation <> (select b.typcollation from pg_type b where b.oid = t.typbasetype)`),
      range: `case when t.typtype = 'r' then ${rangeOptions(version)} end`,
      comment: 'd.description',
      acl: `array_to_json(coalesce(t.typacl, acldefault('T', t.typowner))::text[])`,
    },
    numbers: {},
    from: `from pg_type t
join pg_namespace n on n.oid = t.typnamespace
left join pg_range r on r.rngtypid = t.oid
${commentOn('pg_type', 't.oid')}
where t.typtype in ('e', 'd', 'r') and ${userSchema} and ${notOfExtension('pg_type', 't.oid')}`,
  }),
  read: (described) => {
    const { row } = described;
    const labels = row['labels'] === null ? undefined : texts(row, 'labels');
    const base = optionalText(row, 'base');
    return readType(described, {
      labels,
      ...(base === undefined ? {} : { type: base, nullable: !flag(row, 'not_null'), default: optionalText(row, 'default'), collation: optionalText(row, 'collation') }),
      definition: row['range'] === null ? undefined : texts(row, 'range'),
    });
  },
};

/** The options of CREATE TYPE … AS RANGE, without those that are as the subtype has them. */
function rangeOptions(version: number): string {
  const options: readonly (readonly [string, string])[] = [
    ['subtype', 'format_type(r.rngsubtype, null)'],
    ['subtype_opclass', `(select quote_ident(xn.nspname) || '.' || quote_ident(x.opcname) from pg_opclass x join pg_namespace xn on xn.oid = x.opcnamespace where x.oid = r.rngsubopc and not x.opcdefault)`],
    ['collation', collationName('r.rngcollation', 'r.rngcollation <> 0 and r.rngcollation <> (select b.typcollation from pg_type b where b.oid = r.rngsubtype)')],
    ['canonical', `nullif(r.rngcanonical::regproc::text, '-')`],
    ['subtype_diff', `nullif(r.rngsubdiff::regproc::text, '-')`],
    ...(version >= 140_000 ? [['multirange_type_name', 'format_type(r.rngmultitypid, null)'] as const] : []),
  ];
  return `(select json_agg(o.name || ' = ' || o.value) from (values ${options.map(([name, value]) => `('${name}', ${value})`).join(', ')}) o(name, value) where o.value is not null)`;
}

/** Composite types that stand for themselves; what a table or a view gives its rows is theirs. */
export const compositeTypes: TopFamily = {
  name: 'composite types',
  catalog: 'pg_class',
  number: 'c.oid',
  identity: { kind: `'type'`, schema: 'n.nspname', name: 'c.relname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(c.relowner)',
      attributes: `(
        select coalesce(json_agg(json_build_array(a.attname, quote_ident(a.attname) || ' ' || ${mandatory('format_type(a.atttypid, a.atttypmod)')}
          || coalesce(' COLLATE ' || ${collationName('a.attcollation', 'a.attcollation <> 0 and a.attcollation <> b.typcollation')}, ''), ad.description) order by a.attnum), '[]')
        from pg_attribute a join pg_type b on b.oid = a.atttypid
        left join pg_description ad on ad.classoid = 'pg_class'::regclass and ad.objoid = c.oid and ad.objsubid = a.attnum
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`,
      comment: 'd.description',
      acl: `array_to_json(coalesce(t.typacl, acldefault('T', t.typowner))::text[])`,
    },
    numbers: {},
    from: `from pg_class c
join pg_type t on t.oid = c.reltype
join pg_namespace n on n.oid = c.relnamespace
${commentOn('pg_type', 't.oid')}
where c.relkind = 'c' and ${userSchema} and ${notOfExtension('pg_type', 't.oid')}`,
  }),
  read: (described) => {
    const { row, owner } = described;
    const attributes = rows(row, 'attributes');
    const comments = attributes.flatMap((attribute) => readComment(identifyPart('column', owner, text(attribute, '0')), optionalText(attribute, '2')));
    return [
      ...readType(described, { attributes: attributes.map((attribute) => text(attribute, '1')) }),
      ...comments.map((comment) => ({ ...comment, parent: owner.key })),
    ];
  },
};

function readType(described: Described, attributes: Readonly<Record<string, AttributeValue | undefined>>): readonly SchemaObject[] {
  const { row, owner, number } = described;
  const role = text(row, 'role');
  const object = buildObject(described, {
    identity: owner,
    parent: schemaKey(owner.place.schema ?? ''),
    attributes: { owner: role, ...attributes },
    references: [{ catalog: 'pg_type', number }, { catalog: 'pg_class', number }],
  });
  return withCompanions(object, described, { by: role, ownerLetters: 'U' });
}
