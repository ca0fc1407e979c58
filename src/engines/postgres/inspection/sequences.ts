import type { ObjectMark, SchemaObject } from '../../../model/schema-object.ts';
import { flag, optionalText, text } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, TopFamily } from './family.ts';
import { identify, schemaKey } from './identify.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** Sequences, those of identity columns too; how far one has counted is data. */
export const sequences: TopFamily = {
  name: 'sequences',
  catalog: 'pg_class',
  number: 'c.oid',
  identity: { kind: `'sequence'`, schema: 'n.nspname', name: 'c.relname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(c.relowner)',
      persistence: 'c.relpersistence::text',
      type: 'format_type(s.seqtypid, null)',
      start: 's.seqstart::text',
      increment: 's.seqincrement::text',
      min: 's.seqmin::text',
      max: 's.seqmax::text',
      cache: 's.seqcache::text',
      cycle: 's.seqcycle',
      // Deptype i: of an identity column; a: owned by a column, as serial makes it (PostgreSQL manual, 52.18).
      ownership: 'o.deptype::text',
      owner_schema: 'tn.nspname',
      owner_table: 't.relname',
      owner_column: 'a.attname',
      comment: 'd.description',
      acl: 'array_to_json(c.relacl::text[])',
    },
    numbers: {},
    from: `from pg_class c
join pg_sequence s on s.seqrelid = c.oid
join pg_namespace n on n.oid = c.relnamespace
left join pg_depend o on o.classid = 'pg_class'::regclass and o.objid = c.oid and o.refclassid = 'pg_class'::regclass and o.refobjsubid > 0 and o.deptype in ('a', 'i')
left join pg_class t on t.oid = o.refobjid
left join pg_namespace tn on tn.oid = t.relnamespace
left join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
${commentOn('pg_class', 'c.oid')}
where c.relkind = 'S' and c.relpersistence <> 't' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: readSequence,
};

const marks: Readonly<Record<string, readonly ObjectMark[]>> = { i: ['implicit'], a: ['owned'] };

function readSequence(described: Described): readonly SchemaObject[] {
  const { row, owner, number } = described;
  const role = text(row, 'role');
  const column = ownerColumn(described);
  const object = buildObject(described, {
    identity: owner,
    parent: column?.key ?? schemaKey(owner.place.schema ?? ''),
    attributes: {
      owner: role,
      // That of an identity column follows its table, since PostgreSQL 15 (release notes).
      persistence: optionalText(row, 'ownership') === 'i' ? undefined : text(row, 'persistence') === 'u' ? 'unlogged' : 'permanent',
      // Of an identity column it follows the column's; what LIKE copies keeps bigint, and a dump does not say so.
      type: optionalText(row, 'ownership') === 'i' ? undefined : text(row, 'type'),
      ...Object.fromEntries(['start', 'increment', 'min', 'max', 'cache'].map((name) => [name, text(row, name)])),
      cycle: flag(row, 'cycle'),
      owned_by: column?.name,
    },
    marks: marks[optionalText(row, 'ownership') ?? ''] ?? [],
    references: [{ catalog: 'pg_class', number }],
  });
  return withCompanions(object, described, { by: role, ownerLetters: 'rwU' });
}

function ownerColumn({ row }: Described): ReturnType<typeof identify> | undefined {
  const name = optionalText(row, 'owner_column');
  if (name === undefined) return undefined;
  return identify('column', { schema: text(row, 'owner_schema'), table: text(row, 'owner_table'), name });
}
