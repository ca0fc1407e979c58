import { flag, optionalText, text } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { schemaKey } from './identify.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/** The column that holds the locale of another provider than libc changed its name twice. */
function localeColumn(version: number): string {
  if (version >= 170_000) return 'c.colllocale';
  return version >= 150_000 ? 'c.colliculocale' : 'null';
}

const providers: Readonly<Record<string, string>> = { c: 'libc', i: 'icu', b: 'builtin', d: 'default' };

/** Collations. The version of the library that made one is the machine's and never read. */
export const collations: TopFamily = {
  name: 'collations',
  catalog: 'pg_collation',
  number: 'c.oid',
  identity: { kind: `'collation'`, schema: 'n.nspname', name: 'c.collname' },
  query: (version) => ({
    fields: {
      role: 'pg_get_userbyid(c.collowner)',
      provider: 'c.collprovider::text',
      locale: `coalesce(${localeColumn(version)}, c.collcollate::text)`,
      ctype: `coalesce(${localeColumn(version)}, c.collctype::text)`,
      deterministic: 'c.collisdeterministic',
      rules: version >= 160_000 ? 'c.collicurules' : 'null',
      comment: 'd.description',
    },
    numbers: {},
    from: `from pg_collation c
join pg_namespace n on n.oid = c.collnamespace
${commentOn('pg_collation', 'c.oid')}
where ${userSchema} and ${notOfExtension('pg_collation', 'c.oid')}`,
  }),
  read: (described) => {
    const { row, owner } = described;
    const [locale, ctype] = [optionalText(row, 'locale'), optionalText(row, 'ctype')];
    const object = buildObject(described, {
      identity: owner,
      parent: schemaKey(owner.place.schema ?? ''),
      attributes: {
        owner: text(row, 'role'),
        provider: providers[text(row, 'provider')],
        locale: locale === ctype ? locale : `${locale ?? ''} (ctype ${ctype ?? ''})`,
        deterministic: flag(row, 'deterministic'),
        rules: optionalText(row, 'rules'),
      },
    });
    return withCompanions(object, described);
  },
};
