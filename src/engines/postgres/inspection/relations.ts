import type { SchemaObject } from '../../../model/schema-object.ts';
import { flag, optionalText, rows, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, TopFamily } from './family.ts';
import { identify, schemaKey } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { commentOn, hashedOptions, notOfExtension, userSchema } from './schema-filter.ts';

/** What the owner of a table has (PostgreSQL manual, table 5.2): MAINTAIN from 17 on. */
export function tableLetters(version: number): string {
  return version >= 170_000 ? 'arwdDxtm' : 'arwdDxt';
}

/** Tables, partitioned tables, partitions and foreign tables. */
export const relations: TopFamily = {
  name: 'relations',
  catalog: 'pg_class',
  number: 'c.oid',
  identity: { kind: `case c.relkind when 'f' then 'foreign_table' else 'table' end`, schema: 'n.nspname', name: 'c.relname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(c.relowner)',
      persistence: 'c.relpersistence::text',
      rls: 'c.relrowsecurity',
      force_rls: 'c.relforcerowsecurity',
      replica_identity: 'c.relreplident::text',
      replica_index: `case when c.relreplident = 'i' then (
        select ic.relname from pg_index i join pg_class ic on ic.oid = i.indexrelid where i.indrelid = c.oid and i.indisreplident) end`,
      options: 'array_to_json(c.reloptions)',
      toast_options: 'array_to_json(tc.reloptions)',
      access_method: 'am.amname',
      tablespace: 'ts.spcname',
      of_type: 'case when c.reloftype <> 0 then format_type(c.reloftype, null) end',
      partition_key: `case when c.relkind = 'p' then ${mandatory('pg_get_partkeydef(c.oid)')} end`,
      is_partition: 'c.relispartition',
      partition_bound: `case when c.relispartition then ${mandatory('pg_get_expr(c.relpartbound, c.oid)')} end`,
      parents: 'h.parents',
      server: 's.srvname',
      server_options: hashedOptions('ft.ftoptions'),
      comment: 'd.description',
      acl: 'array_to_json(c.relacl::text[])',
    },
    numbers: {},
    from: `from pg_class c
join pg_namespace n on n.oid = c.relnamespace
left join pg_class tc on tc.oid = c.reltoastrelid
left join pg_am am on am.oid = c.relam
left join pg_tablespace ts on ts.oid = c.reltablespace
left join (
  select i.inhrelid, json_agg(json_build_array(pn.nspname, pc.relname, case pc.relkind when 'f' then 'foreign_table' else 'table' end) order by i.inhseqno) as parents
  from pg_inherits i join pg_class pc on pc.oid = i.inhparent join pg_namespace pn on pn.oid = pc.relnamespace
  where pc.relkind in ('r', 'p', 'f') group by i.inhrelid
) h on h.inhrelid = c.oid
left join pg_foreign_table ft on ft.ftrelid = c.oid
left join pg_foreign_server s on s.oid = ft.ftserver
${commentOn('pg_class', 'c.oid')}
where c.relkind in ('r', 'p', 'f') and c.relpersistence <> 't' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: readRelation,
};

function readRelation(described: Described): readonly SchemaObject[] {
  const { row, owner, version } = described;
  const role = text(row, 'role');
  const parents = readParents(described);
  const isPartition = flag(row, 'is_partition');
  const object = buildObject(described, {
    identity: owner,
    parent: schemaKey(owner.place.schema ?? ''),
    attributes: {
      owner: role,
      persistence: text(row, 'persistence') === 'u' ? 'unlogged' : 'permanent',
      ...(owner.kind === 'table' ? { rls: flag(row, 'rls'), force_rls: flag(row, 'force_rls'), replica_identity: replicaIdentity(described) } : {}),
      options: readOptions(described),
      access_method: optionalText(row, 'access_method'),
      tablespace: optionalText(row, 'tablespace'),
      definition: typedTable(optionalText(row, 'of_type')),
      partition_key: optionalText(row, 'partition_key'),
      partition: isPartition ? parents[0]?.name : undefined,
      partition_bound: optionalText(row, 'partition_bound'),
      parents: isPartition ? undefined : parents.map(({ name }) => name),
      server: optionalText(row, 'server'),
    },
    references: [{ catalog: 'pg_class', number: described.number }],
    uses: parents.map(({ key }) => key),
  });
  return withCompanions(object, described, { by: role, ownerLetters: tableLetters(version) });
}

/** In the order in which the table inherits from them. */
function readParents({ row }: Described): readonly ReturnType<typeof identify>[] {
  return rows(row, 'parents').map((parent) => identify(text(parent, '2') === 'table' ? 'table' : 'foreign_table', { schema: text(parent, '0'), name: text(parent, '1') }));
}

function readOptions({ row }: Described): readonly string[] {
  const ofToast = texts(row, 'toast_options').map((option) => `toast.${option}`);
  return [...texts(row, 'options'), ...ofToast, ...texts(row, 'server_options')].toSorted();
}

function typedTable(type: string | undefined): string | undefined {
  return type === undefined ? undefined : `OF ${type}`;
}

const replicaIdentities: Readonly<Record<string, string>> = { d: 'default', n: 'nothing', f: 'full' };

function replicaIdentity({ row }: Described): string {
  return replicaIdentities[text(row, 'replica_identity')] ?? `index ${optionalText(row, 'replica_index') ?? ''}`;
}
