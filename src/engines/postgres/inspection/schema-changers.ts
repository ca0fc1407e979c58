import type { SchemaChanger } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import { text, texts } from '../../catalog-values.ts';
import { everybody } from './grants.ts';
import { notOfExtension, userSchema } from './schema-filter.ts';

/** Who owns how many of what, of objects that DDL can change. */
const owned = `
select o.role, 'owner of ' || count(*) || ' ' || o.word || case count(*) when 1 then '' else 's' end as reason
from (
  select c.relowner as role, case c.relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'view' else 'table' end as word
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and c.relpersistence <> 't' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}
  union all
  select p.proowner, 'routine' from pg_proc p join pg_namespace n on n.oid = p.pronamespace where ${userSchema} and ${notOfExtension('pg_proc', 'p.oid')}
  union all
  select t.typowner, 'type' from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where t.typtype in ('e', 'd', 'r') and ${userSchema} and ${notOfExtension('pg_type', 't.oid')}
) o group by o.role, o.word`;

/**
 * Which roles can change the schema, and by what. Role 0 is everybody. In the schema public of 15 and later the owner is
 * pg_database_owner, which is the database's. Before 16 CREATEROLE may grant itself any role but superusers
 * (release notes of 16).
 */
function sources(version: number): string {
  return [
    `select r.oid as role, 'superuser' as reason from pg_roles r where r.rolsuper`,
    owned,
    `select d.datdba, 'owner of the database' from pg_database d where d.datname = current_database()`,
    `select n.nspowner, 'owner of schema ' || n.nspname from pg_namespace n join pg_roles r on r.oid = n.nspowner where ${userSchema} and r.rolname <> 'pg_database_owner'`,
    `select x.grantee, 'CREATE on schema ' || n.nspname from pg_namespace n cross join lateral aclexplode(n.nspacl) x left join pg_roles r on r.oid = x.grantee
     where x.privilege_type = 'CREATE' and x.grantee <> n.nspowner and ${userSchema} and r.rolname is distinct from 'pg_database_owner'`,
    `select x.grantee, 'CREATE on the database' from pg_database d cross join lateral aclexplode(d.datacl) x
     where d.datname = current_database() and x.privilege_type = 'CREATE' and x.grantee <> d.datdba`,
    ...(version >= 160_000 ? [] : [`select r.oid, 'CREATEROLE' from pg_roles r where r.rolcreaterole and not r.rolsuper`]),
  ].join('\nunion all\n');
}

/**
 * Members of such a role can do what it can. Left out are the current role and those that it is a member of; for this
 * pg_has_role does not serve, since a superuser counts as a member of all.
 */
export function schemaChangersStatement(version: number): string {
  return `
with recursive source (role, reason) as (
  ${sources(version)}
), own (role) as (
  select oid from pg_roles where rolname = current_user
  union select m.roleid from pg_auth_members m join own on own.role = m.member
), reached (role, via) as (
  select distinct role, role from source where role <> 0
  union select m.member, r.via from pg_auth_members m join reached r on r.role = m.roleid
), reasons (role, reason) as (
  select role, reason from source
  union select r.role, 'member of ' || pg_get_userbyid(r.via) from reached r where r.role <> r.via
)
select case role when 0 then '${everybody}' else pg_get_userbyid(role) end as role, array_to_json(array_agg(reason order by reason))::text as reasons
from reasons where role not in (select role from own) group by 1 order by 1`;
}

/** Reads an answer to the statement. */
export function readSchemaChanger(row: Row): SchemaChanger {
  const reasons: unknown = JSON.parse(text(row, 'reasons'));
  return { role: text(row, 'role'), reasons: texts({ reasons }, 'reasons') };
}
