import { noStatement } from '../no-statement.ts';
import type { EngineWriter } from '../object-writer.ts';
import { columnWriter } from './columns.ts';
import { grantWriter } from './grants.ts';
import { constraintWriter, indexWriter, isForeignKey } from './keys.ts';
import { eventWriter, functionWriter, procedureWriter, triggerWriter, viewWriter } from './programs.ts';
import { sequenceWriter } from './sequences.ts';
import { tableWriter } from './tables.ts';

const unknown = noStatement('MySQL and MariaDB have no such objects');

/** Statements of MySQL and MariaDB. */
export const mysqlWriter: EngineWriter = {
  writers: {
    schema: unknown, extension: unknown, collation: unknown, type: unknown, aggregate: unknown, foreign_table: unknown, materialized_view: unknown, rule: unknown,
    policy: unknown, statistics: unknown, event_trigger: unknown, publication: unknown, server: unknown, ts_config: unknown, default_privilege: unknown, comment: unknown,
    sequence: sequenceWriter,
    function: functionWriter,
    procedure: procedureWriter,
    table: tableWriter,
    column: columnWriter,
    constraint: constraintWriter,
    index: indexWriter,
    view: viewWriter,
    trigger: triggerWriter,
    event: eventWriter,
    grant: grantWriter,
  },
  comesWith: (part, owner) => owner.kind === 'table' && ['column', 'index', 'constraint'].includes(part.kind) && !isForeignKey(part),
  rebuildable: new Set(['index', 'constraint', 'view', 'trigger', 'event', 'grant']),
  isDisturbed: isForeignKey,
  order: ['sequence', 'table', 'column', 'index', 'constraint', 'function', 'procedure', 'view', 'trigger', 'event', 'grant'],
};
