import { quoteName } from '../../migrations/quote-table.ts';
import type { Statement } from '../../model/statement.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';
import { onlyOperation, resolveRelation } from './postgres-relations.ts';
import { done, notDone, type Image, type Intent, type Probe, type Verdict } from './probe.ts';

/**
 * ALTER TABLE … DETACH PARTITION … CONCURRENTLY works in two transactions; one that was cut short between them is completed
 * by FINALIZE (PostgreSQL 14 manual, ALTER TABLE). Image: schema and name of the table and of its partition.
 */
export const detachProbe: Probe = { capture, judge };

async function capture(session: DatabaseSession, statement: Statement): Promise<Image> {
  const operation = onlyOperation(statement, 'detach-partition');
  if (operation === undefined) return [];
  const [parent, child] = [await resolveRelation(session, operation.table), await resolveRelation(session, operation.partition)];
  return parent === undefined || child === undefined ? [] : [parent.schema, parent.name, child.schema, child.name];
}

async function judge(session: DatabaseSession, { before }: Intent): Promise<Verdict> {
  const [parentSchema, parent, childSchema, child] = before;
  if (parentSchema === undefined || parent === undefined || childSchema === undefined || child === undefined) return notDone;
  const names = { parent: qualified(parentSchema, parent), child: qualified(childSchema, child) };
  const [row] = await session.query({
    text: `
select i.inhdetachpending as pending
from pg_catalog.pg_inherits i
where i.inhparent = pg_catalog.to_regclass($1) and i.inhrelid = pg_catalog.to_regclass($2)`,
    values: [names.parent, names.child],
  });
  if (row === undefined) return done;
  if (row['pending'] !== true) return notDone;
  return { verdict: 'done', cleanup: [{ text: `ALTER TABLE ${names.parent} DETACH PARTITION ${names.child} FINALIZE` }] };
}

function qualified(schema: string, name: string): string {
  return `${quoteName('postgres', schema)}.${quoteName('postgres', name)}`;
}
