import { objectKinds } from '../../model/schema-object.ts';
import { noStatement } from '../no-statement.ts';
import type { EngineWriter } from '../object-writer.ts';
import { collationWriter } from './collations.ts';
import { columnWriter } from './columns.ts';
import { commentWriter } from './comments.ts';
import { constraintWriter } from './constraints.ts';
import { defaultPrivilegeWriter } from './default-privileges.ts';
import { eventTriggerWriter } from './event-triggers.ts';
import { foreignServerWriter, foreignTableWriter } from './foreign-servers.ts';
import { grantWriter } from './grants.ts';
import { indexWriter } from './indexes.ts';
import { extensionWriter, schemaWriter } from './namespaces.ts';
import { policyWriter } from './policies.ts';
import { publicationWriter } from './publications.ts';
import { aggregateWriter, functionWriter, procedureWriter } from './routines.ts';
import { sequenceWriter } from './sequences.ts';
import { statisticsWriter } from './statistics.ts';
import { tableWriter } from './tables.ts';
import { textSearchWriter } from './text-search.ts';
import { ruleWriter, triggerWriter } from './triggers.ts';
import { typeWriter } from './types.ts';
import { materializedViewWriter, viewWriter } from './views.ts';

/** PostgreSQL's statements. */
export const postgresWriter: EngineWriter = {
  writers: {
    schema: schemaWriter,
    extension: extensionWriter,
    collation: collationWriter,
    type: typeWriter,
    sequence: sequenceWriter,
    function: functionWriter,
    procedure: procedureWriter,
    aggregate: aggregateWriter,
    table: tableWriter,
    foreign_table: foreignTableWriter,
    column: columnWriter,
    constraint: constraintWriter,
    index: indexWriter,
    view: viewWriter,
    materialized_view: materializedViewWriter,
    rule: ruleWriter,
    trigger: triggerWriter,
    policy: policyWriter,
    statistics: statisticsWriter,
    event: noStatement('PostgreSQL has no events'),
    event_trigger: eventTriggerWriter,
    publication: publicationWriter,
    server: foreignServerWriter,
    ts_config: textSearchWriter,
    grant: grantWriter,
    default_privilege: defaultPrivilegeWriter,
    comment: commentWriter,
  },
  comesWith: (part, owner) => part.kind === 'column' && (owner.kind === 'table' || owner.kind === 'foreign_table'),
  rebuildable: new Set(['constraint', 'index', 'view', 'materialized_view', 'rule', 'trigger', 'policy', 'statistics', 'comment', 'grant', 'event_trigger', 'publication']),
  isDisturbed: ({ kind }) => ['view', 'materialized_view', 'rule', 'trigger', 'policy'].includes(kind),
  // Routines come behind tables and views, which their bodies may name; where a table needs one, it is drawn to the front.
  order: [
    'schema', 'extension', 'collation', 'type', 'sequence', 'server', 'ts_config', 'table', 'foreign_table', 'column',
    ...objectKinds.filter((kind) => kind === 'function' || kind === 'procedure' || kind === 'aggregate'),
    'index', 'constraint', 'view', 'materialized_view', 'rule', 'trigger', 'policy', 'statistics', 'event', 'event_trigger', 'publication',
    'grant', 'default_privilege', 'comment',
  ],
};
