import type { SchemaObject } from '../../../model/schema-object.ts';
import { flag, integer, text } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { Described, PartFamily } from './family.ts';
import { identifyPart } from './identify.ts';
import { mandatory } from './mandatory.ts';
import { afterName } from './printed-list.ts';
import { commentOn, notOfExtension, userSchema } from './schema-filter.ts';

/**
 * Triggers of tables and views; those by which the server keeps foreign keys are internal. So are, before 15, the ones that
 * partitions have from their parent, each of which can be disabled by itself.
 */
export const triggers: PartFamily = {
  name: 'triggers',
  catalog: 'pg_class',
  parent: 't.tgrelid',
  order: 't.tgname',
  query: (version) => ({
    fields: {
      name: 't.tgname',
      definition: mandatory('pg_get_triggerdef(t.oid)'),
      enabled: 't.tgenabled::text',
      is_clone: isClone(version),
      comment: 'd.description',
    },
    numbers: { trigger: 't.oid' },
    from: `from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_namespace n on n.oid = c.relnamespace
${commentOn('pg_trigger', 't.oid')}
where (not t.tgisinternal or ${isClone(version)} and not exists (select from pg_constraint k where k.oid = t.tgconstraint and k.contype = 'f'))
  and ${userSchema} and ${notOfExtension('pg_class', 'c.oid')} and ${notOfExtension('pg_trigger', 't.oid')}`,
  }),
  read: readTrigger,
};

/** Before 13 only its dependency tells the trigger that a partition has from its parent (PostgreSQL 12 manual, 51.18). */
function isClone(version: number): string {
  if (version >= 130_000) return 't.tgparentid <> 0';
  return `exists (select from pg_depend p where p.classid = 'pg_trigger'::regclass and p.objid = t.oid and p.refclassid = 'pg_trigger'::regclass)`;
}

/** pg_trigger.tgenabled, pg_rewrite.ev_enabled and pg_event_trigger.evtenabled (PostgreSQL manual, 52.58). */
export const firings: Readonly<Record<string, string>> = { O: 'enabled', D: 'disabled', R: 'replica', A: 'always' };

function readTrigger(described: Described): readonly SchemaObject[] {
  const { row, owner } = described;
  const printed = text(row, 'definition');
  const object = buildObject(described, {
    identity: identifyPart('trigger', owner, text(row, 'name')),
    parent: owner.key,
    attributes: { definition: afterName(printed, /^CREATE (?:CONSTRAINT )?TRIGGER /), enabled: firings[text(row, 'enabled')] },
    marks: flag(row, 'is_clone') ? ['inherited'] : [],
    references: [{ catalog: 'pg_trigger', number: integer(row, 'trigger') }],
    written: printed,
  });
  return withCompanions(object, described);
}
