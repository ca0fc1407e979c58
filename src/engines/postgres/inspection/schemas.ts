import { text } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/**
 * Schemas. What `public` grants is left out: 15 changed it, and an upgraded server keeps what it had (release notes of 15).
 * So is its comment, which the server puts there.
 */
export const schemas: TopFamily = {
  name: 'schemas',
  catalog: 'pg_namespace',
  number: 'n.oid',
  identity: { kind: `'schema'`, name: 'n.nspname' },
  query: () => ({
    fields: {
      role: `case n.nspname when 'public' then 'pg_database_owner' else pg_get_userbyid(n.nspowner) end`,
      comment: `case when n.nspname <> 'public' or d.description <> 'standard public schema' then d.description end`,
      acl: `case when n.nspname <> 'public' then array_to_json(n.nspacl::text[]) end`,
    },
    numbers: {},
    from: `from pg_namespace n
${commentOn('pg_namespace', 'n.oid')}
where ${userSchema} and ${notOfExtension('pg_namespace', 'n.oid')}`,
  }),
  read: (described) => {
    const role = text(described.row, 'role');
    const object = buildObject(described, { identity: described.owner, attributes: { owner: role } });
    return withCompanions(object, described, { by: role, ownerLetters: 'UC' });
  },
};
