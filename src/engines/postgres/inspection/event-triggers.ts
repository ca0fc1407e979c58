import { text, texts } from '../../catalog-values.ts';
import { buildObject, withCompanions } from './build-object.ts';
import type { TopFamily } from './family.ts';
import { commentOn, notOfExtension } from './schema-filter.ts';
import { firings } from './triggers.ts';

/** Event triggers. */
export const eventTriggers: TopFamily = {
  name: 'event triggers',
  catalog: 'pg_event_trigger',
  number: 'e.oid',
  identity: { kind: `'event_trigger'`, name: 'e.evtname' },
  query: () => ({
    fields: {
      role: 'pg_get_userbyid(e.evtowner)',
      event: 'e.evtevent',
      tags: 'array_to_json(e.evttags)',
      function: 'e.evtfoid::regproc::text',
      enabled: 'e.evtenabled::text',
      comment: 'd.description',
    },
    numbers: {},
    from: `from pg_event_trigger e
${commentOn('pg_event_trigger', 'e.oid')}
where ${notOfExtension('pg_event_trigger', 'e.oid')}`,
  }),
  read: (described) => {
    const { row, owner, number } = described;
    const object = buildObject(described, {
      identity: owner,
      attributes: {
        owner: text(row, 'role'),
        event: text(row, 'event'),
        tags: texts(row, 'tags').toSorted(),
        function: text(row, 'function'),
        enabled: firings[text(row, 'enabled')],
      },
      references: [{ catalog: 'pg_event_trigger', number }],
    });
    return withCompanions(object, described);
  },
};
