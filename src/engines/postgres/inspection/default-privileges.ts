import type { SchemaObject } from '../../../model/schema-object.ts';
import { optionalText, text, texts } from '../../catalog-values.ts';
import type { Described, TopFamily } from './family.ts';
import { everybody } from './grants.ts';
import { schemaKey } from './identify.ts';

const objectTypes = `case a.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end`;

/** What a role gets by itself on objects of a type; the letter of sequences differs between the two catalogues. */
const builtIn = `acldefault(case a.defaclobjtype when 'S' then 's' else a.defaclobjtype end, a.defaclrole)`;

/** Who has what, one row for each role. */
function exploded(acl: string): string {
  return `select grantee, array_agg(privilege_type || case when is_grantable then ' WITH GRANT OPTION' else '' end order by privilege_type) as privileges from aclexplode(${acl}) group by grantee`;
}

/**
 * Default privileges, one object for each role that gets some. Those of a schema add to the rest; those of the whole
 * database replace what the server has built in, so that what is taken away shows too.
 */
export const defaultPrivileges: TopFamily = {
  name: 'default privileges',
  catalog: 'pg_default_acl',
  number: 'a.oid',
  identity: {
    kind: `'default_privilege'`,
    schema: 'n.nspname',
    name: `pg_get_userbyid(a.defaclrole) || ' ' || ${objectTypes} || ':' || case g.grantee when 0 then '${everybody}' else pg_get_userbyid(g.grantee) end`,
  },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(a.defaclrole)',
      schema: 'n.nspname',
      grantee: `case g.grantee when 0 then '${everybody}' else pg_get_userbyid(g.grantee) end`,
      object_types: objectTypes,
      privileges: 'array_to_json(g.privileges)',
      taken: 'array_to_json(array(select unnest(b.privileges) except select unnest(g.privileges) order by 1))',
    },
    numbers: {},
    from: `from pg_default_acl a
left join pg_namespace n on n.oid = a.defaclnamespace
cross join lateral (
  ${exploded('a.defaclacl')}
  union all
  select x.grantee, '{}' from aclexplode(${builtIn}) x
  where a.defaclnamespace = 0 and x.grantee not in (select y.grantee from aclexplode(a.defaclacl) y) group by x.grantee
) g
left join lateral (${exploded(builtIn)}) b on a.defaclnamespace = 0 and b.grantee = g.grantee
where g.privileges is distinct from b.privileges`,
  }),
  read: (described) => [readDefaultPrivilege(described)],
};

function readDefaultPrivilege({ row, owner }: Described): SchemaObject {
  const [role, schema, types] = [text(row, 'role'), optionalText(row, 'schema'), text(row, 'object_types')];
  const target = `ON ${types.toUpperCase()}`;
  const given = texts(row, 'privileges');
  const head = `ALTER DEFAULT PRIVILEGES FOR ROLE ${quoted(role)}${schema === undefined ? '' : ` IN SCHEMA ${quoted(schema)}`}`;
  const grantee = text(row, 'grantee');
  const to = grantee === everybody ? 'PUBLIC' : quoted(grantee);
  const taken = texts(row, 'taken');
  const plain = given.filter((privilege) => !privilege.endsWith(grantable));
  const further = given.filter((privilege) => privilege.endsWith(grantable)).map((privilege) => privilege.slice(0, -grantable.length));
  const written = [
    ...(taken.length === 0 ? [] : [`${head} REVOKE ${taken.join(', ')} ${target} FROM ${to}`]),
    ...(plain.length === 0 ? [] : [`${head} GRANT ${plain.join(', ')} ${target} TO ${to}`]),
    ...(further.length === 0 ? [] : [`${head} GRANT ${further.join(', ')} ${target} TO ${to}${grantable}`]),
  ];
  return {
    ...owner,
    ...(schema === undefined ? {} : { parent: schemaKey(schema) }),
    attributes: { privileges: given },
    marks: [],
    uses: [],
    written: written.join(';\n'),
  };
}

const grantable = ' WITH GRANT OPTION';

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
