import { flag, integer, optionalText, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { PartFamily } from './family.ts';
import { everybody } from './grants.ts';
import { identifyPart } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

const commands: Readonly<Record<string, string>> = { '*': 'ALL', r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE' };

/** Row security policies. */
export const policies: PartFamily = {
  name: 'policies',
  catalog: 'pg_class',
  parent: 'o.polrelid',
  order: 'o.polname',
  query: () => ({
    fields: {
      name: 'o.polname',
      command: 'o.polcmd::text',
      permissive: 'o.polpermissive',
      roles: `(select json_agg(case r.number when 0 then '${everybody}' else pg_get_userbyid(r.number) end) from unnest(o.polroles) r(number))`,
      using: `case when o.polqual is not null then ${mandatory('pg_get_expr(o.polqual, o.polrelid)')} end`,
      check: `case when o.polwithcheck is not null then ${mandatory('pg_get_expr(o.polwithcheck, o.polrelid)')} end`,
      comment: 'd.description',
    },
    numbers: { policy: 'o.oid' },
    from: `from pg_policy o
join pg_class c on c.oid = o.polrelid
join pg_namespace n on n.oid = c.relnamespace
${commentOn('pg_policy', 'o.oid')}
where ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: (described) => {
    const { row, owner } = described;
    const object = buildObject(described, {
      identity: identifyPart('policy', owner, text(row, 'name')),
      parent: owner.key,
      attributes: {
        command: commands[text(row, 'command')],
        permissive: flag(row, 'permissive'),
        roles: texts(row, 'roles').toSorted(),
        using: optionalText(row, 'using'),
        check: optionalText(row, 'check'),
      },
      references: [{ catalog: 'pg_policy', number: integer(row, 'policy') }],
    });
    return withCompanions(object, described);
  },
};
