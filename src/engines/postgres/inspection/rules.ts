import { integer, text } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { PartFamily } from './family.ts';
import { identifyPart } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { afterName } from './printed-list.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';
import { firings } from './triggers.ts';

/** Rules; the one by which a view is a view is its definition. */
export const rules: PartFamily = {
  name: 'rules',
  catalog: 'pg_class',
  parent: 'r.ev_class',
  order: 'r.rulename',
  query: () => ({
    fields: { name: 'r.rulename', definition: mandatory('pg_get_ruledef(r.oid)'), enabled: 'r.ev_enabled::text', comment: 'd.description' },
    numbers: { rule: 'r.oid' },
    from: `from pg_rewrite r
join pg_class c on c.oid = r.ev_class
join pg_namespace n on n.oid = c.relnamespace
${commentOn('pg_rewrite', 'r.oid')}
where r.rulename <> '_RETURN' and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')}`,
  }),
  read: (described) => {
    const { row, owner } = described;
    const printed = text(row, 'definition');
    const object = buildObject(described, {
      identity: identifyPart('rule', owner, text(row, 'name')),
      parent: owner.key,
      attributes: { definition: afterName(printed, /^CREATE RULE /), enabled: firings[text(row, 'enabled')] },
      references: [{ catalog: 'pg_rewrite', number: integer(row, 'rule') }],
      written: printed,
    });
    return withCompanions(object, described);
  },
};
