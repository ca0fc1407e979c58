import { optionalText, text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { commentOn, hashedOptions, notOfExtension } from './schema-filter.ts';

/** Foreign servers, with the keys of their options and hashes of the values. */
export const foreignServers: TopFamily = {
  name: 'foreign servers',
  catalog: 'pg_foreign_server',
  number: 's.oid',
  identity: { kind: `'server'`, name: 's.srvname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(s.srvowner)',
      wrapper: 'w.fdwname',
      type: 's.srvtype',
      version: 's.srvversion',
      options: hashedOptions('s.srvoptions'),
      comment: 'd.description',
      acl: 'array_to_json(s.srvacl::text[])',
    },
    numbers: {},
    from: `from pg_foreign_server s
join pg_foreign_data_wrapper w on w.oid = s.srvfdw
${commentOn('pg_foreign_server', 's.oid')}
where ${notOfExtension('pg_foreign_server', 's.oid')}`,
  }),
  read: (described) => {
    const { row, owner } = described;
    const role = text(row, 'role');
    const object = buildObject(described, {
      identity: owner,
      attributes: {
        owner: role,
        definition: `FOREIGN DATA WRAPPER ${text(row, 'wrapper')}`,
        type: optionalText(row, 'type'),
        version: optionalText(row, 'version'),
        options: texts(row, 'options'),
      },
    });
    return withCompanions(object, described, { by: role, ownerLetters: 'U' });
  },
};
